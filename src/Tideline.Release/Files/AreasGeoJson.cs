using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Tideline.Domain.Cubes;
using Tideline.Projects.Reference;
using Tideline.Release.Observations;

namespace Tideline.Release.Files;

/// <summary>
/// <c>areas.geojson</c> (RFC 7946, six decimals, about 10 cm): every area of the boundary version with the displaced
/// stock and the hosted of the latest released week. An area without row has neither value nor status.
/// </summary>
internal static class AreasGeoJson
{
    private static readonly string[] _mapped = [Indicator.DisplacedStock.Name, Indicator.DisplacedHosted.Name];

    /// <summary>Names of all properties that a feature has.</summary>
    public static IReadOnlySet<string> Properties { get; } = new[] { "pcode", "name", "admin_level", "parent" }
        .Concat(_mapped.SelectMany(n => ((string[])["", "_lower", "_upper", "_status", "_period_start", "_period_end"]).Select(suffix => n + suffix)))
        .ToHashSet(StringComparer.Ordinal);

    public static byte[] Write(Boundaries boundaries, IReadOnlyList<Observation> observations)
    {
        var latest = _mapped.ToDictionary(name => name, name => Latest(observations, name));
        var options = new JsonSerializerOptions();
        options.Converters.Add(new GeoJsonConverterFactory(
            new GeometryFactory(new PrecisionModel(), 4326), false, "_id", RingOrientationOption.EnforceRfc9746));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var area in boundaries.Hierarchy.All.Where(a => boundaries.Geometry.ContainsKey(a.PCode)))
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteStartObject("properties");
                json.WriteString("pcode", area.PCode);
                json.WriteString("name", area.Name);
                json.WriteNumber("admin_level", area.AdminLevel);
                json.WriteString("parent", area.Parent);
                foreach (var name in _mapped)
                {
                    Figure(json, name, latest[name].GetValueOrDefault(area.PCode));
                }

                json.WriteEndObject();
                json.WritePropertyName("geometry");
                JsonSerializer.Serialize(json, SixDecimals.Of(boundaries.Geometry[area.PCode]), options);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static Dictionary<string, Observation> Latest(IReadOnlyList<Observation> observations, string indicator)
    {
        var ofIndicator = observations.Where(o => o.Indicator == indicator).ToList();
        if (ofIndicator.Count == 0)
        {
            return [];
        }

        var last = ofIndicator.Max(o => o.PeriodEnd);
        return ofIndicator.Where(o => o.PeriodEnd == last).ToDictionary(o => o.Area);
    }

    private static void Figure(Utf8JsonWriter json, string name, Observation? o)
    {
        Number("", o?.Value);
        Number("_lower", o?.Lower);
        Number("_upper", o?.Upper);
        json.WriteString($"{name}_status", o?.Status.Code());
        json.WriteString($"{name}_period_start", o?.PeriodStart.ToString("yyyy-MM-dd", null));
        json.WriteString($"{name}_period_end", o?.PeriodEnd.ToString("yyyy-MM-dd", null));

        void Number(string suffix, decimal? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name + suffix, number);
            }
            else
            {
                json.WriteNull(name + suffix);
            }
        }
    }
}
