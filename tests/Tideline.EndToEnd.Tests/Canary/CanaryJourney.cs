namespace Tideline.EndToEnd.Tests.Canary;

/// <summary>Calls of the program over one project, of which everything that is said is kept.</summary>
internal sealed class CanaryJourney : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<(string Call, Ended Ended)> _said = [];
    private readonly Dictionary<string, string?> _environment;

    /// <param name="world">The country whose operator's files are taken over.</param>
    /// <param name="also">What else is taken over of it.</param>
    public CanaryJourney(World world, params string[] also)
    {
        // The most that the program can be made to say; and its own temporary files in a folder that is scanned.
        _environment = new(StringComparer.Ordinal) { ["TIDELINE_DEBUG"] = "1", ["TMPDIR"] = _folder.Below("temporary"), ["TIDELINE_KEY_FILE"] = null };

        // A call lives for a second or two: what it learns of its own hot paths costs more than it gives.
        _environment["DOTNET_TieredPGO"] = "0";
        Directory.CreateDirectory(_folder.Below("temporary"));
        Project = world.Copy(["project.yaml", "inbox", "reference", "truth", .. also]);
    }

    public TemporaryFolder Project { get; }

    public string Temporary => _folder.Below("temporary");

    /// <summary>A path outside the project, scanned with it.</summary>
    public string Beside(string name) => _folder.Below(name);

    /// <summary>Calls that did not end as they should: what follows of them may say little.</summary>
    public List<string> Unexpected { get; } = [];

    /// <summary>Calls the program, which should end with this code.</summary>
    public async Task<Ended> Call(int exitCode, params string[] arguments)
    {
        var ended = await EndToEnd.Tests.Call.RunIn(Project.Path, _environment, arguments);
        _said.Add((string.Join(' ', arguments), ended));
        if (exitCode != ended.ExitCode)
        {
            Unexpected.Add($"{string.Join(' ', arguments)}: not exit {exitCode} but {ended.Said}");
        }

        return ended;
    }

    /// <summary>The same with a file of the project changed for this call.</summary>
    public async Task Call(int exitCode, string file, Func<string, string> change, params string[] arguments)
    {
        var path = Project.Below(file);
        var before = File.ReadAllText(path);
        var after = change(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
        await Call(exitCode, arguments);
        File.WriteAllText(path, before);
    }

    /// <summary>The same with the pseudonym key in another file.</summary>
    public async Task CallWithKey(int exitCode, string keyFile, params string[] arguments)
    {
        _environment["TIDELINE_KEY_FILE"] = keyFile;
        await Call(exitCode, arguments);
        _environment["TIDELINE_KEY_FILE"] = null;
    }

    /// <summary>Begins a call and ends it without a word once a condition holds.</summary>
    public async Task Killed(Func<bool> when, params string[] arguments)
    {
        using var call = EndToEnd.Tests.Call.StartIn(Project.Path, _environment, arguments);
        while (!when())
        {
            Assert.False(call.HasEnded, $"{string.Join(' ', arguments)} ended before it could be killed.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        }

        call.Kill();
        _said.Add((string.Join(' ', arguments), await call.End()));
    }

    /// <summary>Where a subscriber stands in all that was said and written but the operator's own files.</summary>
    /// <param name="scan">Whom to look for.</param>
    /// <param name="leavesOut">Paths, relative with /, where the subscriber may stand.</param>
    public IReadOnlyList<Surfaced> Surfaced(CanaryScan scan, Func<string, bool>? leavesOut = null) =>
    [
        .. _said.SelectMany(s => scan.Text($"what '{s.Call}' said", s.Ended.Said)),
        .. scan.Folder(_folder.Path, leavesOut),
        .. scan.Folder(Project.Path, p => p.StartsWith("inbox/", StringComparison.Ordinal) || leavesOut?.Invoke(p) == true),
    ];

    public void Dispose()
    {
        Project.Dispose();
        _folder.Dispose();
    }
}
