using System.Buffers;
using System.Text.Json;
using Tideline.Server.Api;
using Tideline.Server.Maps.Topologies;

namespace Tideline.Server.Maps;

/// <summary>Writes TopoJSON 1.0: one collection <c>areas</c>, arcs as differences on the grid.</summary>
internal static class TopoJson
{
    public static byte[] Write(AreaTopology topology, IReadOnlyList<MapArea> areas)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, ApiJson.Writer);
        json.WriteStartObject();
        json.WriteString("type", "Topology");
        var grid = topology.Grid;
        Numbers(json, "bbox", grid.West, grid.South, grid.West + (grid.StepX * (Grid.Points - 1)), grid.South + (grid.StepY * (Grid.Points - 1)));
        json.WriteStartObject("transform");
        Numbers(json, "scale", grid.StepX, grid.StepY);
        Numbers(json, "translate", grid.West, grid.South);
        json.WriteEndObject();
        json.WriteStartObject("objects");
        json.WriteStartObject("areas");
        json.WriteString("type", "GeometryCollection");
        json.WriteStartArray("geometries");
        foreach (var area in areas)
        {
            Geometry(json, topology, area);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("arcs");
        foreach (var arc in topology.Arcs)
        {
            Arc(json, arc);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Geometry(Utf8JsonWriter json, AreaTopology topology, MapArea area)
    {
        var polygons = topology.Shapes[area.Area.PCode];
        json.WriteStartObject();
        json.WriteString("id", area.Area.PCode);
        json.WriteString("type", polygons.Length == 0 ? null : "MultiPolygon");
        json.WritePropertyName("properties");
        AreaJson.Write(json, area, topology.Neighbours[area.Area.PCode]);
        if (polygons.Length > 0)
        {
            json.WriteStartArray("arcs");
            foreach (var polygon in polygons)
            {
                json.WriteStartArray();
                foreach (var ring in polygon)
                {
                    json.WriteStartArray();
                    foreach (var arc in ring)
                    {
                        json.WriteNumberValue(arc);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Arc(Utf8JsonWriter json, GridPoint[] arc)
    {
        json.WriteStartArray();
        var from = new GridPoint(0, 0);
        foreach (var point in arc)
        {
            json.WriteStartArray();
            json.WriteNumberValue(point.X - from.X);
            json.WriteNumberValue(point.Y - from.Y);
            json.WriteEndArray();
            from = point;
        }

        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, params ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
