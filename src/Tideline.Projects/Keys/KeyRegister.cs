using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Chains;

namespace Tideline.Projects.Keys;

/// <summary>What became of the pseudonym keys of a project: <c>register/keys.jsonl</c>, append-only. It holds no key.</summary>
public sealed class KeyRegister
{
    private readonly string _path;

    private KeyRegister(string path) => _path = path;

    /// <summary>Oldest first; none in a project whose key was neither rotated nor destroyed.</summary>
    /// <exception cref="EngineException">The register was changed.</exception>
    public IReadOnlyList<KeyEntry> Entries => [.. Lines.Read().Select(l => l.Entry)];

    private ChainFile<KeyEntry> Lines => new(
        _path, "key register register/keys.jsonl", "without it, it is not known which key is of which day, so that nothing was done.", KeyEntry.FromLine);

    public static KeyRegister Of(ProjectFolder folder) => new(Path.Combine(folder.Register, "keys.jsonl"));

    /// <summary>Appends an entry; the caller holds the <see cref="Lake.LakeWriter"/>, so that no ingest runs beside it.</summary>
    /// <exception cref="EngineException">The register was changed, or cannot be written.</exception>
    public KeyEntry Append(KeyEvent kind, string epoch, IClock clock, Func<KeyEntry, KeyEntry> fill)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            return Lines.AppendNext((sequence, previous) => fill(new(sequence, previous, kind, clock.GetCurrentInstant().ToString(), epoch)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"The key register {_path} cannot be written: {e.Message} Run the same command again when the cause is gone; it finishes what was begun.", e);
        }
    }

    /// <summary>Enters the epoch that the project had before there was a register; nothing where there is one.</summary>
    public void BeginWith(KeyEpoch only, IClock clock)
    {
        if (Entries.Count == 0)
        {
            Append(KeyEvent.Begun, only.Id, clock, e => e with { Mark = only.Mark });
        }
    }

    /// <summary>Hash of the line of an epoch's last entry, as certificates name it.</summary>
    public string HashOfLast(string epoch) => Lines.Read().Last(l => l.Entry.Epoch == epoch).Sha256;
}
