using System.Text.Encodings.Web;
using System.Text.Json;
using Tideline.Synthetic.Geography;

namespace Tideline.Synthetic.Output;

/// <summary>Writes feature collections in WGS 84 (RFC 7946), coordinates to 5 decimals.</summary>
internal static class GeoJson
{
    public static void Write(string path, Action<Utf8JsonWriter> features)
    {
        using var stream = File.Create(path);

        // Urdu stays readable in the file.
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        features(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Feature(Utf8JsonWriter json, Action properties, Action geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        properties();
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        geometry();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A polygon with its holes: the first ring is the outer one.</summary>
    public static void Polygon(Utf8JsonWriter json, IEnumerable<IReadOnlyList<PlanePoint>> rings)
    {
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        Rings(json, rings);
        json.WriteEndArray();
    }

    public static void MultiPolygon(Utf8JsonWriter json, IEnumerable<IReadOnlyList<PlanePoint>> outerRings)
    {
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var ring in outerRings)
        {
            json.WriteStartArray();
            Rings(json, [ring]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    public static void Line(Utf8JsonWriter json, IReadOnlyList<PlanePoint> line)
    {
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");
        foreach (var p in line)
        {
            Position(json, p);
        }

        json.WriteEndArray();
    }

    private static void Rings(Utf8JsonWriter json, IEnumerable<IReadOnlyList<PlanePoint>> rings)
    {
        foreach (var ring in rings)
        {
            json.WriteStartArray();
            foreach (var p in ring)
            {
                Position(json, p);
            }

            Position(json, ring[0]);
            json.WriteEndArray();
        }
    }

    private static void Position(Utf8JsonWriter json, PlanePoint p)
    {
        json.WriteStartArray();
        json.WriteNumberValue((decimal)p.Longitude);
        json.WriteNumberValue((decimal)p.Latitude);
        json.WriteEndArray();
    }
}
