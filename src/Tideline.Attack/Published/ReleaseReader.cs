using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Tideline.Attack.Published;

/// <summary>Reads a release folder as any reader of it can: <c>observations.csv</c>, <c>manifest.json</c> and
/// <c>areas.geojson</c>.</summary>
public static class ReleaseReader
{
    /// <exception cref="FormatException">A file is not what a release has.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static PublishedRelease Read(string folder)
    {
        var table = File.ReadAllText(Path.Combine(folder, "observations.csv"));
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        using var areas = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "areas.geojson")));
        var root = manifest.RootElement;
        return new(
            root.GetProperty("release").GetString()!,
            [.. CsvTable.Read(table).Select(Row)],
            new(AreasOf(areas.RootElement)),
            root.GetProperty("rounding_bases").EnumerateArray().ToDictionary(NameOf, b => b.GetProperty("base").GetDouble()),
            root.GetProperty("disclosure").GetProperty("minimum_subscribers").GetInt64());
    }

    private static (string Indicator, string Unit) NameOf(JsonElement e) =>
        (e.GetProperty("indicator").GetString()!, e.GetProperty("unit").GetString()!);

    private static Dictionary<string, (int Level, string? Parent)> AreasOf(JsonElement collection) =>
        collection.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties")).ToDictionary(
            p => p.GetProperty("pcode").GetString()!,
            p => (p.GetProperty("admin_level").GetInt32(), p.GetProperty("parent").GetString()),
            StringComparer.Ordinal);

    private static PublishedRow Row(Func<string, string?> field) => new(
        new(
            field("indicator")!, field("unit")!, field("area")!, field("counterpart_area"),
            DateOf(field("period_start")), DateOf(field("period_end"))),
        field("value") is { } value ? decimal.Parse(value, CultureInfo.InvariantCulture) : null,
        field("status")!);

    private static LocalDate DateOf(string? text) => LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out var date)
        ? date
        : throw new FormatException("A period is no date.");
}
