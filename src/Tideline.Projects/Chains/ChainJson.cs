using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tideline.Projects.Chains;

/// <summary>How entries of chains are written as lines of JSON: names and words like <c>from_day</c>, nothing for null.</summary>
public static class ChainJson
{
    /// <summary>The options of one kind of entry.</summary>
    /// <param name="converters">Of types that JSON has no form for.</param>
    public static JsonSerializerOptions Options(params IEnumerable<JsonConverter> converters)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };
        foreach (var converter in converters)
        {
            options.Converters.Add(converter);
        }

        return options;
    }
}
