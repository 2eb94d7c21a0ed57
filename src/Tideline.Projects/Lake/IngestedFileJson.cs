using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

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

    private sealed class LocalDateConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString() ?? "").GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));

        public override LocalDate ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WritePropertyName(LocalDatePattern.Iso.Format(value));
    }
}
