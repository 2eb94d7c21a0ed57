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

    private LakeWriter(FileStream held) => _lock = held;

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
            return new LakeWriter(held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // The file stays: deleting a lock file lets a third process lock a name that nobody else sees.
    public void Dispose() => _lock.Dispose();

    private static void Recover(ProjectFolder folder)
    {
        if (Directory.Exists(folder.Temporary))
        {
            Directory.Delete(folder.Temporary, recursive: true);
        }

        var catalogue = FileCatalogue.Read(folder);
        var parts = catalogue.Parts.ToHashSet(StringComparer.Ordinal);
        var rejects = catalogue.Files.Select(f => f.Sha256[..16] + ".parquet").ToHashSet(StringComparer.Ordinal);
        DeleteWhere(folder.Events, "*", SearchOption.AllDirectories, path => !parts.Contains(path));
        DeleteWhere(folder.Rejects, "*", SearchOption.TopDirectoryOnly, path => !rejects.Contains(Path.GetFileName(path)));
        DeleteWhere(folder.Files, "*.tmp", SearchOption.TopDirectoryOnly, _ => true);
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
