using Tideline.Domain;
using Tideline.Projects.Chains;

namespace Tideline.Projects.Records;

/// <summary>A record of the project in <c>register/NAME.jsonl</c>, or in another folder of records: append-only, each line naming the hash of the one before, checked on every read.</summary>
/// <param name="folder">Full path of <c>register/</c>, or of the other folder; it need not exist.</param>
/// <param name="name">Of the file, without ending.</param>
/// <param name="left">What an error says of the state that is left where the chain is broken.</param>
/// <param name="parse">Reads a line; a <see cref="System.Text.Json.JsonException"/> says that it is no entry.</param>
public sealed class ProjectRecord<T>(string folder, string name, string left, Func<string, T> parse)
    where T : IChained
{
    private const int MostTries = 40;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    private readonly string _shown = $"{System.IO.Path.GetFileName(folder)}/{name}.jsonl";

    /// <summary>Full path of the file; it need not exist.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, name + ".jsonl");

    /// <summary>All entries with the hash of their line, oldest first.</summary>
    /// <exception cref="EngineException">The chain is broken, or the file cannot be read.</exception>
    public IReadOnlyList<(T Entry, string Sha256)> Lines
    {
        get
        {
            try
            {
                return File.Read();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EngineException($"{_shown} cannot be read: {e.Message} Mend its rights; {left}", e);
            }
        }
    }

    public IReadOnlyList<T> Entries => [.. Lines.Select(l => l.Entry)];

    private ChainFile<T> File => new(Path, $"record {_shown}", left, parse);

    /// <summary>Appends one entry, down to the disk; one at a time, others wait for two seconds.</summary>
    /// <param name="make">Makes it from all that stand, its number and the hash of the line before; what it throws leaves the file as it is.</param>
    /// <exception cref="EngineException">The chain is broken, or the file cannot be written now.</exception>
    public T Append(Func<IReadOnlyList<(T Entry, string Sha256)>, long, string, T> make)
    {
        using var guard = Lock();
        var lines = Lines;
        try
        {
            return File.AppendNext((sequence, previous) => make(lines, sequence, previous));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritten(e);
        }
    }

    // Whoever writes holds the lock for milliseconds: two people at once are no fault that one of them should be told of.
    private FileStream Lock()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.CreateDirectory(folder);
                return new(System.IO.Path.Combine(folder, $".{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < MostTries)
            {
                Thread.Sleep(_pause);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritten(e);
            }
        }
    }

    private EngineException Unwritten(Exception inner) => new(
        $"{_shown} cannot be written now: {inner.Message} Another command may be at it; call this one again. Nothing was changed.", inner);
}
