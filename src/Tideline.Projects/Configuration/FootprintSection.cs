using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>footprint:</c> of an emergency, and <c>files:</c> of a layer: a path, or a mapping that says how its files are read.</summary>
internal static class FootprintSection
{
    private static readonly string[] _formats = ["geojson", "geopackage", "shapefile", "parquet"];

    /// <param name="owner">Of an emergency, or of a layer.</param>
    /// <param name="key">Under which it stands.</param>
    /// <param name="mayBePoints">Whether a table of points will do too.</param>
    /// <returns>Path or glob, null where there is none; and how it is read.</returns>
    /// <exception cref="Domain.ConfigurationException">A key is unknown or a value cannot be.</exception>
    public static (string? Files, FootprintOptions Options) Read(YamlSection owner, string key = "footprint", bool mayBePoints = false)
    {
        if (owner.Node(key) is null or YamlScalarNode)
        {
            return (owner.OptionalText(key), FootprintOptions.None);
        }

        string[] formats = mayBePoints ? [.. _formats, "csv"] : _formats;
        var section = owner.Section(key, "files", "crs", "format", "layer", "where");
        var format = section.OptionalText("format");
        return (section.Text("files"), new FootprintOptions
        {
            Crs = section.OptionalText("crs"),
            Format = format is null || formats.Contains(format) ? format : throw section.Fault("format", $"is '{format}'; it is one of {string.Join(", ", formats)}"),
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
