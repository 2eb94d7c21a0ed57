using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Simplify;
using Tideline.Domain;
using Tideline.Release.Bulletins.Html;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>River lines for orientation.</summary>
internal static class Rivers
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <exception cref="InputRefusedException">The text is no GeoJSON feature collection.</exception>
    public static Markup Draw(string? geoJson, MapFrame frame)
    {
        if (string.IsNullOrWhiteSpace(geoJson))
        {
            return Markup.Empty;
        }

        var lines = Read(geoJson)
            .Select(f => f.Geometry)
            .Where(g => g is ILineal && !g.IsEmpty && frame.Shows(g))
            .Select(g => PathData.Of(DouglasPeuckerSimplifier.Simplify(frame.Project(g), 0.6)));
        return Markup.Of($"""<g class="rivers">{lines.Select(d => Markup.Of($"""<path d="{d}"/>"""))}</g>""");
    }

    private static FeatureCollection Read(string geoJson)
    {
        try
        {
            return JsonSerializer.Deserialize<FeatureCollection>(geoJson, Options) ?? [];
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            throw new InputRefusedException(
                "The river lines are not a GeoJSON feature collection. Give one, or leave rivers out; no bulletin was written.", e);
        }
    }
}
