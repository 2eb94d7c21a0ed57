using NodaTime;
using Tideline.Domain;
using Tideline.Evaluation;
using Tideline.Evaluation.Scores;
using Tideline.Proof.Standing;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Proof.Tests;

/// <summary>A proof can be planned, kept and written down.</summary>
public sealed class StandingProofTests
{
    private static readonly LocalDate Monday = new(2025, 8, 25);

    [Fact]
    public void The_standing_plan_has_every_scenario_and_twenty_seeds_of_the_main_ones()
    {
        var cases = ProofPlan.Standing.Cases;
        Assert.Empty(Scenario.Names.Except(cases.Select(c => c.Scenario), StringComparer.Ordinal));
        Assert.All<string>(["flood", "no-event", "outage"], s => Assert.Equal(20, cases.Count(c => c.Scenario == s && c.Subscribers == 60_000)));
        Assert.Contains(cases, c => c.Subscribers == 200_000);
        Assert.Equal(cases.Count, cases.DistinctBy(c => c.Name).Count());
    }

    [Theory]
    [InlineData("3", new ulong[] { 1, 2, 3 })]
    [InlineData("6-8", new ulong[] { 6, 7, 8 })]
    public void Seeds_are_a_number_or_a_range(string seeds, ulong[] expected) =>
        Assert.Equal(expected, ProofPlan.Group("flood", 100, seeds).Select(c => c.Seed));

    [Theory]
    [InlineData("flood 5000")]
    [InlineData("flood many 3")]
    [InlineData("flood 5000 1-2-3")]
    public void A_line_of_a_plan_that_is_none_is_refused(string line)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below("plan"), "# a comment\nno-event 5000 2 # two seeds\n" + line + "\n");
        Assert.Throws<ConfigurationException>(() => ProofPlan.Read(folder.Below("plan")));
    }

    [Fact]
    public void A_plan_that_does_not_exist_names_those_that_do() =>
        Assert.Contains("standing", Assert.Throws<ConfigurationException>(() => ProofPlan.Read("big")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_result_is_found_again_as_it_was_put()
    {
        using var folder = new TemporaryFolder();
        var store = new ProofStore(folder.Path);
        var result = Result("flood", 1, 100, 105);
        Assert.Null(store.Find(result.Case));
        store.Put(result);
        var found = store.Find(result.Case)!;
        Assert.Equal(EvaluationJson.Write(result.Report), EvaluationJson.Write(found.Report));
        Assert.Equal(result.Seconds, found.Seconds);
        Assert.Equal(result.Presets, found.Presets);
        Assert.Equal(result with { Report = found.Report, Seconds = found.Seconds, Presets = found.Presets }, found);
    }

    [Fact]
    public void A_run_makes_only_what_has_no_result_yet()
    {
        using var folder = new TemporaryFolder();
        var store = new ProofStore(folder.Path);
        store.Put(Result("no-such-scenario", 1, 100, 105));
        List<string> said = [];
        StandingProof.Run(new ProofPlan([new ProofCase("no-such-scenario", 60_000, 1)]), store, keep: false, said.Add, TestContext.Current.CancellationToken);
        Assert.Empty(said);
    }

    [Fact]
    public void The_page_pools_sums_over_seeds_and_names_what_is_missed_and_the_worst_seed()
    {
        var page = Page([Result("flood", 1, 100, 110), Result("flood", 2, 100, 130), Result("flood", 3, 100, 104)]);
        Assert.Contains("## flood, 60,000 subscribers, 3 seeds", page, StringComparison.Ordinal);

        // 10 + 30 + 4 wrong of 300 true, and 5 + 5 + 5 of the oracle.
        Assert.Contains("| stock WAPE, 50 subscribers or more | 0.147 | 0.050 | 2.933 | at most 1.5 x oracle | MISSED |", page, StringComparison.Ordinal);
        Assert.Contains("| flood, 60,000 subscribers, 3 seeds | **2.933** |", page, StringComparison.Ordinal);
        Assert.Contains("Worst seed: 2, stock WAPE 0.300, 6.00 times", page, StringComparison.Ordinal);
        Assert.Contains("--plan standing", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_false_headline_is_counted()
    {
        var quiet = Result("no-event", 1, 0, 0);
        Assert.Contains("claims displacement | 0 | 0 | met |", Page([quiet]), StringComparison.Ordinal);
        Assert.Contains("claims displacement | 1 | 0 | MISSED |", Page([quiet, quiet with { Claimed = true }]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_by_hand_stays()
    {
        var first = KeptText.Keep("# made\n", "");
        var second = KeptText.Keep("# made again\n", first + "By hand.\n");
        Assert.StartsWith("# made again\n", second, StringComparison.Ordinal);
        Assert.EndsWith(KeptText.Line + "\nBy hand.\n", second, StringComparison.Ordinal);
    }

    private static string Page(IReadOnlyList<ProofResult> results) => AccuracyPage.Write(results, "--plan standing", Monday);

    /// <summary>A seed with one big district-week; the oracle errs by 5.</summary>
    private static ProofResult Result(string scenario, ulong seed, double truth, double estimate)
    {
        var errors = new Errors(
            new ErrorSums(1, truth, estimate, Math.Abs(estimate - truth)), new ErrorSums(1, truth, truth + 5, 5));
        var intervals = new IntervalScores(truth > 0 ? 1 : 0, 0, 0, 0, 0, truth, 0, 0);
        var scores = new EvaluationScores { Displaced = new StockScore(errors, errors, new PercentageErrors(new PercentageSums(0, 0), null), intervals, new ZeroScores(truth > 0 ? 0 : 1, 1, 0, 0)) };
        return new ProofResult(
            new ProofCase(scenario, 60_000, seed), ProofStore.Code, "tideline-00000000", 64_000, 1_800_000, 1_000_000, 252, false,
            new Dictionary<string, double> { ["people"] = 1.5, ["events"] = 2 }, 500,
            new EvaluationReport("darya", "flood-2025", 2, Monday, Monday.PlusDays(6), ["nothing"], scores));
    }
}
