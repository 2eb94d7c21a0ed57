using NodaTime.Text;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>layers:</c>.</summary>
internal static class LayersSection
{
    private const int Longest = 160;

    private static readonly string[] _keys = ["id", "kind", "name", "name_ur", "files", "label", "source", "as_of"];
    private static readonly string[] _kinds = ["damage", "access"];

    /// <exception cref="Domain.ConfigurationException">A key is unknown or missing, or a value cannot be.</exception>
    public static IReadOnlyList<LayerConfiguration> ReadAll(YamlSection root)
    {
        var layers = new List<LayerConfiguration>();
        foreach (var (i, node) in root.List("layers").Index())
        {
            var path = FormattableString.Invariant($"layers[{i}]");
            var layer = Read(new YamlSection(node, path, _keys));
            if (layers.Any(l => l.Id == layer.Id))
            {
                throw YamlSection.Fault(node, $"{path}.id", $"is '{layer.Id}', as that of an earlier layer; ids must differ");
            }

            layers.Add(layer);
        }

        return layers;
    }

    private static LayerConfiguration Read(YamlSection section)
    {
        var kind = section.Text("kind");
        var (files, options) = FootprintSection.Read(section, "files", mayBePoints: true);
        _ = section.Required("files");
        _ = section.Required("as_of");
        return new()
        {
            Id = section.Id("an address"),
            Kind = Array.IndexOf(_kinds, kind) is >= 0 and var number ? (LayerKind)number : throw section.Fault("kind", $"is '{kind}'; it is one of {string.Join(", ", _kinds)}"),
            Name = section.Line("name", Longest),
            Names = section.OptionalLine("name_ur", Longest) is { } urdu ? new Dictionary<string, string> { ["ur"] = urdu } : [],
            Files = files!,
            Options = options,
            Label = section.OptionalText("label"),
            Source = section.Line("source", Longest),
            AsOf = section.Time("as_of", LocalDatePattern.Iso, "2025-09-20")!.Value,
        };
    }
}
