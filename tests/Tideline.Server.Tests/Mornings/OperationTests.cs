using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tideline.Operation.Notices;
using Tideline.Operation.Watch;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Server.Jobs;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Mornings;

/// <summary>How the project runs by itself, as its files tell.</summary>
public sealed class OperationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_analyst_reads_feeds_mornings_notices_and_what_waits()
    {
        await using var staffed = await Staffed.Start(o =>
        {
            File.AppendAllText(Path.Combine(o.Project, "project.yaml"), """

                operation:
                  run_at: ["05:30"]
                  expected_by: "04:00"
                  feeds:
                    - { name: operator, files: "drop/*.csv" }

                """);
            return o;
        });
        using var proposed = new Approvals.ProposedRelease(staffed.Folder);
        var folder = new ProjectFolder(staffed.Folder);
        new MorningState(true, []).Write(folder);
        await File.WriteAllTextAsync(Path.Combine(folder.Lake, "received.jsonl"), """{"feed":"operator","file":"day1.csv","bytes":1,"changed_at":"2026-08-30T01:00:00Z"}""" + "\n", Stop);
        Directory.CreateDirectory(Path.Combine(folder.Inbox, "events"));
        await File.WriteAllTextAsync(Path.Combine(folder.Inbox, "events", "day1.csv"), "a", Stop);
        Directory.CreateDirectory(folder.Reports);
        await File.WriteAllTextAsync(Path.Combine(folder.Reports, "quality.json"), """{"last_day":"2026-08-29"}""", Stop);
        var book = new NoticeBook(NoticeBook.FileOf(folder), "bare", []);
        book.Note(new(NoticeKind.Alarm, "alarm", "Unusual movement of people in A.", Instant.FromUtc(2026, 8, 30, 1, 0)));
        book.Note(new(NoticeKind.Feed, "missing", "No file came.", Instant.FromUtc(2026, 8, 30, 2, 0)));
        using var analyst = await staffed.As(Role.Analyst);

        var o = await analyst.Json("/api/v1/operation");

        Assert.False(o.GetProperty("watching").GetBoolean());
        var feed = Assert.Single(o.GetProperty("feeds").EnumerateArray());
        Assert.Equal(("operator", "day1.csv", "2026-08-30T01:00:00Z"), (feed.GetProperty("name").GetString(), feed.GetProperty("lastFile").GetString(), feed.GetProperty("lastWritten").GetString()));
        Assert.Equal((1, true), (o.GetProperty("waitingFiles").GetInt32(), o.GetProperty("lastRun").GetProperty("ended").GetBoolean()));
        Assert.EndsWith("T00:30:00Z", o.GetProperty("nextRun").GetString(), StringComparison.Ordinal);
        Assert.Equal("2026-08-29", o.GetProperty("lastDay").GetString());
        Assert.Equal(Approvals.ProposedRelease.Id, Assert.Single(o.GetProperty("waitingReleases").EnumerateArray()).GetString());
        // Nothing of alarms is released.
        Assert.Equal("No file came.", Assert.Single(o.GetProperty("notices").EnumerateArray()).GetProperty("text").GetString());
        Assert.False(o.GetProperty("stop").GetProperty("stopped").GetBoolean());
        Assert.True(o.GetProperty("disk").GetProperty("free").GetInt64() > 0);
    }

    [Fact]
    public async Task A_project_to_which_nothing_ever_came_is_told_of_too()
    {
        await using var staffed = await Staffed.Start();
        using var steward = await staffed.As(Role.Steward);

        var o = await steward.Json("/api/v1/operation");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, o.GetProperty("lastRun").ValueKind);
        Assert.Equal((0, 0), (o.GetProperty("feeds").GetArrayLength(), o.GetProperty("notices").GetArrayLength()));
    }

    [Fact]
    public async Task A_hosted_watch_has_its_work_done_as_a_job_and_hears_what_it_wrote()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins for commands are scripts of a Unix shell.");
        JobTimes quick = new(TimeSpan.FromMilliseconds(20), Duration.FromSeconds(20), TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500));
        await using var staffed = await Staffed.Start(o =>
        {
            File.WriteAllText(Path.Combine(o.Project, "command.sh"), "echo \"$*\"; echo 'Said.' >&2; exit 3\n");
            return o with { Program = ["/bin/sh", Path.Combine(o.Project, "command.sh")], JobTimes = quick };
        });

        var end = await staffed.Server.App.Services.GetRequiredService<MorningJobs>().Run(Stop);

        Assert.Equal((3, "Said."), (end.ExitCode, end.Said));
        Assert.Equal($"ingest --run --project {staffed.Folder} --json --as-job", end.Output.Trim());
        using var analyst = await staffed.As(Role.Analyst);
        var job = Assert.Single((await analyst.Json("/api/v1/jobs")).EnumerateArray());
        Assert.Equal(("morning", "(watch)", "failed"), (job.GetProperty("kind").GetString(), job.GetProperty("askedBy").GetString(), job.GetProperty("state").GetString()));
    }
}
