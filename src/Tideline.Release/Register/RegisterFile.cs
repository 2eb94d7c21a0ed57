using System.Text;
using System.Text.Json;
using Tideline.Domain;

namespace Tideline.Release.Register;

/// <summary>Reads and appends <c>register.jsonl</c>; checks the chain on every read.</summary>
internal static class RegisterFile
{
    /// <summary>All entries, oldest first; none where the file is absent. A last line without line feed was never
    /// committed and does not count.</summary>
    /// <exception cref="EngineException">The chain is broken.</exception>
    public static IReadOnlyList<RegisterEntry> Read(string path) => [.. Lines(path).Select(l => l.Entry)];

    /// <summary>Appends one entry; the caller holds the lock of the folder.</summary>
    public static void Append(string path, Func<long, string, RegisterEntry> entry)
    {
        var lines = Lines(path);
        var previous = lines.Count == 0 ? RegisterEntry.Start : RegisterEntry.HashOf(lines[^1].Line);
        var line = entry(lines.Count + 1, previous).ToLine();
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        stream.SetLength(lines.Sum(l => (long)Encoding.UTF8.GetByteCount(l.Line) + 1));
        stream.Seek(0, SeekOrigin.End);
        stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        stream.Flush(flushToDisk: true);
    }

    private static List<(string Line, RegisterEntry Entry)> Lines(string path)
    {
        var result = new List<(string Line, RegisterEntry Entry)>();
        if (!File.Exists(path))
        {
            return result;
        }

        var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        var previous = RegisterEntry.Start;
        foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n').SkipLast(1))
        {
            RegisterEntry entry;
            try
            {
                entry = RegisterEntry.FromLine(line);
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
            result.Add((line, entry));
        }

        return result;
    }

    private static EngineException Broken(int line, Exception? inner) => new(
        $"The release register releases/register.jsonl was changed: its chain breaks at line {line}. Restore the file from a copy; nothing was written.",
        inner);
}
