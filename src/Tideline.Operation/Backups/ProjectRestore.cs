using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Tideline.Domain;
using Tideline.Projects.Files;

namespace Tideline.Operation.Backups;

/// <summary>Makes a project again from a file of <see cref="ProjectBackup"/>.</summary>
public static class ProjectRestore
{
    /// <summary>Unpacks into a new folder, whole or not at all.</summary>
    /// <param name="target">Must be absent or empty.</param>
    /// <exception cref="InputRefusedException">The file is no backup, is cut or was changed, or the folder holds something.</exception>
    /// <exception cref="EngineException">It cannot be read or written.</exception>
    public static BackupSummary Read(string backup, string target, CancellationToken cancellation)
    {
        target = Path.GetFullPath(target);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new InputRefusedException($"{target} is not empty. Name a new folder; nothing was written.");
        }

        var part = target.TrimEnd(Path.DirectorySeparatorChar) + ".restoring";
        try
        {
            Discard(part);
            Directory.CreateDirectory(part);
            var summary = Unpack(backup, part, cancellation);
            Discard(target);
            Directory.Move(part, target);
            return summary;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new InputRefusedException($"{backup} is no backup of Tideline, or is cut: {e.Message} Nothing was restored.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"The backup could not be restored: {e.Message} Nothing of it is left; mend the cause and call it again.", e);
        }
        finally
        {
            Discard(part);
        }
    }

    private static BackupSummary Unpack(string backup, string target, CancellationToken cancellation)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (bytes, sums) = (0L, (string?)null);
        using var packed = new GZipStream(File.OpenRead(backup), CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        while (tar.GetNextEntry() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            if (sums is not null || entry.EntryType != TarEntryType.RegularFile)
            {
                throw new InvalidDataException($"'{entry.Name}' has no place in it.");
            }

            if (entry.Name == ProjectBackup.Sums)
            {
                using var text = new StreamReader(entry.DataStream ?? Stream.Null, Encoding.UTF8);
                sums = text.ReadToEnd();
                continue;
            }

            var path = Path.GetFullPath(entry.Name, target);
            if (!path.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new InvalidDataException("A name in it leads out of the folder.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = File.Create(path))
            {
                entry.DataStream?.CopyTo(file);
            }

            File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, entry.Mode);
            }

            found.Add(entry.Name, FileHash.Of(path));
            bytes += entry.Length;
        }

        return sums == string.Concat(found.Select(f => $"{f.Value}  {f.Key}\n"))
            ? new(found.Count, bytes)
            : throw new InvalidDataException("Its files are not those that it lists.");
    }

    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
