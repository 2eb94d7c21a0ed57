using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>One person stops what leaves; two of two organisations lift it; incidents, requests and the doctor tell.</summary>
public sealed class StopTests(World world)
{
    [Fact]
    public async Task Nothing_leaves_between_stop_and_resume_and_the_doctor_says_so()
    {
        using var project = world.Copy("project.yaml", "reference", "releases");
        var id = Path.GetFileName(world.Release);
        foreach (var (name, organisation) in ((string, string)[])[("A. Khan", "Operator"), ("B. Ali", "Agency")])
        {
            await Done(project, "release", "key", "--name", name, "--organisation", organisation, "--key", Key(project, name));
            await Done(project, "release", "approve", id, "--key", Key(project, name));
        }

        await Done(project, "release", "publish", id);
        var opened = await Done(project, "incident", "open", "--what", "A feed was counted twice.", "--severity", "high", "--release", id, "--by", "A. Khan", "--stop", "--json");
        Assert.Equal("i1", JsonDocument.Parse(opened.Output).RootElement.GetProperty("id").GetString());

        foreach (string[] way in (string[][])[["release", "publish", id], ["exchange", "export", id, "--out", project.Below("out")], ["release", "bundle", id, "--key", Key(project, "A. Khan"), "--out", project.Below("b.zip")]])
        {
            var refused = await Call.Run(project.Path, way);
            Assert.True(refused.ExitCode == 4, refused.Said);
            Assert.Contains("A feed was counted twice", refused.Error, StringComparison.Ordinal);
        }

        Assert.False(Path.Exists(project.Below("out")) || Path.Exists(project.Below("b.zip")));
        var looked = await Done(project, "doctor", "--json");
        var stop = JsonDocument.Parse(looked.Output).RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("what").GetString() == "stop switch");
        Assert.Equal("warning", stop.GetProperty("state").GetString());
        Assert.Contains("tideline resume", stop.GetProperty("remedy").GetString(), StringComparison.Ordinal);

        await Done(project, "resume", "--key", Key(project, "A. Khan"), "--because", "The feed was taken out.");
        var lifted = await Done(project, "resume", "--key", Key(project, "B. Ali"), "--because", "I have seen the new figures.");
        Assert.Contains("Exports go on.", lifted.Output, StringComparison.Ordinal);
        await Done(project, "exchange", "export", id, "--out", project.Below("out"), "--format", "hxl");
        await Done(project, "incident", "close", "i1", "--lessons", "Feeds have names now.", "--by", "A. Khan");
        Assert.Contains("closed", (await Done(project, "incident", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_written_down_counted_and_taken_away_and_what_cannot_be_is_2()
    {
        using var project = SmallProject.Create();
        const string release = "flood-2025-2025-09-14-0a1b2c3d";
        await Done(project, "request", "add", "--organisation", "IOM", "--question", "Where did people go?", "--purpose", "Relief", "--release", release, "--on", "2026-08-30", "--by", "A. Khan");
        await Done(project, "request", "decide", "r1", "--decision", "200 tents went east.", "--organisation", "IOM", "--by", "A. Khan");
        await Done(project, "request", "list", "--csv", project.Below("requests.csv"));

        Assert.Equal(3, File.ReadAllLines(project.Below("requests.csv")).Length);
        Assert.Contains("2026-08  1 asked by 1 organisations, 1 answered, 0 refused, 1 led to a decision", (await Done(project, "request", "months")).Output, StringComparison.Ordinal);
        foreach (string[] wrong in (string[][])[
            ["stop", "--because", "Caller 923001234567 complained.", "--by", "A. Khan"],
            ["incident", "open", "--what", "Something.", "--severity", "terrible", "--by", "A. Khan"],
            ["incident", "note", "i1", "--text", "What?", "--by", "A. Khan"]])
        {
            var ended = await Call.Run(project.Path, wrong);
            Assert.True(ended.ExitCode == 2, ended.Said);
        }
    }

    private static string Key(TemporaryFolder project, string name) => project.Below(name.Replace(" ", "", StringComparison.Ordinal) + ".key");

    private static async Task<Ended> Done(TemporaryFolder project, params string[] arguments)
    {
        var ended = await Call.Run(project.Path, arguments);
        Assert.True(ended.ExitCode == 0, ended.Said);
        return ended;
    }
}
