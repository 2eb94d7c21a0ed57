using System.Diagnostics;
using System.Globalization;
using Tideline.Domain;

namespace Tideline.Projects.Lake;

/// <summary>
/// The right to write the lake. One process holds it at a time; taking it removes what an interrupted run left
/// behind: temporary files, and parts that no record names.
/// </summary>
public sealed class LakeWriter : IDisposable
{
    private readonly FileStream _lock;

    private LakeWriter(ProjectFolder folder, FileStream held)
    {
        _lock = held;
        Staging = StagingOf(folder);
        Directory.CreateDirectory(Staging);
    }

    /// <summary>Where files are prepared before they are moved into the lake; empty when opened, gone afterwards.</summary>
    public string Staging { get; }

    /// <param name="folder">The project whose lake is written.</param>
    /// <exception cref="EngineException">Another process writes this lake, or the folder cannot be written.</exception>
    public static LakeWriter Open(ProjectFolder folder)
    {
        var path = Path.Combine(folder.Lake, "writer.lock");
        FileStream held;
        try
        {
            Directory.CreateDirectory(folder.Lake);
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EngineException($"{folder.Lake} cannot be written: {e.Message} Nothing was changed.", e);
        }
        catch (IOException e)
        {
            throw new EngineException(
                $"Another command is writing this project's lake (it holds {path}), or the disk refuses: {e.Message} Wait for it to end; nothing was changed.", e);
        }

        try
        {
            held.SetLength(0);
            held.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n")));
            held.Flush();
            Recover(folder);
            return new LakeWriter(folder, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Staging, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left is removed when the lake is next opened for writing.
        }

        // The lock file stays: deleting it lets a third process lock a name that nobody else sees.
        _lock.Dispose();
    }

    private static string StagingOf(ProjectFolder folder) => Path.Combine(folder.Temporary, "ingest");

    private static void Recover(ProjectFolder folder)
    {
        if (Directory.Exists(StagingOf(folder)))
        {
            Directory.Delete(StagingOf(folder), recursive: true);
        }

        foreach (var left in LeftBehind(folder.Temporary).ToList())
        {
            Directory.Delete(left, recursive: true);
        }

        var catalogue = FileCatalogue.Read(folder);
        var parts = catalogue.Accepted.SelectMany(f => f.Parts.Where(p => !f.IsDeleted(p))).ToHashSet(StringComparer.Ordinal);
        var rejects = catalogue.Files.Select(f => f.Sha256[..16] + ".parquet").ToHashSet(StringComparer.Ordinal);
        DeleteWhere(folder.Events, "*", SearchOption.AllDirectories, path => !parts.Contains(Path.GetRelativePath(folder.Lake, path).Replace('\\', '/')));
        DeleteWhere(folder.Rejects, "*", SearchOption.TopDirectoryOnly, path => !rejects.Contains(Path.GetFileName(path)));
        DeleteWhere(folder.Files, "*.tmp", SearchOption.TopDirectoryOnly, _ => true);
    }

    /// <summary>Folders of programs that were killed: their names end with a process id that nobody has. Readers of the lake work beside the writer, so that those of living ones stay.</summary>
    private static IEnumerable<string> LeftBehind(string temporary) => !Directory.Exists(temporary) ? [] :
        Directory.EnumerateDirectories(temporary).Where(d =>
            int.TryParse(Path.GetFileName(d).AsSpan(Path.GetFileName(d).LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !IsRunning(id));

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Somebody else's, of which nothing may be known.
            return true;
        }
    }

    private static void DeleteWhere(string folder, string pattern, SearchOption depth, Func<string, bool> orphan)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, pattern, depth).Where(orphan).ToList())
        {
            File.Delete(file);
        }
    }
}
