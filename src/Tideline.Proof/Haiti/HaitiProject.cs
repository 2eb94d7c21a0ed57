using System.Globalization;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NodaTime.Text;

namespace Tideline.Proof.Haiti;

/// <summary>Writes a project folder: the synthetic operator's files, the tile map, what really happened, and an invented table of needs.</summary>
internal static class HaitiProject
{
    private const string Country = "HT";

    private static readonly JsonSerializerOptions _geoJson = new() { Converters = { new GeoJsonConverterFactory(new GeometryFactory(new PrecisionModel(), 4326)) } };

    /// <summary>Writes into a new or empty folder.</summary>
    /// <returns>Rows of all event files.</returns>
    /// <exception cref="Domain.ConfigurationException">The folder holds something.</exception>
    public static long Write(DtmRound round, string folder, int subscribers, ulong seed, CancellationToken cancellation)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new Domain.ConfigurationException($"'{folder}' is not empty. Name a folder that does not exist yet; nothing was written.");
        }

        foreach (var part in (string[])["inbox/events", "reference", "truth", "field"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }

        var (map, plan) = (new TileMap(round.Communes), new Plan(round, seed));
        var feed = new Feed(round, plan, subscribers, seed);
        Text(folder, "project.yaml", ProjectYaml());
        Text(folder, "reference/areas.geojson", Areas(round, map));
        Text(folder, "reference/cells.csv", Cells(round, map));
        Text(folder, "reference/population.csv", Table("pcode,population", round.Communes.Select((c, i) => FormattableString.Invariant($"{c.PCode},{plan.People[i]}"))));
        Text(folder, "truth/displacement.csv", Truth(round, feed));
        Text(folder, "field/needs-invented.csv", Needs(round, plan, seed));
        Text(folder, "field/needs-invented.map.yaml", NeedsMap);
        Text(folder, "field/crosswalk.csv", $"old,new,weight,valid_from\nHTI,{Country},1,\n");
        var rows = 0L;
        Parallel.For(0, Feed.Days, new() { CancellationToken = cancellation }, day => Interlocked.Add(ref rows, feed.WriteDay(Path.Combine(folder, "inbox", "events"), day)));
        return rows;
    }

    private static string ProjectYaml() => $$"""
        # A synthetic operator on a map of tiles with Haiti's p-codes. No boundary, no person and no figure of its own is real.
        name: haiti-tiles
        time_zone: America/Port-au-Prince
        day_starts_at: "05:00"
        inputs:
          events:
            - files: inbox/events/*.csv.gz
              columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }
              timestamp_format: "yyyy-MM-dd HH:mm:ss"
              timestamps_are: local
              subscriber_kind: msisdn
              calling_code: "509"
          cells: reference/cells.csv
          areas: reference/areas.geojson
          population: reference/population.csv
        emergencies:
          - id: conflict-2025
            hazard: conflict
            onset: {{LocalDatePattern.Iso.Format(Feed.Onset)}}
            areas: [{{string.Join(", ", Plan.Exposed.SelectMany(e => e.Value))}}]
        disclosure: { minimum_subscribers: 16, rounding: 10 }
        engine: duckdb
        bulletin:
          issued_by: Demonstration on a synthetic feed; places are tiles, not boundaries
          household_size: 4.5

        """.ReplaceLineEndings("\n");

    private static string Areas(DtmRound round, TileMap map)
    {
        var collection = new FeatureCollection { Feature(Country, "Haiti", 0, null, map.Union(round.Communes.Select(c => c.PCode))) };
        foreach (var department in round.Communes.GroupBy(c => c.Department, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            collection.Add(Feature(department.Key, department.First().DepartmentName, 1, Country, map.Union(department.Select(c => c.PCode))));
        }

        foreach (var commune in round.Communes)
        {
            collection.Add(Feature(commune.PCode, commune.Name, 2, commune.Department, map.Tile(commune.PCode)));
        }

        return JsonSerializer.Serialize(collection, _geoJson);
    }

    private static Feature Feature(string pcode, string name, int level, string? parent, Geometry geometry) =>
        new(geometry, new AttributesTable { { "pcode", pcode }, { "name", name }, { "admin_level", level }, { "parent", parent } });

    private static string Cells(DtmRound round, TileMap map) => Table("cell,longitude,latitude", round.Communes.SelectMany(c => Enumerable.Range(0, Feed.SitesOfCommune).Select(site =>
    {
        var at = map.Within(c.PCode, site == 0 ? -3 : 3, site == 0 ? 2 : -2);
        return string.Create(CultureInfo.InvariantCulture, $"{c.PCode}-{site + 1},{at.X:0.######},{at.Y:0.######}");
    })));

    private static string Truth(DtmRound round, Feed feed) => Table(
        "period_start,period_end,home_area,host_area,people,subscribers",
        Enumerable.Range(0, 4).Select(w => Feed.Onset.PlusWeeks(w)).SelectMany(week => feed.Displaced(week).Select(d => string.Create(
            CultureInfo.InvariantCulture,
            $"{LocalDatePattern.Iso.Format(week)},{LocalDatePattern.Iso.Format(week.PlusDays(6))},{round.Communes[d.Home].PCode},{round.Communes[d.Host].PCode},{d.People:0.##},{d.Subscribers:0.##}"))));

    // A quarter to a half of the people, more where many are hosted: numbers that a table could hold, and nobody's.
    private static string Needs(DtmRound round, Plan plan, ulong seed) => Table(
        "ADM2_PCODE,Commune,People in need",
        round.Communes.Select((c, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{c.PCode},\"{c.Name}\",{Math.Round((plan.People[i] * (0.25 + (0.25 * Draws.Unit(seed, Purpose.Rate + 100, i))) / 1000) + (round.Hosted.Where(h => h.Key.Commune == c.PCode).Sum(h => h.Value) / 1000.0)) * 1000}")));

    private const string NeedsMap = """
        source: Invented needs table (synthetic)
        level: 2
        pcode: ADM2_PCODE
        name: Commune
        day: 2025-06-30
        assessment: needs overview
        figures:
          - { column: People in need, concept: in_need }
        cannot_see: Nothing, as it is invented; a real one is planned for a year, from surveys and assumptions.

        """;

    private static string Table(string header, IEnumerable<string> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var row in rows)
        {
            text.Append(row).Append('\n');
        }

        return text.ToString();
    }

    private static void Text(string folder, string name, string text) => File.WriteAllText(Path.Combine(folder, name), text.ReplaceLineEndings("\n"));
}
