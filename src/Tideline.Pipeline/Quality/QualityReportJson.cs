using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Alerts;
using Tideline.Domain.Quality;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Quality;

/// <summary>The report for machines: snake_case, ISO dates, every member in fixed order, UTF-8 with line feeds.</summary>
public static class QualityReportJson
{
    /// <summary>The same report gives the same bytes.</summary>
    public static byte[] Write(QualityReport report) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(report, QualityReportContext.Default.QualityReport), (byte)'\n'];

    /// <exception cref="JsonException">The bytes are not such a report.</exception>
    public static QualityReport Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, QualityReportContext.Default.QualityReport) ?? throw new JsonException("The report is empty.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    Converters =
    [
        typeof(IsoDate), typeof(SnakeCase<CheckStatus>), typeof(SnakeCase<DayStatus>), typeof(SnakeCase<DayFault>),
        typeof(SnakeCase<DeviceKind>), typeof(SnakeCase<FileOutcome>),
        typeof(SnakeCase<AlarmKind>), typeof(SnakeCase<SeriesKind>), typeof(SnakeCase<Delivery>),
    ])]
[JsonSerializable(typeof(QualityReport))]
internal sealed partial class QualityReportContext : JsonSerializerContext;

internal sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

internal sealed class IsoDate : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = LocalDatePattern.Iso.Parse(reader.GetString() ?? "");
        return parsed.Success ? parsed.Value : throw new JsonException("A date is not of the form 2025-08-26.", parsed.Exception);
    }

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}
