using Tideline.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(World))]

namespace Tideline.EndToEnd.Tests;

/// <summary>A small synthetic country that was generated, ingested and run once, and then ingested and run again. Tests
/// read it; those that change something copy it.</summary>
public sealed class World : IAsyncLifetime
{
    // Names the process that wrote last, so it differs every time.
    private const string WriterLock = "lake/writer.lock";

    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-world-").FullName;

    internal string Project => Path.Combine(_folder, "darya");

    internal string KeyFile => Path.Combine(Project, "secrets", "pseudonym.key");

    internal Ended Generated { get; private set; } = null!;

    internal Ended Ingested { get; private set; } = null!;

    internal Ended Ran { get; private set; } = null!;

    internal Ended IngestedAgain { get; private set; } = null!;

    internal Ended RanAgain { get; private set; } = null!;

    /// <summary>Bytes of lake, reports and releases after the first ingest and run.</summary>
    internal IReadOnlyDictionary<string, string> FirstBytes { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> LastBytes { get; private set; } = null!;

    internal IReadOnlyList<Ended> Calls => [Generated, Ingested, Ran, IngestedAgain, RanAgain];

    internal string Release => Directory.GetDirectories(Path.Combine(Project, "releases")).Single();

    public async ValueTask InitializeAsync()
    {
        Generated = await Done("generate", "--scenario", "short-history", "--subscribers", "2000", "--seed", "7", "--out", Project);
        Ingested = await Done("ingest", "--project", Project);
        Ran = await Done("run", "--project", Project);
        FirstBytes = Bytes();
        IngestedAgain = await Done("ingest", "--project", Project, "--json");
        RanAgain = await Done("run", "--project", Project, "--json");
        LastBytes = Bytes();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Copies named parts of the project into a folder that a test may change.</summary>
    internal TemporaryFolder Copy(params string[] entries)
    {
        var folder = new TemporaryFolder();
        Folders.Copy(Project, folder.Path, entries);
        return folder;
    }

    private async Task<Ended> Done(params string[] arguments)
    {
        var ended = await Call.Run(_folder, arguments);
        Assert.True(ended.ExitCode == 0, $"{string.Join(' ', arguments)}\n{ended.Said}");
        return ended;
    }

    private SortedDictionary<string, string> Bytes() =>
        new(((string[])["lake", "reports", "releases"])
            .SelectMany(f => Folders.Bytes(Path.Combine(Project, f)).Select(b => (Path: $"{f}/{b.Key}", b.Value)))
            .Where(b => b.Path != WriterLock)
            .ToDictionary(b => b.Path, b => b.Value), StringComparer.Ordinal);
}
