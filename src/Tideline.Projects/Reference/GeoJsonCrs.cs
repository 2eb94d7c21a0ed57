using System.Text.Json;

namespace Tideline.Projects.Reference;

/// <summary>Finds the coordinate system that older GeoJSON names in a member <c>crs</c> of the collection (The GeoJSON Format Specification, 2008),
/// which desktop programs still write.</summary>
internal static class GeoJsonCrs
{
    /// <returns>Such as <c>EPSG:32642</c>; null where the file names none, or one that is not known: its coordinates then tell what they are not.</returns>
    public static string? Of(string file)
    {
        using var stream = File.OpenRead(file);
        using var document = JsonDocument.Parse(stream);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("crs", out var crs) || crs.ValueKind != JsonValueKind.Object
            || !crs.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object
            || !properties.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        // urn:ogc:def:crs:EPSG::32642, with or without a version between.
        string[] parts = name.GetString()!.Split(':');
        var system = parts.Length >= 2 && Array.Exists(parts, p => p.Equals("EPSG", StringComparison.OrdinalIgnoreCase)) ? $"EPSG:{parts[^1]}" : null;
        return system is not null && Projection.Knows(system) ? system : null;
    }
}
