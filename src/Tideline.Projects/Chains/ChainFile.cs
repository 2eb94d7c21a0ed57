using System.Text;
using System.Text.Json;
using Tideline.Domain;

namespace Tideline.Projects.Chains;

/// <summary>An append-only file of chained lines; the chain is checked on every read.</summary>
/// <param name="path">The file; it need not exist.</param>
/// <param name="name">What an error calls it, with its path in the project.</param>
/// <param name="left">What an error says of the state that is left.</param>
/// <param name="parse">Reads a line; a <see cref="JsonException"/> says that it is no entry.</param>
public sealed class ChainFile<T>(string path, string name, string left, Func<string, T> parse)
    where T : IChained
{
    /// <summary>All entries with the hash of their line, oldest first; none where the file is absent. A last line without line feed was
    /// never committed and does not count.</summary>
    /// <exception cref="EngineException">The chain is broken.</exception>
    public IReadOnlyList<(T Entry, string Sha256)> Read()
    {
        var result = new List<(T Entry, string Sha256)>();
        var previous = ChainLine.Start;
        foreach (var line in Committed().Split('\n').SkipLast(1))
        {
            T entry;
            try
            {
                entry = parse(line);
            }
            catch (JsonException e)
            {
                throw Broken(result.Count + 1, e);
            }

            if (entry.Sequence != result.Count + 1 || entry.Previous != previous)
            {
                throw Broken(result.Count + 1, null);
            }

            previous = ChainLine.HashOf(line);
            result.Add((entry, previous));
        }

        return result;
    }

    /// <summary>Appends entries down to the disk; the caller holds the lock of the folder and has read the file under it.</summary>
    public void Append(params IReadOnlyList<T> entries)
    {
        var kept = Encoding.UTF8.GetByteCount(Committed());
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        stream.SetLength(kept);
        stream.Seek(0, SeekOrigin.End);
        foreach (var entry in entries)
        {
            stream.Write(Encoding.UTF8.GetBytes(entry.ToLine() + "\n"));
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>Appends one entry that is made from its number and the hash of the line before; the caller holds the lock of the folder.</summary>
    public T AppendNext(Func<long, string, T> make)
    {
        var lines = Read();
        var entry = make(lines.Count + 1, lines.Count == 0 ? ChainLine.Start : lines[^1].Sha256);
        Append(entry);
        return entry;
    }

    private string Committed()
    {
        if (!File.Exists(path))
        {
            return "";
        }

        var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        return text[..(text.LastIndexOf('\n') + 1)];
    }

    private EngineException Broken(int line, Exception? inner) => new(
        $"The {name} was changed: its chain breaks at line {line}. Restore the file from a copy; {left}", inner);
}
