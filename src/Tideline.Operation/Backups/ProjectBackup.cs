using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Tideline.Domain;
using Tideline.Operation.Feeds;
using Tideline.Projects;
using Tideline.Projects.Lake;

namespace Tideline.Operation.Backups;

/// <summary>What a backup holds.</summary>
/// <param name="Files">How many.</param>
/// <param name="Bytes">Before they were packed.</param>
public sealed record BackupSummary(int Files, long Bytes);

/// <summary>Packs a project into one file from which <see cref="ProjectRestore"/> makes it again.</summary>
/// <remarks>
/// A tar.gz of the folder without what any command makes again by itself (<c>lake/steps</c>, <c>lake/tmp</c>, <c>lake/seen.json</c>, locks, practice countries of the campus). Its last
/// entry lists the SHA-256 of all others: a file that was cut, or changed, is found. Nothing writes the lake or fetches meanwhile; a database that a server has open is
/// copied by itself, consistently.
/// </remarks>
public static class ProjectBackup
{
    /// <summary>Name of the last entry.</summary>
    internal const string Sums = "SHA256SUMS";

    // Of a learner's folder in the campus; the country is made again from the learner's seed.
    private static readonly string[] _ofLearners = ["progress.jsonl", ".hints.json", ".seed", "journal.json"];

    private static readonly string[] _left = ["lake/steps/", "lake/tmp/", "lake/seen.json", "lake/writer.lock", $"lake/{ReceiverTurn.Lock}"];

    /// <param name="target">A new file; only its owner can read it, for it holds what the project holds.</param>
    /// <param name="secrets">Whether the keys go in too. Without them later files cannot be joined to those that are kept.</param>
    /// <param name="copyDatabase">Copies a SQLite file as it is at one moment, into another file.</param>
    /// <exception cref="EngineException">Another command writes the lake or fetches, or a file cannot be read or written; no backup is left.</exception>
    /// <exception cref="InputRefusedException">The target is there already, or lies in the project.</exception>
    public static BackupSummary Write(ProjectFolder project, string target, bool secrets, Action<string, string> copyDatabase, CancellationToken cancellation)
    {
        target = Path.GetFullPath(target);
        if (File.Exists(target) || target.StartsWith(project.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InputRefusedException($"{target} is there already, or lies in the project itself. Name a new file elsewhere; nothing was written.");
        }

        using var held = LakeWriter.Open(project);
        using var fetching = ReceiverTurn.Take(project)
            ?? throw new EngineException($"'tideline watch' is fetching files for this project (it holds {Path.Combine(project.Lake, ReceiverTurn.Lock)}). Wait for it to end and call backup again; nothing was written.");
        var part = target + ".part";
        try
        {
            var summary = Write(project, part, secrets, copyDatabase, held.Staging, cancellation);
            File.Move(part, target);
            return summary;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"The backup could not be written: {e.Message} Make room or mend the rights, and call it again; no backup is left.", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static BackupSummary Write(
        ProjectFolder project, string part, bool secrets, Action<string, string> copyDatabase, string staging, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(part, options);
        var (files, bytes) = (0, 0L);
        var sums = new StringBuilder();
        using (var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax))
        {
            foreach (var (path, name) in Files(project, secrets))
            {
                cancellation.ThrowIfCancellationRequested();
                var source = path;
                if (name.EndsWith(".db", StringComparison.Ordinal))
                {
                    source = Path.Combine(staging, Path.GetFileName(path));
                    copyDatabase(path, source);
                }

                // Read once, for the entry and its hash alike: what is packed is what is listed.
                using var held = new ListedStream(new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
                var entry = new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = held, ModificationTime = new DateTimeOffset(File.GetLastWriteTimeUtc(path)) };
                if (!OperatingSystem.IsWindows())
                {
                    entry.Mode = File.GetUnixFileMode(path);
                }

                tar.WriteEntry(entry);
                sums.Append(held.Sha256).Append("  ").Append(name).Append('\n');
                (files, bytes) = (files + 1, bytes + held.Length);
            }

            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, Sums) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(sums.ToString())) });
        }

        file.Flush(flushToDisk: true);
        return new(files, bytes);
    }

    private static IEnumerable<(string Path, string Name)> Files(ProjectFolder project, bool secrets) => Directory
        .EnumerateFiles(project.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Select(path => (Path: path, Name: Path.GetRelativePath(project.Root, path).Replace('\\', '/')))
        .Where(f => !_left.Any(l => l.EndsWith('/') ? f.Name.StartsWith(l, StringComparison.Ordinal) : f.Name == l))
        .Where(f => !IsOfCountry(f.Name))
        .Where(f => secrets || !f.Name.StartsWith("secrets/", StringComparison.Ordinal))
        // Beside a database that is open; what they hold is in its copy.
        .Where(f => !f.Name.EndsWith(".db-wal", StringComparison.Ordinal) && !f.Name.EndsWith(".db-shm", StringComparison.Ordinal))
        .OrderBy(f => f.Name, StringComparer.Ordinal);

    private static bool IsOfCountry(string name) => name.Split('/') is ["campus", "learners", _, .. var rest]
        && (rest.Length > 1 || (!_ofLearners.Contains(rest[0], StringComparer.Ordinal) && !rest[0].EndsWith(".csv", StringComparison.Ordinal)));
}
