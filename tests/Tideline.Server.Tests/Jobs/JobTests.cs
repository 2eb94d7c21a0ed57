using System.Net;
using System.Text.Json;
using NodaTime;
using Tideline.Server.Jobs;
using Tideline.Server.Tests.Accounts;
using Tideline.Store;
using Tideline.Store.Accounts;
using Tideline.Store.Jobs;

namespace Tideline.Server.Tests.Jobs;

/// <summary>The runner with small shell scripts in the place of long commands; the real commands run in the end-to-end tests.</summary>
public sealed class JobTests
{
    private static readonly JobTimes Quick = new(
        TimeSpan.FromMilliseconds(20), Duration.FromSeconds(20), TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_ends_as_its_command_does_and_keeps_what_it_said()
    {
        await using var staffed = await Running("""test "$1" = ingest && exit 0; echo 'No valid day: bring files.' >&2; exit 3""");
        using var analyst = await staffed.As(Role.Analyst);

        var ingest = await Ended(analyst, await Ask(analyst, "ingest"));
        Assert.Equal(("succeeded", 0), (State(ingest), ingest.GetProperty("exitCode").GetInt32()));
        var run = await Ended(analyst, await Ask(analyst, "run"));
        Assert.Equal(("failed", 3, "No valid day: bring files."), (State(run), run.GetProperty("exitCode").GetInt32(), run.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Where_the_command_stands_is_seen_while_it_runs_and_cancelling_stops_it()
    {
        await using var staffed = await Running("""echo '{"stage":"Fold timelines","done":3,"total":4}' >&2; cat >/dev/null; exit 130""");
        using var analyst = await staffed.As(Role.Analyst);
        var id = await Ask(analyst, "run");
        var seen = await Until(analyst, id, j => j.GetProperty("stage").ValueKind == JsonValueKind.String);
        Assert.Equal(("running", "Fold timelines", 0.75), (State(seen), seen.GetProperty("stage").GetString(), seen.GetProperty("progress").GetDouble()));

        await analyst.Do("POST", $"/api/v1/jobs/{id}/cancel");

        var ended = await Ended(analyst, id);
        Assert.Equal(("cancelled", "analyst"), (State(ended), ended.GetProperty("cancelledBy").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, await analyst.Status("POST", $"/api/v1/jobs/{id}/cancel"));
    }

    [Fact]
    public async Task The_command_is_told_whose_account_asked()
    {
        await using var staffed = await Running("""echo "$@" >&2; exit 3""");
        using var analyst = await staffed.As(Role.Analyst);

        var ended = await Ended(analyst, await Ask(analyst, "run"));

        Assert.EndsWith("--asked-by analyst", ended.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_not_stop_by_itself_is_killed()
    {
        await using var staffed = await Running("""echo $$ > "$3/pid"; trap '' TERM; while :; do sleep 1; done""");
        using var analyst = await staffed.As(Role.Analyst);
        var id = await Ask(analyst, "run");
        var file = Path.Combine(staffed.Folder, "pid");
        while (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            await Task.Delay(20, Stop);
        }

        await analyst.Do("POST", $"/api/v1/jobs/{id}/cancel");

        Assert.Equal("cancelled", State(await Ended(analyst, id)));
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(file, Stop)).Trim()}"));
    }

    [Fact]
    public async Task Jobs_run_one_after_another()
    {
        await using var staffed = await Running("""mkdir "$3/alone" || exit 5; sleep 0.2; rmdir "$3/alone" """);
        using var analyst = await staffed.As(Role.Analyst);
        string[] ids = [await Ask(analyst, "ingest"), await Ask(analyst, "run"), await Ask(analyst, "run")];

        foreach (var id in ids)
        {
            Assert.Equal("succeeded", State(await Ended(analyst, id)));
        }
    }

    [Fact]
    public async Task A_job_whose_server_died_is_taken_up_again_by_the_next()
    {
        using var folder = new TemporaryFolder();
        var options = BareProject.In(folder);
        var database = new StoreDatabase(StoreOptions.InProject(folder.Path));
        await database.Migrate(Stop);
        var before = new JobStore(database, new Then());
        var job = await before.Ask(JobKind.Run, "khan", Stop);
        await before.Take("a server that died", Duration.FromSeconds(30), Stop);

        await using (await RunningServer.Start(options with { Program = Script(folder.Path, "exit 0"), JobTimes = Quick }))
        {
            var after = new JobStore(database, SystemClock.Instance);
            Job? found;
            do
            {
                await Task.Delay(20, Stop);
                found = await after.Find(job.Id, Stop);
            }
            while (found!.State is JobState.Running or JobState.Queued);
            Assert.Equal((JobState.Succeeded, 2), (found.State, found.Attempts));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_server_that_is_stopped_gives_its_job_back_whole()
    {
        await using var staffed = await Running("cat >/dev/null; exit 130");
        using var analyst = await staffed.As(Role.Analyst);
        var id = await Ask(analyst, "run");
        await Until(analyst, id, j => State(j) == "running");

        await staffed.Server.App.StopAsync(Stop);

        var job = await new JobStore(new StoreDatabase(StoreOptions.InProject(staffed.Folder)), SystemClock.Instance).Find(Guid.Parse(id), Stop);
        Assert.Equal((JobState.Queued, 0), (job!.State, job.Attempts));
    }

    [Fact]
    public async Task A_kind_that_is_none_is_refused()
    {
        await using var staffed = await Running("exit 0");
        using var analyst = await staffed.As(Role.Analyst);

        Assert.Equal(HttpStatusCode.BadRequest, await analyst.Status("POST", "/api/v1/jobs", new { kind = "delete" }));
        Assert.Equal(HttpStatusCode.NotFound, await analyst.Status("GET", $"/api/v1/jobs/{Guid.NewGuid()}"));
    }

    private static Task<Staffed> Running(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins for commands are scripts of a Unix shell.");
        return Staffed.Start(o => o with { Program = Script(o.Project, script), JobTimes = Quick });
    }

    private static string[] Script(string folder, string text)
    {
        var file = Path.Combine(folder, "command.sh");
        File.WriteAllText(file, text + "\n");
        return ["/bin/sh", file];
    }

    private static async Task<string> Ask(Caller analyst, string kind) =>
        (await analyst.Do("POST", "/api/v1/jobs", new { kind })).GetProperty("id").GetString()!;

    private static Task<JsonElement> Ended(Caller analyst, string id) => Until(analyst, id, j => State(j) is not ("queued" or "running"));

    private static async Task<JsonElement> Until(Caller analyst, string id, Func<JsonElement, bool> reached)
    {
        while (true)
        {
            var job = await analyst.Json($"/api/v1/jobs/{id}");
            if (reached(job))
            {
                return job;
            }

            await Task.Delay(20, Stop);
        }
    }

    private static string State(JsonElement job) => job.GetProperty("state").GetString()!;

    private sealed class Then : IClock
    {
        public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(1);
    }
}
