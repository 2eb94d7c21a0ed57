using Tideline.Attack.Published;
using Tideline.Attack.Sums;

namespace Tideline.Attack.Tests;

public sealed class AttackSuiteTests : IDisposable
{
    private readonly PublishedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_read_as_it_was_published()
    {
        var release = ReleaseReader.Read(_folder.Write("one", "displaced_stock PK - 1 250", "displaced_stock PKA - 1 Q"));

        Assert.Equal(["250", ""], release.Rows.Select(r => $"{r.Value}"));
        Assert.True(release.Rows[1].IsSuppressed);
        Assert.Equal("PK", release.Areas.ParentOf("PKC"));
        Assert.Equal(0.01, release.Bases[("returned_share", "share")]);
        Assert.Equal(16, release.Minimum);
    }

    [Fact]
    public void A_lone_suppressed_district_follows_up_to_rounding()
    {
        var report = Attack(["displaced_stock PK - 1 250", "displaced_stock PKA - 1 Q", "displaced_stock PKB - 1 100", "displaced_stock PKC - 1 120"]);

        // 250 - 100 - 120, each printed number half a base away at most.
        Assert.Equal(new Bounds(15, 45), Best(report, AttackView.OneRelease, AttackMethod.Propagation));
        Assert.Equal(new Bounds(15, 45), Best(report, AttackView.OneRelease, AttackMethod.Elimination));
        Assert.Equal(new Bounds(15, 45), Best(report, AttackView.OneRelease, AttackMethod.LinearProgramme));
    }

    [Fact]
    public void Two_suppressed_districts_share_what_is_left()
    {
        var report = Attack(["displaced_stock PK - 1 250", "displaced_stock PKA - 1 Q", "displaced_stock PKB - 1 Q", "displaced_stock PKC - 1 120"]);

        Assert.Equal(2, report.Targets.Count);
        Assert.Equal(new Bounds(0, 140), Best(report, AttackView.OneRelease, AttackMethod.LinearProgramme));
    }

    [Fact]
    public void Who_knows_how_far_below_nobody_an_estimate_may_be_supposes_no_more()
    {
        var release = ReleaseReader.Read(_folder.Write(
            "floor", "displaced_stock PK - 1 250", "displaced_stock PKA - 1 Q", "displaced_stock PKB - 1 Q", "displaced_stock PKC - 1 120"));

        var report = AttackSuite.Run([release with { FloorOf = key => key.Area == "PKB" ? -30 : 0 }]);

        // 250 - 120, two printed numbers; the other district may be as low as 30 below.
        Assert.Equal(new Bounds(0, 170), Best(report, AttackView.OneRelease, AttackMethod.LinearProgramme));
    }

    [Fact]
    public void What_an_earlier_release_projected_is_no_figure_of_a_later_one()
    {
        PublishedRelease[] releases =
        [
            ReleaseReader.Read(_folder.Write("one", "projected_displaced PK - 3 250", "projected_displaced PKA - 3 Q", "projected_displaced PKB - 3 100")),
            ReleaseReader.Read(_folder.Write("two", "projected_displaced PK - 3 260", "projected_displaced PKA - 3 Q", "projected_displaced PKB - 3 Q")),
        ];

        Assert.DoesNotContain(AttackSuite.Run(releases).Findings, f => f.View == AttackView.EarlierReleases && f.Target.Release == 1 && f.Bounds.Width < 100);
    }

    [Fact]
    public void Pairs_without_a_row_are_bounded_by_other_and_by_the_people_hosted()
    {
        var report = Attack(
        [
            "displaced_stock PKA - 1 200", "displaced_stock PKB - 1 100",
            "displaced_hosted PKA - 1 60", "displaced_hosted PKC - 1 240",
            "displacement_flow PKA PKC 1 180", "displacement_flow PKA other 1 20",
            "displacement_flow PKB PKC 1 60", "displacement_flow PKB other 1 40",
        ]);

        // What is hosted in PKC beyond the printed pairs is nothing, up to rounding; both pairs into PKA have no row.
        Assert.Equal(2, report.Targets.Count);
        Assert.All(report.Targets, t => Assert.Equal("PKA", t.Key.Counterpart));
        Assert.Equal(new Bounds(15, 25), Best(report, AttackView.OneRelease, AttackMethod.LinearProgramme));
    }

    [Fact]
    public void Two_releases_that_hide_different_partners_tell_the_cell_that_both_hide()
    {
        var report = Attack(
            ["displaced_stock PK - 1 250", "displaced_stock PKA - 1 Q", "displaced_stock PKB - 1 100", "displaced_stock PKC - 1 Q"],
            ["displaced_stock PK - 1 250", "displaced_stock PKA - 1 Q", "displaced_stock PKB - 1 Q", "displaced_stock PKC - 1 120"]);

        var found = report.Findings.Where(f => f.Target is { Release: 1, Key.Area: "PKA" }).ToList();
        Assert.True(found.Where(f => f.View == AttackView.OneRelease).Min(f => f.Bounds.Width) > 100);
        Assert.True(found.Where(f => f.View == AttackView.EarlierReleases).Min(f => f.Bounds.Width) <= 50);
        // PKB was printed, so that nobody attacks it any more.
        Assert.DoesNotContain(report.Targets, t => t is { Release: 1, Key.Area: "PKB" });
    }

    [Fact]
    public void The_change_of_a_sum_tells_the_change_of_the_one_part_that_stands()
    {
        var report = Attack(
            ["displaced_stock PK - 1 2500", "displaced_stock PKA - 1 500", "displaced_stock PKB - 1 1000", "displaced_stock PKC - 1 1000"],
            ["displaced_stock PK - 1 2600", "displaced_stock PKA - 1 500", "displaced_stock PKB - 1 1000", "displaced_stock PKC - 1 1000"]);

        var change = report.Findings.First(f => f.View == AttackView.Differences && f.Target.Key.Area == "PKA").Bounds;
        Assert.Equal(new Bounds(60, 140), change);
    }

    [Fact]
    public void A_projection_beside_a_hidden_stock_gives_it_away()
    {
        var report = Attack(
            ["displaced_stock PKA - 1 1000", "displaced_stock PKB - 1 Q", "projected_displaced PKA - 2 500", "projected_displaced PKB - 2 300"]);

        var found = report.Findings.Single(f => f.View == AttackView.Projections);
        Assert.Equal("PKB", found.Target.Key.Area);
        Assert.True(found.Bounds.Holds(600));
        Assert.True(found.Bounds.Width < 40);
    }

    private AttackReport Attack(params string[][] releases) =>
        AttackSuite.Run([.. releases.Select((rows, i) => ReleaseReader.Read(_folder.Write($"r{i}", rows)))]);

    private static Bounds Best(AttackReport report, AttackView view, AttackMethod method)
    {
        var found = report.Findings.First(f => f.Target == report.Targets[0] && f.View == view && f.Method == method).Bounds;
        return new(Math.Round(found.Lower, 6), Math.Round(found.Upper, 6));
    }
}
