using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Converters;
using Tideline.Projects.Layers;

namespace Tideline.Server.Layers;

/// <summary>A layer as GeoJSON: features with the property <c>label</c>.</summary>
internal static class LayerGeoJson
{
    private static readonly JsonSerializerOptions _options = new() { Converters = { new GeoJsonConverterFactory() } };

    public static byte[] Of(MapLayer layer)
    {
        var features = new FeatureCollection();
        foreach (var feature in layer.Features)
        {
            features.Add(new Feature(feature.Shape, new AttributesTable { { "label", feature.Label } }));
        }

        return JsonSerializer.SerializeToUtf8Bytes(features, _options);
    }
}
