using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tideline.Projects.Lake;

/// <summary>How an <see cref="IngestedFile"/> stands in its JSON file.</summary>
internal static class IngestedFileJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new LocalDateConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static byte[] Write(IngestedFile file) => JsonSerializer.SerializeToUtf8Bytes(file, Options);

    /// <exception cref="JsonException">The bytes are not such a record.</exception>
    public static IngestedFile Read(byte[] json) =>
        JsonSerializer.Deserialize<IngestedFile>(json, Options) ?? throw new JsonException("The record is empty.");
}
