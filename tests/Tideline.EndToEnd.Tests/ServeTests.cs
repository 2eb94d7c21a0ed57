using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>Work that is asked for in the browser is done by the program's own commands.</summary>
public sealed class ServeTests(World world)
{
    [Fact]
    public async Task The_first_administrator_is_told_a_password_makes_an_analyst_and_the_analyst_ingests()
    {
        using var project = SmallProject.Create();
        using var served = await Served.Start(project.Path, null, "--first-administrator", "khan", "--second-factor", "none");
        await Begin(served);
        var made = await served.Do("POST", "users", new { name = "analyst", roles = new[] { "analyst" } });
        await served.LogIn("analyst", made.GetProperty("password").GetString()!);
        await served.Do("POST", "session/password", new { current = made.GetProperty("password").GetString(), @new = "five other plain words" });
        await served.LogIn("analyst", "five other plain words");

        var job = await served.Do("POST", "jobs", new { kind = "ingest" });
        var ended = await served.Until(Id(job), j => State(j) is not ("queued" or "running"));

        Assert.True(State(ended) == "succeeded", ended.GetRawText());
        Assert.True(File.Exists(project.Below("reports", "quality.html")));
        var again = await served.Do("POST", "jobs", new { kind = "run" });
        var refused = await served.Until(Id(again), j => State(j) is not ("queued" or "running"));
        Assert.Equal(("failed", 2), (State(refused), refused.GetProperty("exitCode").GetInt32()));
        Assert.NotEqual("", refused.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_server_killed_during_an_ingest_leaves_the_next_one_to_finish_it_with_nothing_lost_or_doubled()
    {
        using var copy = world.Copy("project.yaml", "inbox", "reference");
        string id;
        using (var served = await Served.Start(copy.Path, world.KeyFile, "--first-administrator", "khan", "--second-factor", "none", "--lease", "5"))
        {
            await Begin(served);
            id = Id(await served.Do("POST", "jobs", new { kind = "ingest" }));
            while (Records(copy.Path) < 5)
            {
                Assert.NotEqual("failed", State(await served.Get("jobs/" + id)));
            }

            served.Call.KillAlone();
            await served.Call.End();
        }

        using var next = await Served.Start(copy.Path, world.KeyFile, "--second-factor", "none", "--lease", "5");
        await next.LogIn("khan", "four sensible words");
        var ended = await next.Until(id, j => State(j) is not ("queued" or "running"));

        Assert.True(State(ended) == "succeeded", ended.GetRawText());
        Assert.Equal(2, ended.GetProperty("attempts").GetInt32());
        Assert.All((string[])["events", "rejects", "files"], folder => Assert.Equal(
            Folders.Bytes(Path.Combine(world.Project, "lake", folder)).Select(f => $"{f.Key} {f.Value}"),
            Folders.Bytes(copy.Below("lake", folder)).Select(f => $"{f.Key} {f.Value}")));
        Assert.True((await next.Get("audit/verify")).GetProperty("isIntact").GetBoolean());
    }

    [Fact]
    public async Task Demonstration_accounts_are_refused_over_real_data()
    {
        using var project = SmallProject.Create();

        var ended = await Call.Run(project.Path, "serve", "--demo-accounts");

        Assert.Equal(2, ended.ExitCode);
        Assert.False(Directory.Exists(project.Below("store")));
    }

    // The first administrator changes the printed password.
    private static async Task Begin(Served served)
    {
        var account = served.Said.GetProperty("accounts")[0];
        var password = account.GetProperty("password").GetString()!;
        await served.LogIn("khan", password);
        await served.Do("POST", "session/password", new { current = password, @new = "four sensible words" });
        await served.LogIn("khan", "four sensible words");
    }

    private static int Records(string project) =>
        Directory.Exists(Path.Combine(project, "lake", "files")) ? Directory.GetFiles(Path.Combine(project, "lake", "files"), "*.json").Length : 0;

    private static string Id(JsonElement job) => job.GetProperty("id").GetString()!;

    private static string State(JsonElement job) => job.GetProperty("state").GetString()!;
}
