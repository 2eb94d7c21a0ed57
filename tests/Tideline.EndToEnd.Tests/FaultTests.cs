using Tideline.Proof.Faults;

namespace Tideline.EndToEnd.Tests;

/// <summary>A small share of the proof by faults: <c>Tideline.Proof faults</c> does the same some hundred times.</summary>
public sealed class FaultTests
{
    [Fact]
    public void Ten_kills_in_two_mornings_change_no_figure_and_lose_no_event()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Process groups and signals are those of Linux.");
        using var work = new TemporaryFolder();
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var plan = new FaultPlan(
            [host, Path.Combine(AppContext.BaseDirectory, "tideline.dll")], work.Path, Kills: 10, Mornings: 2, KillsAMorning: 5, "short-history", Subscribers: 300, Seed: 7, Others: false, TimeSpan.FromMinutes(30));

        var outcome = FaultProof.Run(plan, _ => { }, TestContext.Current.CancellationToken);

        Assert.True(outcome.Faults.Count == 0, string.Join('\n', outcome.Faults));
        Assert.InRange(outcome.Kills.Count(k => k.Killed), 10, int.MaxValue);
        Assert.Contains(outcome.Boundaries, b => b == "releases/register.jsonl");
        Assert.Equal(3, outcome.Releases);
    }
}
