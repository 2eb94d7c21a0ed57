using NetTopologySuite.Geometries;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Release.Gate;

namespace Tideline.Release.Tests;

/// <summary>A small country: PK, provinces PK1 and PK2, districts PK1A and so on, tehsils PK1A1 and so on.</summary>
internal static class Country
{
    public const double Weight = 30;

    public static readonly LocalDate Week1 = new(2025, 8, 25);
    public static readonly LocalDate Week2 = new(2025, 9, 1);

    public static AreaHierarchy Areas(int provinces = 2, int districts = 2, int tehsils = 3)
    {
        var all = new List<Area> { new("PK", "Darya", 0, null) };
        for (var p = 1; p <= provinces; p++)
        {
            all.Add(new($"PK{p}", $"Province {p}", 1, "PK"));
            for (var d = 1; d <= districts; d++)
            {
                var district = $"PK{p}{(char)('A' + d - 1)}";
                all.Add(new(district, $"District, {p}.{d}", 2, $"PK{p}"));
                all.AddRange(Enumerable.Range(1, tehsils).Select(t => new Area($"{district}{t}", $"Tehsil {t}", 3, district)));
            }
        }

        return new(all);
    }

    public static Estimate People(long contributors, ObservationStatus status = ObservationStatus.Normal, long panel = 0)
    {
        var value = contributors * Weight;
        return new(value, new(value * 0.9, value * 1.1), new(value * 0.8, value * 1.2), contributors, panel, Weight, status);
    }

    public static CubeCell Cell(string area, LocalDate week, Estimate estimate, string? counterpart = null) =>
        new(area, counterpart, week, week.PlusDays(6), estimate);

    /// <summary>Cells of the finest level and their sums at every level above.</summary>
    public static Cube Summed(Indicator indicator, AreaHierarchy areas, LocalDate week, IReadOnlyDictionary<string, long> contributors) =>
        Summed(indicator, areas, [.. contributors.Select(c => (week, c.Key, c.Value))]);

    public static Cube Summed(Indicator indicator, AreaHierarchy areas, IReadOnlyList<(LocalDate Week, string Area, long Contributors)> finest)
    {
        var cells = new List<CubeCell>();
        foreach (var level in areas.Levels)
        {
            cells.AddRange(finest
                .GroupBy(f => (f.Week, Area: areas.AncestorAt(f.Area, level)!.PCode))
                .Select(g => Cell(g.Key.Area, g.Key.Week, People(g.Sum(f => f.Contributors)))));
        }

        return new(indicator, cells);
    }

    /// <summary>A record that passes: tests of the gate are about its other checks.</summary>
    public static ProofRecord Proven { get; } = new(ProofRecord.SourcesOfThisVersion, "2026-11-30", 200, 52, 1, 10_000, 0, 900, 0.55, 0.7);

    public static ReleaseInput Input(AreaHierarchy areas, params Cube[] cubes) => new()
    {
        Project = new()
        {
            Name = "darya",
            TimeZone = DateTimeZone.Utc,
            Inputs = new()
            {
                Events = [new() { Files = "inbox/*.csv", Columns = new("msisdn", "time", "cell") }],
                Cells = new() { Files = "reference/cells.csv" },
            },
        },
        Emergency = new("flood-2025", Hazard.Flood, new(2025, 8, 26), new(2025, 8, 23), new(2025, 9, 9), ["PK1A1", "PK1A2"]),
        Reference = new([], new(areas, Squares(areas), "v1"), null, []),
        Cubes = cubes,
        Headline = new(true, Week1, Week1.PlusDays(6), People(500), ["PK1A", "PK1B"]),
        Definition = "tideline-1a2b3c4d",
        Vintage = new(2025, 9, 14),
        Provenance = new()
        {
            CodeVersion = "0.1.0",
            Engine = "duckdb",
            EngineVersion = "1.5.6",
            Seed = 7,
            Parameters = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
            InputHashes = new Dictionary<string, string> { ["inbox/1.csv"] = "00" },
            ExcludedDays = new Dictionary<LocalDate, string> { [new(2025, 8, 29)] = "truncated" },
            BridgedDays = new Dictionary<LocalDate, string>(),
            Placebos = [9, 10],
            DetectionLimitKm = new Dictionary<string, double> { ["PK1A1"] = 3.14159 },
            PanelSubscribers = 1000,
            WithoutReference = 3,
            UnobservedShare = 0.123456,
            Caveats = ["Moves inside the home area are not seen."],
        },
        Proof = Proven,
    };

    private static Dictionary<string, Geometry> Squares(AreaHierarchy areas)
    {
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var squares = new Dictionary<string, Geometry>();
        foreach (var (i, area) in areas.All.Index())
        {
            // Clockwise on purpose, and with more decimals than are written.
            var x = 60 + (i / 7.0);
            squares[area.PCode] = factory.CreatePolygon(
                [new(x, 30), new(x, 30.1), new(x + 0.1, 30.1), new(x + 0.1, 30), new(x, 30)]);
        }

        return squares;
    }
}
