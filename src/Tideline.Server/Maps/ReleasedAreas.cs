using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Tideline.Domain.Places;

namespace Tideline.Server.Maps;

/// <summary>Reads <c>areas.geojson</c> of a release: the areas that its figures are about.</summary>
internal static class ReleasedAreas
{
    private static readonly JsonSerializerOptions _options = new() { Converters = { new GeoJsonConverterFactory() } };

    public static (AreaHierarchy Hierarchy, IReadOnlyDictionary<string, Geometry> Geometry) Read(byte[] file)
    {
        var areas = new List<Area>();
        var geometry = new Dictionary<string, Geometry>(StringComparer.Ordinal);
        foreach (var feature in JsonSerializer.Deserialize<FeatureCollection>(file, _options)!)
        {
            var pcode = (string)feature.Attributes["pcode"];
            areas.Add(new(
                pcode, (string)feature.Attributes["name"], Convert.ToInt32(feature.Attributes["admin_level"], CultureInfo.InvariantCulture),
                feature.Attributes["parent"] as string));
            geometry[pcode] = feature.Geometry;
        }

        return (new(areas), geometry);
    }
}
