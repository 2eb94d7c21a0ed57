using Tideline.Attack;
using Tideline.Attack.Published;
using Tideline.Attack.Sums;
using Tideline.Domain.Cubes;
using Tideline.Proof.Disclosure.Hierarchies;
using Tideline.Proof.Disclosure.Judging;
using Tideline.Proof.Disclosure.Membership;
using Tideline.Proof.Disclosure.Unicity;

namespace Tideline.Proof.Tests;

public sealed class DisclosureProofTests : IDisposable
{
    private static readonly RowKey _stock = new("displaced_stock", "people", "A", null, new(2025, 8, 25), new(2025, 8, 31));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Releases_with_late_records_tell_nothing_and_those_of_a_threshold_do()
    {
        SequenceResult[] results = [.. new ulong[] { 1, 3, 7, 8, 11 }.Select(seed => HierarchyProof.Run(seed, 4, _folder.Path))];

        Assert.All(results, r => Assert.Equal(4, r.Released));
        Assert.All(results, r => Assert.Empty(r.Gate.Breaches));
        Assert.True(results.Sum(r => r.Gate.Attacked) > 500);
        var twin = results.Sum(r => r.Twin.Told) / (double)results.Sum(r => r.Twin.Attacked);
        Assert.True(twin > 0.4, $"{twin}");
    }

    [Fact]
    public void A_first_release_tells_no_figure_and_that_of_a_threshold_does()
    {
        SequenceResult[] results = [.. new ulong[] { 1, 2, 3, 7, 11, 16, 18 }.Select(seed => HierarchyProof.Run(seed, 1, _folder.Path))];

        Assert.All(results, r => Assert.DoesNotContain(r.Gate.Breaches, b => b.Finding.View == AttackView.OneRelease));
        Assert.True(results.Sum(r => r.Gate.Attacked) > 100);
        Assert.Contains(results, r => r.Twin.Breaches.Any(b => b.Finding.View == AttackView.OneRelease));
    }

    [Fact]
    public void The_same_seed_gives_the_same_verdict()
    {
        var (first, second) = (HierarchyProof.Run(2, 3, _folder.Path), HierarchyProof.Run(2, 3, _folder.Path));

        Assert.Equal(first.Gate.Attacked, second.Gate.Attacked);
        Assert.Equal(first.Twin.Breaches.Select(b => b.Finding), second.Twin.Breaches.Select(b => b.Finding));
    }

    [Theory]
    // 160 people, 16 subscribers of 10: less than the minimum, or ends fewer than the minimum apart.
    [InlineData(0, 159, true)]
    [InlineData(0, 160, false)]
    [InlineData(50, 209, true)]
    [InlineData(50, 210, false)]
    // The truth, 100, does not lie in it: the attacker is mistaken.
    [InlineData(101, 120, false)]
    public void An_interval_tells_too_much_by_the_people_that_one_subscriber_stands_for(double lower, double upper, bool told)
    {
        var truth = new Truth([new(Indicator.DisplacedStock, [Cell(100, 10)])]);

        var verdict = Judge.Of([Release()], [truth], Report(new(lower, upper)));

        Assert.Equal(told ? 1 : 0, verdict.Told);
    }

    [Theory]
    // 20 subscribers of 10 people, 100 of whom are ordinarily away: what is published says 100 and may be as low as 100 below 0.
    [InlineData(-100, 59, true)]
    [InlineData(-100, 60, false)]
    [InlineData(0, 159, true)]
    [InlineData(0, 160, false)]
    public void Subscribers_are_those_seen_with_those_ordinarily_away(double lower, double upper, bool tells)
    {
        var cell = Cell(200, 20);
        var truth = new Truth([new(Indicator.DisplacedStock, [cell with { Estimate = cell.Estimate with { Value = lower < 0 ? 50 : 100 } }])]);

        Assert.Equal(tells ? 1 : 0, Judge.Of([Release()], [truth], Report(new(lower, upper))).Told);
        Assert.Equal(lower < 0 ? -150 : -100, truth.ToInformed(Release()).FloorOf(_stock));
    }

    [Fact]
    public void An_interval_that_says_too_much_and_does_not_hold_the_truth_is_a_mistake()
    {
        var verdict = Judge.Of([Release()], [new([new(Indicator.DisplacedStock, [Cell(100, 10)])])], Report(new(101, 120)));

        Assert.Empty(verdict.Breaches);
        Assert.Single(verdict.Mistaken);
    }

    [Fact]
    public void Ranks_give_the_area_under_the_curve()
    {
        Assert.Equal(1, RankCurve.Area([3, 4], [1, 2]));
        Assert.Equal(0.5, RankCurve.Area([1, 2], [1, 2]));
        Assert.Equal(0.125, RankCurve.Area([1, 2], [2, 3]));
    }

    [Fact]
    public void A_path_is_alone_when_nobody_else_shares_its_points()
    {
        // Three share one point; the first two share a second one.
        ulong[][] people = [[1, 2], [1, 2], [1, 3]];

        var shares = UnicityTable.Shares(people, 3, seed: 1);

        Assert.Equal(1 / 3.0, shares[1], 9);
        Assert.True(double.IsNaN(shares[2]));
    }

    private static CubeCell Cell(double people, long subscribers) => new(
        "A", null, _stock.Start, _stock.End,
        new(people, new(people, people), new(people, people), subscribers, 0, people / subscribers, ObservationStatus.Normal));

    private static PublishedRelease Release() => new(
        "r", [new(_stock, null, "Q")], new(new Dictionary<string, (int, string?)> { ["A"] = (0, null) }),
        new Dictionary<(string, string), double>(), 16);

    private static AttackReport Report(Bounds bounds) => new(
        [new(0, _stock)], [new(new(0, _stock), AttackView.OneRelease, AttackMethod.LinearProgramme, bounds)]);
}
