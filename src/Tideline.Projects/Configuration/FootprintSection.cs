using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>footprint:</c> of an emergency: a path, or a mapping that says how its files are read.</summary>
internal static class FootprintSection
{
    private static readonly string[] _formats = ["geojson", "geopackage", "shapefile", "parquet"];

    /// <returns>Path or glob, null where there is none; and how it is read.</returns>
    /// <exception cref="Domain.ConfigurationException">A key is unknown or a value cannot be.</exception>
    public static (string? Files, FootprintOptions Options) Read(YamlSection emergency)
    {
        if (emergency.Node("footprint") is null or YamlScalarNode)
        {
            return (emergency.OptionalText("footprint"), FootprintOptions.None);
        }

        var section = emergency.Section("footprint", "files", "crs", "format", "layer", "where");
        var format = section.OptionalText("format");
        return (section.Text("files"), new FootprintOptions
        {
            Crs = section.OptionalText("crs"),
            Format = format is null || _formats.Contains(format) ? format : throw section.Fault("format", $"is '{format}'; it is one of {string.Join(", ", _formats)}"),
            Layer = section.OptionalText("layer"),
            Where = Where(section),
        });
    }

    private static Dictionary<string, IReadOnlyList<string>> Where(YamlSection section)
    {
        var where = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (section.Node("where") is not { } node)
        {
            return where;
        }

        var wanted = node as YamlMappingNode ?? throw section.Fault("where", "must be a mapping of attributes to values, such as { class: flooded }");
        foreach (var (key, value) in wanted.Children)
        {
            where[(key as YamlScalarNode)?.Value ?? ""] = value switch
            {
                YamlScalarNode { Value: { } one } => [one],
                YamlSequenceNode { Children.Count: > 0 } several when several.Children.All(c => c is YamlScalarNode { Value: not null }) =>
                    [.. several.Children.Select(c => ((YamlScalarNode)c).Value!)],
                _ => throw section.Fault("where", "must give each attribute a value or a list of values"),
            };
        }

        return where;
    }
}
