using System.IO.Enumeration;

namespace Tideline.Projects.Files;

/// <summary>Finds the files that a path or glob of the configuration names.</summary>
public static class FileGlob
{
    /// <summary>Full paths in ordinal order; empty where nothing matches.</summary>
    /// <param name="pattern">Full path whose segments may hold <c>*</c> and <c>?</c>; a segment <c>**</c> matches any
    /// number of folders, also none. A pattern that names a folder means every file below it. Names that begin with a
    /// point or an underscore (markers such as <c>_SUCCESS</c>) match only where the pattern begins so.</param>
    public static IReadOnlyList<string> Expand(string pattern)
    {
        var (segments, fixedCount) = Segments(pattern);
        if (fixedCount == segments.Length)
        {
            return File.Exists(pattern) ? [pattern]
                : Directory.Exists(pattern) ? Expand(pattern.TrimEnd('/') + "/**/*")
                : [];
        }

        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(Start(segments, fixedCount), segments.AsSpan(fixedCount), found);
        return [.. found];
    }

    /// <summary>The folder that all files of a pattern lie in or below, whether or not it is there.</summary>
    public static string FolderOf(string pattern)
    {
        var (segments, fixedCount) = Segments(pattern);
        return Start(segments, Math.Min(fixedCount, segments.Length - 1));
    }

    private static (string[] Segments, int FixedCount) Segments(string pattern)
    {
        var segments = pattern.Split(['/', Path.DirectorySeparatorChar]);
        return (segments, Array.FindIndex(segments, s => s.AsSpan().ContainsAny('*', '?')) is var at && at < 0 ? segments.Length : at);
    }

    private static string Start(string[] segments, int count) => string.Join('/', segments[..count]) is { Length: > 0 } start ? start : "/";

    private static void Walk(string folder, ReadOnlySpan<string> segments, SortedSet<string> found)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var segment = segments[0];
        if (segments.Length == 1 && segment != "**")
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                if (Matches(segment, Path.GetFileName(file)))
                {
                    found.Add(Path.Combine(folder, Path.GetFileName(file)));
                }
            }

            return;
        }

        if (segment == "**")
        {
            Walk(folder, segments.Length == 1 ? (string[])["*"] : segments[1..], found);
        }

        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            if (segment == "**" ? Matches("*", Path.GetFileName(child)) : Matches(segment, Path.GetFileName(child)))
            {
                Walk(child, segment == "**" ? segments : segments[1..], found);
            }
        }
    }

    private static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)
        && (name[0] is not ('.' or '_') || pattern[0] == name[0]);
}
