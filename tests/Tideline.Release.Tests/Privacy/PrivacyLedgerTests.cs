using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Release.Privacy;

namespace Tideline.Release.Tests.Privacy;

public sealed class PrivacyLedgerTests : IDisposable
{
    private static readonly PrivacyRules _rules = new(Ratio.Of(0.1m), Ratio.Of(0.5m), Ratio.Of(0.4m), 1e-6);
    private static readonly NoisePlan _noise = NoisePlan.Of(_rules.RhoPerWeek, 1, 12);

    private readonly TemporaryFolder _folder = new();
    private readonly PrivacyLedger _ledger;
    private int _drawn;

    public PrivacyLedgerTests() => _ledger = new(_folder.Releases, new TickingClock());

    private string LedgerPath => Path.Combine(_folder.Releases, "privacy-ledger.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_week_is_drawn_once_and_read_ever_after()
    {
        var first = Take(Week(1));
        var again = Take(Week(1), Week(2));

        Assert.Equal(2, _drawn);
        Assert.Equal(first[0].Live.Nodes, again[0].Live.Nodes);
        Assert.NotEqual(again[0].Live.Nodes, again[1].Live.Nodes);
    }

    [Fact]
    public void What_was_spent_is_the_sum_of_the_weeks_and_is_told_as_epsilon()
    {
        Take(Week(1), Week(2));
        Take(Week(3));

        var spent = PrivacyLedger.Spent(_ledger.Entries, "2025");
        Assert.Equal(Ratio.Of(0.3m), spent);
        Assert.Equal(0.3 + (2 * Math.Sqrt(0.3 * Math.Log(1e6))), ZeroConcentrated.Epsilon(spent, 1e-6), 9);
        Assert.Equal(Ratio.Of(0.1m), PrivacyLedger.Spent(_ledger.Entries, "2025", through: 1));
        Assert.Equal([1, 2, 3], _ledger.Entries.Select(e => e.Sequence));
    }

    [Fact]
    public void A_spent_budget_refuses_says_the_way_out_and_draws_nothing()
    {
        Take([.. Enumerable.Range(1, 5).Select(w => Week(w))]);

        var refusal = Assert.Throws<DisclosureRefusedException>(() => Take(Week(6)));
        Assert.Equal(4, refusal.ExitCode);
        Assert.Contains("Rotate the pseudonym key", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("epoch_rho", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((5, 5), (_drawn, _ledger.Entries.Count));
        Assert.Equal(5, Take([.. Enumerable.Range(1, 5).Select(w => Week(w))]).Count);
    }

    [Fact]
    public void Weeks_are_paid_for_all_together_or_not_at_all()
    {
        Assert.Throws<DisclosureRefusedException>(() => Take([.. Enumerable.Range(1, 6).Select(w => Week(w))]));
        Assert.Equal((0, 0), (_drawn, _ledger.Entries.Count));
    }

    [Fact]
    public void The_reserve_pays_for_weeks_of_emergencies_alone()
    {
        // 0.5 less 40% leaves 0.3 for later weeks: three of them.
        Take([.. Enumerable.Range(1, 3).Select(w => Week(w, SpendingPurpose.FollowUp))]);

        var refusal = Assert.Throws<DisclosureRefusedException>(() => Take(Week(4, SpendingPurpose.FollowUp)));
        Assert.Contains("reserve for emergencies", refusal.Message, StringComparison.Ordinal);
        Take(Week(4), Week(5));
        Assert.Throws<DisclosureRefusedException>(() => Take(Week(6)));
    }

    [Fact]
    public void A_new_epoch_has_a_whole_budget_and_still_reads_what_an_earlier_one_measured()
    {
        var before = Take([.. Enumerable.Range(1, 5).Select(w => Week(w))]);
        var after = Take(_rules, "2026", [Week(1), Week(6)]);

        Assert.Equal(before[0].Live.Nodes, after[0].Live.Nodes);
        Assert.Equal(Ratio.Of(0.1m), PrivacyLedger.Spent(_ledger.Entries, "2026"));
    }

    [Fact]
    public void A_higher_revision_measures_anew_at_its_full_cost()
    {
        Take(Week(1));
        Take(Week(1) with { Key = Week(1).Key with { Revision = 2 } });

        Assert.Equal((2, Ratio.Of(0.2m)), (_drawn, PrivacyLedger.Spent(_ledger.Entries, "2025")));
    }

    [Fact]
    public void A_week_measured_for_other_areas_is_refused()
    {
        Take(Week(1));

        var refusal = Assert.Throws<DisclosureRefusedException>(() => _ledger.Take(_rules, "2025", "other cells", [Week(1)], []));
        Assert.Contains("revision", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_line_breaks_the_chain()
    {
        Take(Week(1), Week(2));
        File.WriteAllText(LedgerPath, File.ReadAllText(LedgerPath).Replace("\"rho\":\"1/10\"", "\"rho\":\"1/90\"", StringComparison.Ordinal));

        var fault = Assert.Throws<EngineException>(() => Take(Week(3)));
        Assert.Contains("breaks at line 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_was_cut_off_was_never_seen_and_is_drawn_anew()
    {
        Take(Week(1), Week(2));
        var text = File.ReadAllText(LedgerPath);
        File.WriteAllText(LedgerPath, text[..^20]);

        Assert.Single(_ledger.Entries);
        Take(Week(2));
        Assert.Equal(2, _ledger.Entries.Count);
        Assert.Equal(3, _drawn);
    }

    [Fact]
    public void A_ledger_that_lost_the_entry_of_a_release_refuses()
    {
        Take(Week(1));
        var mark = _ledger.Chain[0].Sha256;
        File.Delete(LedgerPath);

        var refusal = Assert.Throws<DisclosureRefusedException>(() => _ledger.Take(_rules, "2025", "cells", [Week(2)], [("flood-1", mark)]));
        Assert.Contains("flood-1", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(LedgerPath));
    }

    private IReadOnlyList<WeekMeasurement> Take(params WantedWeek[] weeks) => Take(_rules, "2025", weeks);

    private IReadOnlyList<WeekMeasurement> Take(PrivacyRules rules, string epoch, IReadOnlyList<WantedWeek> weeks) =>
        [.. _ledger.Take(rules, epoch, "cells", weeks, []).Select(e => e.Entry.Measurement)];

    private WantedWeek Week(int week, SpendingPurpose purpose = SpendingPurpose.Emergency) => new(
        new("flood-2025", "tideline-1a2b3c4d", 1, new LocalDate(2025, 8, 18).PlusWeeks(week).ToString("uuuu-MM-dd", null), MeasurementStage.Final),
        purpose, _noise, () => new(12, false, new([++_drawn], [], []), null));
}
