using System.Text.RegularExpressions;

namespace Tideline.Learning.Courses;

/// <summary>Drawings of modules: <c>courses/MODULE/figures/NAME.svg</c>.</summary>
public static partial class CourseFigures
{
    /// <summary>The drawing; null where there is none of the name.</summary>
    public static string? Read(string module, string name) => $"{module.ToLowerInvariant()}/figures/{name}" is var file && BuiltInText.Names.Contains(file, StringComparer.Ordinal)
        ? BuiltInText.Read(file) : null;

    /// <summary>Figures that a text shows: alternative text and name.</summary>
    public static IEnumerable<(string Alternative, string Name)> In(string text) =>
        Image().Matches(text).Select(m => (m.Groups["alternative"].Value.Trim(), m.Groups["name"].Value));

    [GeneratedRegex(@"!\[(?<alternative>[^\]]*)\]\(figures/(?<name>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Image();
}
