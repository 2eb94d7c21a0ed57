using System.Buffers;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Tideline.Release.Files;
using Tideline.Server.Api;
using Tideline.Server.Figures;
using Tideline.Server.Problems;

namespace Tideline.Server.Formats;

/// <summary>The figures of one period as GeoJSON (RFC 7946, six decimals): a feature for each area.</summary>
internal static class GeoJsonFigures
{
    private static readonly JsonSerializerOptions _geometry = new()
    {
        Converters = { new GeoJsonConverterFactory(new GeometryFactory(new PrecisionModel(), 4326), false, "_id", RingOrientationOption.EnforceRfc9746) },
    };

    /// <summary>The last period of the selection. Of pairs, one end must have been chosen: the features are the other end.</summary>
    /// <exception cref="ProblemException">Both ends of the pairs are open.</exception>
    public static byte[] Write(FigureSelection selection, FigureQuery query)
    {
        var isOtherEnd = selection.HasCounterparts && query.Area is not null;
        if (selection.HasCounterparts && query.Area is null == query.Counterpart is null)
        {
            throw new ProblemException(
                400, ProblemCode.ParameterWrong, "The figures are of pairs of areas. Choose one end with 'area' or 'counterpart'; the features are then the other.");
        }

        var last = selection.Rows.Select(r => r.Period).DefaultIfEmpty(-1).Max();
        var columns = TidyColumn.Of(selection);
        var boundaries = selection.Table.Boundaries;
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, ApiJson.Writer);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var row in selection.Rows.Where(r => r.Period == last))
        {
            var pcode = isOtherEnd ? selection.CounterpartOf(row)! : selection.AreaOf(row);
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteString("id", pcode);
            json.WriteStartObject("properties");
            json.WriteString("pcode", pcode);
            json.WriteString("name", boundaries.NameOf(pcode));
            json.WriteString("parent", boundaries.Hierarchy.TryGet(pcode, out var area) ? area.Parent : null);
            foreach (var column in columns)
            {
                json.WritePropertyName(column.Name);
                TidyJson.Value(json, column.Get(row));
            }

            json.WriteEndObject();
            json.WritePropertyName("geometry");
            Shape(json, boundaries.Geometry.GetValueOrDefault(pcode));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Shape(Utf8JsonWriter json, Geometry? geometry)
    {
        if (geometry is null)
        {
            // All other hosts together are no place.
            json.WriteNullValue();
            return;
        }

        JsonSerializer.Serialize(json, SixDecimals.Of(geometry), _geometry);
    }
}
