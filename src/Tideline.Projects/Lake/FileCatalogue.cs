using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;

namespace Tideline.Projects.Lake;

/// <summary>
/// What became of every event file ever offered, one JSON per file in <c>lake/files/</c>. It is the only source of
/// truth on which event parts exist.
/// </summary>
public sealed class FileCatalogue
{
    private readonly Lazy<ILookup<string, string>> _partsByFolder;

    private FileCatalogue(ProjectFolder folder, IReadOnlyList<IngestedFile> files)
    {
        Folder = folder;
        Files = files;
        _partsByFolder = new Lazy<ILookup<string, string>>(() => Accepted.SelectMany(f => f.Parts)
            .Select(p => Path.Combine(Folder.Lake, p)).Order(StringComparer.Ordinal)
            .ToLookup(p => Path.GetFileName(Path.GetDirectoryName(p)!), StringComparer.Ordinal));
    }

    public ProjectFolder Folder { get; }

    /// <summary>Every record, by hash.</summary>
    public IReadOnlyList<IngestedFile> Files { get; }

    public IEnumerable<IngestedFile> Accepted => Files.Where(f => f.Outcome == FileOutcome.Accepted);

    /// <summary>Full paths of the event parts of accepted files that are there, in ordinal order.</summary>
    public IReadOnlyList<string> Parts =>
        [.. Accepted.SelectMany(f => f.Parts.Where(p => !f.IsDeleted(p))).Select(p => Path.Combine(Folder.Lake, p)).Order(StringComparer.Ordinal)];

    /// <summary>Local days that hold at least one kept row, in order.</summary>
    public IReadOnlyList<LocalDate> Days => [.. Accepted.SelectMany(f => f.RowsByDay.Keys).Distinct().Order()];

    /// <summary>Local days of which retention deleted events: what was made from them can be kept, but not be made again.</summary>
    public IReadOnlySet<LocalDate> DeletedDays => Accepted.SelectMany(f => f.DeletedParts ?? []).Select(DayOf).ToHashSet();

    /// <summary>The event parts of one local day, also those that retention deleted; full paths in ordinal order.</summary>
    public IReadOnlyList<string> PartsOf(LocalDate day) => [.. _partsByFolder.Value[$"local_day={LocalDatePattern.Iso.Format(day)}"]];

    /// <summary>Reads the records as they stand; safe while another process writes, because each is renamed into place.</summary>
    /// <exception cref="EngineException">A record cannot be read.</exception>
    public static FileCatalogue Read(ProjectFolder folder)
    {
        if (!Directory.Exists(folder.Files))
        {
            return new FileCatalogue(folder, []);
        }

        var files = new List<IngestedFile>();
        foreach (var path in Directory.EnumerateFiles(folder.Files, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                files.Add(IngestedFileJson.Read(File.ReadAllBytes(path)));
            }
            catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or UnparsableValueException)
            {
                throw new EngineException(
                    $"The record {path} cannot be read ({e.GetType().Name}). Delete it and ingest again: its file is then read anew, the others stay.", e);
            }
        }

        return new FileCatalogue(folder, files);
    }

    private static LocalDate DayOf(string part) =>
        LocalDatePattern.Iso.Parse(Path.GetFileName(Path.GetDirectoryName(part)!)["local_day=".Length..]).Value;

    /// <summary>Writes one record; when this returns, the file is accepted or quarantined, durably.</summary>
    public static void Commit(ProjectFolder folder, IngestedFile file)
    {
        Directory.CreateDirectory(folder.Files);
        var path = Path.Combine(folder.Files, file.Sha256 + ".json");
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(IngestedFileJson.Write(file));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
