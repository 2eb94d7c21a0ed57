using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Tideline.Projects;

/// <summary>Local dates in JSON like 2025-08-26, also as names.</summary>
public sealed class LocalDateConverter : JsonConverter<LocalDate>
{
    /// <exception cref="JsonException">It is no date.</exception>
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && LocalDatePattern.Iso.Parse(reader.GetString() ?? "") is { Success: true } date
            ? date.Value : throw new JsonException("A date is like 2025-08-26.");

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));

    public override LocalDate ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WritePropertyName(LocalDatePattern.Iso.Format(value));
}
