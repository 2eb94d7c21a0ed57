using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tideline.Projects;
using Tideline.Projects.Records;

namespace Tideline.Governance.Records;

/// <summary>How artefacts look in JSON: camelCase, days like 2026-12-01, words for what is enumerated. Unknown members are refused: they would be lost.</summary>
public static class ArtefactJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LocalDateConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new PlainText() },
    };

    /// <summary>Holds every text to what may be kept for good.</summary>
    private sealed class PlainText : JsonConverter<string>
    {
        public override bool HandleNull => true;

        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PlainWords.Optional(reader.GetString(), "text") ?? "";

        public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
