using Tideline.Evaluation;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Proof.Tests;

public sealed class ProofRunTests
{
    [Fact]
    public void The_same_seed_gives_the_same_scores_also_in_a_folder_of_an_earlier_run()
    {
        var scenario = Scenario.Named("flood") with { WeeksBefore = 12, WeeksAfter = 2 };
        using var folder = new TemporaryFolder();
        var first = ProofRun.Run(scenario, 300, 3, folder.Below("a"), cancellation: TestContext.Current.CancellationToken);
        var again = ProofRun.Run(scenario, 300, 3, folder.Below("a"), cancellation: TestContext.Current.CancellationToken);
        var other = ProofRun.Run(scenario, 300, 4, folder.Below("b"), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(EvaluationJson.Write(first.Evaluation), EvaluationJson.Write(again.Evaluation));
        Assert.NotEqual(EvaluationJson.Write(first.Evaluation), EvaluationJson.Write(other.Evaluation));
        Assert.True(first.Evaluation.Scores.Displaced!.All.Ours.Truth > 0);
        Assert.NotEmpty(first.Figures.Network.Outages);
        Assert.Empty(Directory.GetFiles(folder.Below("a", "inbox"), "*", SearchOption.AllDirectories));
    }
}
