using System.Text.RegularExpressions;

namespace Tideline.Proof.Faults;

/// <summary>Says when something of a project's folder is first touched, by a name in which ids, days and hashes are left out.</summary>
internal sealed partial class DiskMarks : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly HashSet<string> _seen = [];

    public DiskMarks(string project, Action<string> first)
    {
        _watcher = new(project) { IncludeSubdirectories = true, InternalBufferSize = 1 << 16, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite };
        void Touched(string? path)
        {
            if (path is not null && MarkOf(path) is var mark && _seen.Add(mark))
            {
                first(mark);
            }
        }

        _watcher.Created += (_, e) => Touched(e.Name);
        _watcher.Changed += (_, e) => Touched(e.Name);
        _watcher.Deleted += (_, e) => Touched(e.Name);
        _watcher.Renamed += (_, e) => Touched(e.Name);
        _watcher.EnableRaisingEvents = true;
    }

    public void Dispose() => _watcher.Dispose();

    /// <summary>The name of a path relative to a project.</summary>
    public static string MarkOf(string path)
    {
        path = path.Replace('\\', '/');
        if (path.StartsWith("lake/tmp/", StringComparison.Ordinal))
        {
            return "lake/tmp/…";
        }

        if (path.StartsWith("inbox/events/", StringComparison.Ordinal))
        {
            return path.EndsWith(".part", StringComparison.Ordinal) ? "inbox/events/.….part" : "inbox/events/…";
        }

        var parts = path.Split('/');
        if (parts is ["releases", var id, ..] && Hashes().IsMatch(id))
        {
            parts[1] = id[0] == '.' ? $"{id[..id.IndexOf('-', StringComparison.Ordinal)]}-…" : "…";
        }

        return Days().Replace(Hashes().Replace(string.Join('/', parts), "…"), "…");
    }

    [GeneratedRegex("[0-9a-f]{8,}", RegexOptions.None, 1000)]
    private static partial Regex Hashes();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex Days();
}
