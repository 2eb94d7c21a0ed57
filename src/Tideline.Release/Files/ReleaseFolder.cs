using Tideline.Domain;
using Tideline.Release.Gate;

namespace Tideline.Release.Files;

/// <summary>Paths of <c>releases/</c>, and the lock that lets one process at a time change it.</summary>
/// <param name="Root">Full path of <c>releases/</c>.</param>
internal sealed record ReleaseFolder(string Root)
{
    public const string Log = "log.json";

    public string RegisterFile => Path.Combine(Root, "register.jsonl");

    /// <summary>The privacy ledger; absent where no release was made with differential privacy.</summary>
    public string LedgerFile => Path.Combine(Root, "privacy-ledger.jsonl");

    public string Of(ReleaseId id) => Path.Combine(Root, id.Value);

    /// <exception cref="EngineException">Another process holds it.</exception>
    public FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(Root);
            return new(Path.Combine(Root, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                "The folder releases/ cannot be changed now: another command is at work in it, or it may not be written. Wait or check its rights; nothing was changed.", e);
        }
    }

    /// <summary>Writes a new file down to the disk.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
