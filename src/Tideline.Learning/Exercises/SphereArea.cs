using System.Text.Json;

namespace Tideline.Learning.Exercises;

/// <summary>Areas of polygons in square kilometres.</summary>
internal static class SphereArea
{
    private const double RadiusKm = 6371.0088;

    /// <summary>By p-code, of the areas of one level.</summary>
    /// <param name="mercator">As it comes out in Web-Mercator coordinates, which enlarge what is far from the equator.</param>
    public static IReadOnlyDictionary<string, double> Of(string folder, int level, bool mercator)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "reference/areas.geojson")));
        return document.RootElement.GetProperty("features").EnumerateArray()
            .Where(f => f.GetProperty("properties").GetProperty("admin_level").GetInt32() == level)
            .ToDictionary(f => f.GetProperty("properties").GetProperty("pcode").GetString()!, f => Polygons(f.GetProperty("geometry")).Sum(p => OfPolygon(p, mercator)), StringComparer.Ordinal);
    }

    private static IEnumerable<JsonElement> Polygons(JsonElement geometry) =>
        geometry.GetProperty("type").GetString() == "Polygon" ? [geometry.GetProperty("coordinates")] : geometry.GetProperty("coordinates").EnumerateArray();

    // The first ring is the outline, the others are holes.
    private static double OfPolygon(JsonElement rings, bool mercator) => rings.EnumerateArray().Select((ring, i) => OfRing(ring, mercator) * (i == 0 ? 1 : -1)).Sum();

    private static double OfRing(JsonElement ring, bool mercator)
    {
        var points = ring.EnumerateArray().Select(p => Project(p[0].GetDouble() * Math.PI / 180, p[1].GetDouble() * Math.PI / 180, mercator)).ToArray();
        var twice = 0.0;
        for (var i = 1; i < points.Length; i++)
        {
            twice += (points[i].X - points[i - 1].X) * (points[i].Y + points[i - 1].Y);
        }

        return Math.Abs(twice) / 2 * RadiusKm * RadiusKm;
    }

    private static (double X, double Y) Project(double longitude, double latitude, bool mercator) =>
        (longitude, mercator ? Math.Log(Math.Tan((Math.PI / 4) + (latitude / 2))) : Math.Sin(latitude));
}
