using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Emergencies;

/// <summary>An emergency as somebody declares it; texts as they were given, null or empty where they were not.</summary>
/// <param name="Names">Names in other languages, by language.</param>
/// <param name="Footprint">GeoJSON: polygons, a feature or a collection of features; exactly one of it and the areas is given.</param>
public sealed record EmergencyDeclaration(
    string? Id, string? Hazard, string? Onset, string? EvacuationStarts, string? Ends, string? Name, IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<string> Areas, string? Footprint)
{
    /// <summary>The text of its file; what is missing is left out, for the reader to name.</summary>
    internal string ToYaml()
    {
        var entries = new YamlMappingNode();
        Add("id", Id);
        Add("name", Name);
        foreach (var (language, name) in Names.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            Add($"name_{language}", name);
        }

        Add("hazard", Hazard);
        Add("onset", Onset);
        Add("evacuation_starts", EvacuationStarts);
        Add("ends", Ends);
        Add("footprint", Footprint is null ? null : EmergencyFiles.FootprintOf(Id ?? ""));
        if (Areas.Count > 0)
        {
            entries.Add("areas", new YamlSequenceNode(Areas.Select(Scalar)) { Style = YamlDotNet.Core.Events.SequenceStyle.Flow });
        }

        using var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(entries)).Save(text, assignAnchors: false);
        // The mark of the document's end would keep a line from being added.
        return text.ToString().ReplaceLineEndings("\n").Replace("\n...\n", "\n", StringComparison.Ordinal);

        void Add(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                entries.Add(key, Scalar(value.Trim()));
            }
        }
    }

    /// <summary>The footprint as a collection of features, which is what is read elsewhere.</summary>
    /// <exception cref="JsonException">It is no GeoJSON of these kinds.</exception>
    internal string FootprintAsCollection()
    {
        using var given = JsonDocument.Parse(Footprint!);
        var kind = given.RootElement.ValueKind == JsonValueKind.Object && given.RootElement.TryGetProperty("type", out var type) ? type.GetString() : null;
        return kind switch
        {
            "FeatureCollection" => Footprint!,
            "Feature" => $$"""{"type":"FeatureCollection","features":[{{Footprint}}]}""",
            "Polygon" or "MultiPolygon" => $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{{Footprint}}}]}""",
            _ => throw new JsonException("no polygons"),
        };
    }

    private static YamlNode Scalar(string value) => new YamlScalarNode(value) { Style = ScalarStyle.DoubleQuoted };
}
