using System.Xml.Linq;

namespace Tideline.Cli.Tests;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Tideline.slnx.</summary>
    public static string Root { get; } = Above().First(f => File.Exists(Path.Combine(f, "Tideline.slnx")));

    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Projects that a project under src refers to itself.</summary>
    public static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. Items(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))).Order(StringComparer.Ordinal)];

    /// <summary>Projects that a project under src refers to, directly or through others.</summary>
    public static IReadOnlySet<string> ReachedFrom(string project)
    {
        HashSet<string> reached = [];
        Stack<string> open = new(ReferencesOf(project));
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var reference in ReferencesOf(next))
                {
                    open.Push(reference);
                }
            }
        }

        return reached;
    }

    public static IReadOnlyList<string> PackagesOf(string project) => [.. Items(project, "PackageReference")];

    /// <summary>Source files of a project under src, without what the build generates.</summary>
    public static IEnumerable<string> SourcesOf(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj")).Descendants(kind)
            .Select(e => e.Attribute("Include")!.Value);

    private static IEnumerable<string> Above()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
