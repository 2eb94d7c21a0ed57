using System.Text;
using System.Text.Json;
using Tideline.Domain;
using Tideline.Release.Register;

namespace Tideline.Release.Privacy;

/// <summary>Reads and appends <c>privacy-ledger.jsonl</c>; checks the chain on every read.</summary>
internal static class LedgerFile
{
    /// <summary>All entries with the hash of their line, oldest first. A last line without line feed was never committed: nobody saw
    /// its numbers.</summary>
    /// <exception cref="EngineException">The chain is broken.</exception>
    public static IReadOnlyList<(PrivacyLedgerEntry Entry, string Sha256)> Read(string path)
    {
        var result = new List<(PrivacyLedgerEntry, string)>();
        var previous = RegisterEntry.Start;
        foreach (var line in Committed(path).Split('\n').SkipLast(1))
        {
            PrivacyLedgerEntry entry;
            try
            {
                entry = PrivacyLedgerEntry.FromLine(line);
            }
            catch (JsonException e)
            {
                throw Broken(result.Count + 1, e);
            }

            if (entry.Sequence != result.Count + 1 || entry.Previous != previous)
            {
                throw Broken(result.Count + 1, null);
            }

            previous = RegisterEntry.HashOf(line);
            result.Add((entry, previous));
        }

        return result;
    }

    /// <summary>Appends entries down to the disk; the caller holds the lock of the folder and has read the file under it.</summary>
    public static void Append(string path, IEnumerable<PrivacyLedgerEntry> entries)
    {
        var kept = Encoding.UTF8.GetByteCount(Committed(path));
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        stream.SetLength(kept);
        stream.Seek(0, SeekOrigin.End);
        foreach (var entry in entries)
        {
            stream.Write(Encoding.UTF8.GetBytes(entry.ToLine() + "\n"));
        }

        stream.Flush(flushToDisk: true);
    }

    private static string Committed(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        return text[..(text.LastIndexOf('\n') + 1)];
    }

    private static EngineException Broken(int line, Exception? inner) => new(
        $"The privacy ledger releases/privacy-ledger.jsonl was changed: its chain breaks at line {line}. Restore the file from a copy; nothing was measured or written.",
        inner);
}
