using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>The server watches by itself.</summary>
public sealed class WatchInServerTests
{
    [Fact]
    public async Task A_server_fetches_what_is_delivered_takes_it_in_as_a_job_and_shows_it()
    {
        using var project = SmallProject.Create(SmallProject.Yaml + """

            operation:
              watch_in_server: true
              look_every_seconds: 1
              settle_seconds: 0
              metrics_file: tideline.prom
              feeds:
                - { name: operator, files: "drop/*.csv", marker: .done }

            """);
        Directory.CreateDirectory(project.Below("drop"));
        File.Move(project.Below("inbox", "events", "week.csv"), project.Below("drop", "week.csv"));
        using var served = await Served.Start(project.Path, null, "--first-administrator", "khan", "--second-factor", "none");
        var password = served.Said.GetProperty("accounts")[0].GetProperty("password").GetString()!;
        await served.LogIn("khan", password);
        await served.Do("POST", "session/password", new { current = password, @new = "four sensible words" });
        await served.LogIn("khan", "four sensible words");
        Assert.True((await served.Get("operation")).GetProperty("watching").GetBoolean());

        File.WriteAllText(project.Below("drop", "week.csv.done"), "");

        // Without an emergency there is nothing to run: the morning ends so, and says it.
        JsonElement operation;
        do
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            operation = await served.Get("operation");
        }
        while (operation.GetProperty("notices").GetArrayLength() == 0);
        Assert.Equal("week.csv", operation.GetProperty("feeds")[0].GetProperty("lastFile").GetString());
        Assert.Contains("emergencies", operation.GetProperty("notices")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        var job = (await served.Get("jobs"))[0];
        Assert.Equal(("morning", "(watch)", 2), (job.GetProperty("kind").GetString(), job.GetProperty("askedBy").GetString(), job.GetProperty("exitCode").GetInt32()));
        while (!File.Exists(project.Below("tideline.prom")))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Contains("tideline_files_waiting", await File.ReadAllTextAsync(project.Below("tideline.prom"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
