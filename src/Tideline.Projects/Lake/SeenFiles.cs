using System.Text.Json;
using Tideline.Domain;
using Tideline.Projects.Files;

namespace Tideline.Projects.Lake;

/// <summary>
/// The hashes of files that were ingested: an ingest each morning need not read all history again to know it. A file is the
/// one that was seen while its path, its length and the time of its last change are the same.
/// </summary>
public sealed class SeenFiles
{
    private readonly ProjectFolder _folder;
    private readonly Dictionary<string, Seen> _files;

    private SeenFiles(ProjectFolder folder, Dictionary<string, Seen> files) => (_folder, _files) = (folder, files);

    /// <summary>What was seen before; nothing where that is not known.</summary>
    public static SeenFiles Read(ProjectFolder folder)
    {
        try
        {
            return new SeenFiles(folder, File.Exists(folder.SeenFiles)
                ? JsonSerializer.Deserialize<Dictionary<string, Seen>>(File.ReadAllBytes(folder.SeenFiles)) ?? []
                : []);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // Derived, so that what cannot be read is made anew.
            return new SeenFiles(folder, []);
        }
    }

    /// <summary>Lower-case hex of the SHA-256 of a file's bytes; null where it must be read.</summary>
    /// <param name="shown">Path relative to the project, with forward slashes.</param>
    /// <param name="bytes">Length.</param>
    /// <param name="written">Time of its last change, in ticks of UTC.</param>
    public string? Sha256(string shown, long bytes, long written) =>
        _files.TryGetValue(shown, out var seen) && (seen.Bytes, seen.Written) == (bytes, written) ? seen.Sha256 : null;

    /// <summary>Keeps what is known of the files that are offered now, in place of what was.</summary>
    /// <param name="files">Ingested files: path, length and time as in <see cref="Sha256"/>, and their hashes.</param>
    /// <exception cref="EngineException">It cannot be written.</exception>
    public void Keep(IEnumerable<(string Shown, long Bytes, long Written, string Sha256)> files)
    {
        var kept = files.ToDictionary(f => f.Shown, f => new Seen(f.Bytes, f.Written, f.Sha256), StringComparer.Ordinal);
        try
        {
            WholeFile.Write(_folder.SeenFiles, JsonSerializer.SerializeToUtf8Bytes(kept));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"{_folder.SeenFiles} cannot be written: {e.Message} All files are committed; mend the cause and run ingest again.", e);
        }
    }

    private sealed record Seen(long Bytes, long Written, string Sha256);
}
