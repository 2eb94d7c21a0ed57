using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Returns;
using Tideline.Release.Bulletins;
using Tideline.Release.Observations;

namespace Tideline.Release.Tests.Bulletins;

public sealed class ProjectionSectionTests
{
    private static readonly LocalDate Start = new(2025, 9, 8);

    [Fact]
    public void Weeks_ahead_stand_beside_the_errors_of_past_projections()
    {
        var page = Page(new(1, new BackTest(12, 0.08, 0.12)), new(2, new BackTest(9, 0.16, 0.20)));

        Assert.Contains("about <bdi>48,000 (40,000–58,000)</bdi> people will still be displaced in the week <bdi>15–21 September 2025</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>8.0%</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("better by 33.3%", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no skill", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_projection_that_lost_against_persistence_says_no_skill_plainly()
    {
        var page = Page(new(1, new BackTest(12, 0.08, 0.12)), new(2, new BackTest(9, 0.30, 0.20)));

        Assert.Contains("no better than to say that nothing changes: no skill", page, StringComparison.Ordinal);
        Assert.Contains(">no skill<", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_ahead_without_any_past_projection_says_so() =>
        Assert.Contains("not tested", Page(new WeekAheadTest(1, new BackTest(12, 0.08, 0.12))), StringComparison.Ordinal);

    [Fact]
    public void Where_no_displacement_is_claimed_none_is_projected()
    {
        var input = Input([]) with { Claim = SmallRelease.Input.Claim with { Claimed = false, Areas = [] } };
        Assert.DoesNotContain("id=\"projection\"", Bulletin.Render(input), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_projections_the_section_is_absent() =>
        Assert.DoesNotContain("id=\"projection\"", Bulletin.Render(SmallRelease.Input), StringComparison.Ordinal);

    private static string Page(params WeekAheadTest[] tests) => Bulletin.Render(Input(tests));

    private static BulletinInput Input(IReadOnlyList<WeekAheadTest> tests) => SmallRelease.Input with
    {
        Observations = [.. SmallRelease.Input.Observations, Row(0, 54_000, 45_000, 64_800), Row(1, 48_000, 40_000, 57_600)],
        BackTests = tests,
    };

    private static Observation Row(int week, decimal value, decimal lower, decimal upper) => new(
        Indicator.ProjectedDisplaced.Name, "S", null, Start.PlusWeeks(week), Start.PlusWeeks(week).PlusDays(6), value, lower, upper,
        Unit.People, ObservationStatus.Forecast, "tideline-1a2b3c4d", "flood-2025", Start.PlusDays(-1));
}
