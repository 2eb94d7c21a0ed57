namespace Tideline.EndToEnd.Tests;

/// <summary>A command that was killed or stopped leaves nothing half done, and is simply run again.</summary>
public sealed class InterruptedTests(World world)
{
    private static readonly string[] Events = ["project.yaml", "inbox", "reference"];

    [Fact]
    public async Task A_killed_ingest_run_again_gives_the_same_lake()
    {
        using var copy = world.Copy(Events);
        using (var ingest = Call.Start(copy.Path, world.KeyFile, "ingest"))
        {
            await Until(() => Records(copy).Length >= 5, ingest);
            ingest.Kill();
            await ingest.End();
        }

        var kept = Records(copy).Length;
        Assert.InRange(kept, 5, Records(world.Project).Length - 1);

        var again = await Call.RunWith(copy.Path, world.KeyFile, "ingest");

        Assert.True(again.ExitCode == 0, again.Said);
        Assert.All((string[])["events", "rejects", "steps", "files"], folder => Assert.Equal(
            Folders.Bytes(Path.Combine(world.Project, "lake", folder)).Where(f => !IsOfRun(f.Key)).Select(Plain), Folders.Bytes(copy.Below("lake", folder)).Select(Plain)));
        Assert.Empty(Folders.Files(copy.Below("lake", "tmp")));

        // The world was run too, which keeps homes by month, and people present and travelling by day.
        static bool IsOfRun(string file) => new[] { "month_home/", "present_day/", "travel_day/" }.Any(t => file.StartsWith(t, StringComparison.Ordinal));
        string Plain(KeyValuePair<string, string> file) => $"{file.Key} {file.Value}";
    }

    [Fact]
    public async Task A_stopped_run_leaves_no_release_and_the_next_one_makes_the_same()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to one process.");
        using var copy = world.Copy("project.yaml", "reference", "lake");
        // What the release is made from includes the hashes of the operator's files, which the lake's records hold.
        using (var run = Call.Start(copy.Path, world.KeyFile, "run"))
        {
            await run.Says("Displacement fold:");
            await run.Interrupt();
            var stopped = await run.End();

            Assert.True(stopped.ExitCode == 130, stopped.Said);
            Assert.Contains("run the same command again", stopped.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Folders.Files(copy.Below("releases")), f => !f.EndsWith("register.jsonl", StringComparison.Ordinal) && !f.EndsWith(".lock", StringComparison.Ordinal));

        var again = await Call.RunWith(copy.Path, world.KeyFile, "run");

        Assert.True(again.ExitCode == 0, again.Said);
        var id = Path.GetFileName(world.Release);
        Assert.Equal(File.ReadAllBytes(Path.Combine(world.Release, "manifest.json")), File.ReadAllBytes(copy.Below("releases", id, "manifest.json")));
    }

    private static string[] Records(TemporaryFolder project) => Records(project.Path);

    private static string[] Records(string project) =>
        Directory.Exists(Path.Combine(project, "lake", "files")) ? Directory.GetFiles(Path.Combine(project, "lake", "files"), "*.json") : [];

    /// <summary>Looks at the folder until a condition holds; fails where the program ends first.</summary>
    private static async Task Until(Func<bool> condition, Call call)
    {
        while (!condition())
        {
            if (call.HasEnded)
            {
                Assert.Fail($"The program ended first:\n{(await call.End()).Said}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        }
    }
}
