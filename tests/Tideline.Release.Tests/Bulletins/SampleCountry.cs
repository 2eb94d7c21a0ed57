using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Triangulate;
using Tideline.Domain.Places;
using Tideline.Projects.Reference;

namespace Tideline.Release.Tests.Bulletins;

/// <summary>An invented country: tehsils are Voronoi cells on a shaken grid, districts and provinces their unions.</summary>
internal static class SampleCountry
{
    private static readonly string[] Names =
    [
        "Ambar", "Belam", "Chandi", "Darwal", "Esh", "Farod", "Gulmar", "Hatak", "Ismal", "Jandor", "Kesh", "Lorai",
        "Mirwah", "Narang", "Olang", "Pashti", "Qasba", "Rohani", "Sadiq Kot", "Tarbel", "Ushan", "Veram", "Wanai", "Yarkot",
        "Zarghun", "Shahbad", "Kharak", "Dera Noor",
    ];

    public static Boundaries Boundaries { get; } = Build(columns: 7, rows: 4);

    public static PopulationTable Population { get; } = new(Boundaries.Hierarchy.Finest
        .ToDictionary(a => a.PCode, a => (a.Parent is "DY103" or "DY109" ? 34_000L : a.Parent is "DY210" or "DY204" ? 62_000L : 140_000L) + (Noise(a.PCode.GetHashCodeStable(), 7) % 40 * 3_000L), StringComparer.Ordinal));

    /// <param name="columns">Districts from west to east.</param>
    /// <param name="rows">Districts from south to north.</param>
    public static Boundaries Build(int columns, int rows)
    {
        var shape = Shape();
        var seeds = new List<Coordinate>();
        for (var i = 0; i < columns * 2 * rows * 2; i++)
        {
            var (x, y) = (i % (columns * 2), i / (columns * 2));
            seeds.Add(new(
                66 + ((x + 0.2 + (Noise(i, 1) % 60 / 100.0)) * 8 / (columns * 2)),
                26 + ((y + 0.2 + (Noise(i, 2) % 60 / 100.0)) * 6 / (rows * 2))));
        }

        var builder = new VoronoiDiagramBuilder { ClipEnvelope = new Envelope(65, 75, 25, 33) };
        builder.SetSites(seeds);
        var cells = builder.GetDiagram(GeometryFactory.Default);
        var areas = new List<Area> { new("DY", "Darya", 0, null) };
        var geometry = new Dictionary<string, Geometry>(StringComparer.Ordinal);
        for (var i = 0; i < seeds.Count; i++)
        {
            var (x, y) = (i % (columns * 2) / 2, i / (columns * 2) / 2);
            var number = (y * columns) + x;
            var (province, district) = ($"DY{1 + (x * 3 / columns)}", $"DY{1 + (x * 3 / columns)}{number + 1:00}");
            var tehsil = $"{district}{(i % 2) + (i / (columns * 2) % 2 * 2) + 1:00}";
            var point = GeometryFactory.Default.CreatePoint(seeds[i]);
            var cell = Enumerable.Range(0, cells.NumGeometries).Select(cells.GetGeometryN).First(c => c.Contains(point));
            geometry[tehsil] = OverlayNGRobust.Overlay(cell, shape, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);
            Add(areas, new(province, province[^1] switch { '1' => "West Darya", '2' => "Middle Darya", _ => "East Darya" }, 1, "DY"));
            Add(areas, new(district, Names[number % Names.Length], 2, province));
            areas.Add(new(tehsil, $"{Names[number % Names.Length]} {"ABCD"[tehsil[^1] - '1']}", 3, district));
        }

        var hierarchy = new AreaHierarchy(areas);
        foreach (var level in (int[])[2, 1, 0])
        {
            foreach (var area in hierarchy.AtLevel(level))
            {
                geometry[area.PCode] = OverlayNGRobust.Union([.. hierarchy.Children(area.PCode).Select(c => geometry[c.PCode])]);
            }
        }

        return new(hierarchy, geometry, "sample-1");
    }

    public const string Rivers = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString",
        "coordinates":[[72.9,31.9],[72.2,30.9],[71.2,30.2],[70.4,29.1],[69.7,28.3],[69.2,27.2],[68.4,26.2]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[67.2,31.8],[68.3,30.6],[69.6,29.6],[70.4,29.1]]}}]}
        """;

    private static Polygon Shape()
    {
        var ring = new List<Coordinate>();
        for (var i = 0; i < 72; i++)
        {
            var angle = i * Math.PI / 36;
            var radius = 1 + (0.07 * Math.Sin(3 * angle)) + (0.04 * Math.Sin(7 * angle)) + (0.015 * Math.Sin(19 * angle));
            ring.Add(new(70 + (3.9 * radius * Math.Cos(angle)), 29 + (2.9 * radius * Math.Sin(angle))));
        }

        ring.Add(ring[0]);
        return GeometryFactory.Default.CreatePolygon([.. ring]);
    }

    private static void Add(List<Area> areas, Area area)
    {
        if (!areas.Contains(area))
        {
            areas.Add(area);
        }
    }

    /// <summary>A number from 0 to 999 that depends on its arguments alone.</summary>
    public static int Noise(int i, int salt)
    {
        var h = unchecked(((uint)i * 2654435761u) ^ ((uint)salt * 2246822519u));
        h = unchecked((h ^ (h >> 15)) * 3266489917u);
        return (int)((h ^ (h >> 13)) % 1000);
    }

    private static int GetHashCodeStable(this string text) => text.Aggregate(17, (h, c) => unchecked((h * 31) + c));
}
