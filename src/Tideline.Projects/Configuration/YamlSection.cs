using System.Globalization;
using NodaTime.Text;
using Tideline.Domain;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>
/// One mapping of <c>project.yaml</c>, or of another file, with its place in it. Every fault it reports names file, line and key.
/// </summary>
public sealed class YamlSection
{
    private const int LongestId = 60;
    private const string Project = "project.yaml";

    private readonly YamlMappingNode _node;
    private readonly string _path;
    private readonly string _file;

    /// <summary>A mapping of <c>project.yaml</c>.</summary>
    /// <exception cref="ConfigurationException">The node is no mapping, or has a key outside <paramref name="known"/>.</exception>
    public YamlSection(YamlNode node, string path, params IReadOnlyList<string> known)
        : this(Project, node, path, known)
    {
    }

    private YamlSection(string file, YamlNode node, string path, IReadOnlyList<string> known)
    {
        (_file, _path) = (file, path);
        _node = node as YamlMappingNode
            ?? throw Fault(node, path, $"must be a mapping with the keys {string.Join(", ", known)}", file);
        foreach (var (key, _) in _node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(name))
            {
                var nearest = NearestKey.To(name, known);
                throw Fault(
                    key,
                    Join(path, name),
                    nearest is null
                        ? $"is not a known key; known here are {string.Join(", ", known)}"
                        : $"is not a known key; did you mean '{nearest}'?",
                    file);
            }
        }
    }

    /// <summary>The whole of another file.</summary>
    /// <param name="file">Its path in the project, for faults.</param>
    public static YamlSection OfFile(string file, YamlNode root, params IReadOnlyList<string> known) => new(file, root, "", known);

    /// <summary>A mapping within this one, of the same file.</summary>
    public YamlSection Section(string key, params IReadOnlyList<string> known) => new(_file, Required(key), PathOf(key), known);

    /// <summary>The entries of a list within this mapping, each a mapping of the same file; none where the key is absent.</summary>
    public IReadOnlyList<YamlSection> Sections(string key, params IReadOnlyList<string> known) =>
        [.. List(key).Select((node, i) => new YamlSection(_file, node, FormattableString.Invariant($"{PathOf(key)}[{i}]"), known))];

    /// <summary>The node of a key; null where the key is absent or its value is empty.</summary>
    public YamlNode? Node(string key) =>
        _node.Children.TryGetValue(new YamlScalarNode(key), out var node) && !IsEmpty(node) ? node : null;

    public YamlNode Required(string key) => Node(key) ?? throw Fault(_node, Join(_path, key), "is missing", _file);

    public string PathOf(string key) => Join(_path, key);

    public string Text(string key) => Scalar(Required(key), PathOf(key), _file);

    public string? OptionalText(string key) => Node(key) is { } node ? Scalar(node, PathOf(key), _file) : null;

    /// <summary>A line for people, without outer blanks; null where the key is absent.</summary>
    public string? OptionalLine(string key, int longest) => OptionalText(key) is not { } text ? null
        : text.Trim() is { Length: > 0 } line && line.Length <= longest && !line.Any(char.IsControl) ? line
        : throw Fault(key, FormattableString.Invariant($"must be one line of at most {longest} characters"));

    /// <inheritdoc cref="OptionalLine"/>
    public string Line(string key, int longest)
    {
        _ = Required(key);
        return OptionalLine(key, longest)!;
    }

    /// <summary>The key <c>id</c>: lower-case letters, digits and hyphens.</summary>
    /// <param name="names">What it names, for the fault.</param>
    public string Id(string names) => Text("id") is { Length: <= LongestId } id && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? id
        : throw Fault("id", $"names {names}: it is made of lower-case letters, digits and hyphens");

    /// <summary>The entries of a list, each a single value; none where the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. List(key).Select(n => Scalar(n, PathOf(key), _file))];

    public long WholeNumber(string key, long otherwise, long least)
    {
        if (Node(key) is not { } node)
        {
            return otherwise;
        }

        return long.TryParse(Scalar(node, PathOf(key), _file), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw Fault(key, string.Create(CultureInfo.InvariantCulture, $"must be a whole number of at least {least}"));
    }

    /// <summary>A number within bounds, inclusive; null where absent.</summary>
    public double? OptionalNumber(string key, double least, double most) =>
        Node(key) is { } node ? Number(node, PathOf(key), least, most) : null;

    /// <summary>The number of a node, within bounds, inclusive.</summary>
    public static double Number(YamlNode node, string path, double least, double most) =>
        double.TryParse(Scalar(node, path), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Fault(node, path, string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}"));

    public double? OptionalShare(string key) =>
        Node(key) is not { } node ? null
        : double.TryParse(Scalar(node, PathOf(key)), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? value
        : throw Fault(key, "must be a share between 0 and 1, such as 0.01");

    /// <summary>The value of a key read by a NodaTime pattern; null where absent.</summary>
    public T? Time<T>(string key, IPattern<T> pattern, string example)
        where T : struct
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        var result = pattern.Parse(text);
        return result.Success ? result.Value : throw Fault(key, $"is '{text}', which is not written like {example}");
    }

    public IReadOnlyList<YamlNode> List(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children],
        var other => throw Fault(other, PathOf(key), "must be a list: each entry begins with '- '", _file),
    };

    /// <summary>A fault at the value of a key, or at the section where the key is absent.</summary>
    public ConfigurationException Fault(string key, string what) => Fault(Node(key) ?? _node, PathOf(key), what, _file);

    public static ConfigurationException Fault(YamlNode node, string path, string what, string file = Project) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}, line {node.Start.Line}: '{path}' {what}. Mend the file and run the command again; nothing was changed."))
        {
            Key = path,
            Reason = what,
        };

    public static string Scalar(YamlNode node, string path, string file = Project) =>
        node is YamlScalarNode { Value: { } value } ? value : throw Fault(node, path, "must be a single value", file);

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static bool IsEmpty(YamlNode node) =>
        node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" };
}
