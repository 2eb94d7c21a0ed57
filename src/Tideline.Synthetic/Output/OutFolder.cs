using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Output;

/// <summary>The folder that is written: empty, or an earlier demo whose generated files may be replaced.</summary>
internal static class OutFolder
{
    public const string Marker = ".tideline-demo";
    private static readonly string[] _folders = ["inbox/events", "reference", "truth"];

    /// <summary>Makes the folder ready and writes the marker, which lists every file that will be generated. An
    /// interrupted generation can so be cleared as well.</summary>
    /// <exception cref="SyntheticException">The folder holds something else; nothing was changed.</exception>
    public static void Prepare(string folder, bool overwriteEarlierDemo, IReadOnlyList<string> files)
    {
        try
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Clear(folder, overwriteEarlierDemo);
            }

            foreach (var sub in _folders)
            {
                Directory.CreateDirectory(Path.Combine(folder, sub));
            }

            File.WriteAllText(Path.Combine(folder, Marker), string.Join('\n', files) + "\n");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SyntheticException($"The folder '{folder}' cannot be written: {fault.Message}", fault);
        }
    }

    private static void Clear(string folder, bool overwriteEarlierDemo)
    {
        var marker = Path.Combine(folder, Marker);
        if (!overwriteEarlierDemo || !File.Exists(marker))
        {
            throw new SyntheticException(
                $"The folder '{folder}' is not empty{(File.Exists(marker) ? " (it holds an earlier demo)" : "")}; "
                + "name another folder or empty it. Nothing was changed.");
        }

        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        foreach (var file in File.ReadAllLines(marker).Where(l => l.Length > 0))
        {
            var path = Path.GetFullPath(file, root);

            // The marker is a file that anybody may have edited; it must not reach outside.
            if (path.StartsWith(root, StringComparison.Ordinal))
            {
                File.Delete(path);
            }
        }

        File.Delete(marker);
    }
}
