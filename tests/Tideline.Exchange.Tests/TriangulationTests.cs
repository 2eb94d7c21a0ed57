using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Tests;

public sealed class TriangulationTests
{
    private static readonly LocalDate _monday = new(2025, 9, 1);

    [Fact]
    public void A_ratio_carries_our_interval_over()
    {
        var c = Single(Ours("displaced_hosted", "A", 1200, 900, 1800), Theirs(Concept.Hosted, "A", 600));
        Assert.Equal((2m, 1.5m, 3m, ""), (c.Ratio, c.RatioLower, c.RatioUpper, c.RatioReads));
        Assert.True(c.IsSameConcept);
    }

    [Theory]
    [InlineData(ObservationStatus.Suppressed, "ours is suppressed, which is not 0")]
    [InlineData(ObservationStatus.NotObservable, "ours is not observable, which is not 0")]
    public void A_figure_without_number_is_said_as_such_and_never_0(ObservationStatus status, string why)
    {
        var c = Single(Ours("displaced_hosted", "A", null, null, null, status), Theirs(Concept.Hosted, "A", 600));
        Assert.Equal((null, null, why), (c.Value, c.Ratio, c.WithoutRatio));
    }

    [Fact]
    public void An_area_that_the_release_does_not_speak_of_has_no_row_and_no_ratio() =>
        Assert.Equal("no row in the release", Single(Ours("displaced_hosted", "B", 10, 5, 20), Theirs(Concept.Hosted, "A", 600)).WithoutRatio);

    [Theory]
    [InlineData(Qualifier.MoreThan, "at most")]
    [InlineData(Qualifier.LessThan, "at least")]
    [InlineData(Qualifier.Approximately, "about")]
    public void A_ratio_to_a_bound_is_a_bound(Qualifier qualifier, string reads) =>
        Assert.Equal(reads, Single(Ours("displaced_hosted", "A", 1200, 900, 1800), Theirs(Concept.Hosted, "A", 600) with { Qualifier = qualifier }).RatioReads);

    [Theory]
    [InlineData(Concept.Evacuated)]
    [InlineData(Concept.Affected)]
    [InlineData(Concept.InNeed)]
    public void A_comparison_across_concepts_says_so(Concept concept)
    {
        var c = Single(Ours("displaced_stock", "A", 1200, 900, 1800), Theirs(concept, "A", 600));
        Assert.Equal(("displaced_stock", false), (c.Indicator, c.IsSameConcept));
    }

    [Fact]
    public void Households_become_persons_by_a_stated_size_alone()
    {
        var households = Theirs(Concept.Hosted, "A", 100) with { Unit = CountUnit.Households };
        Assert.Equal("households of unknown size", Single(Ours("displaced_hosted", "A", 1200, 900, 1800), households).WithoutRatio);
        var sized = Table([Ours("displaced_hosted", "A", 1200, 900, 1800)], [households], new() { HouseholdSize = 6 }).Comparisons[0];
        Assert.Equal((600m, 2m, "about"), (sized.Persons, sized.Ratio, sized.RatioReads));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(20, 13)]
    [InlineData(22, null)]
    public void A_stock_is_held_against_the_nearest_week_within_reach(int day, int? apart)
    {
        var reported = new LocalDate(2025, 9, day);
        var table = Table([Ours("displaced_hosted", "A", 10, 5, 20)], [Theirs(Concept.Hosted, "A", 600) with { PeriodStart = reported, PeriodEnd = reported }]);
        Assert.Equal(apart, table.Comparisons.SingleOrDefault()?.DaysApart);
        Assert.Equal(apart is null ? ["the release has no period near enough"] : [], table.NotCompared.Select(n => n.Reason));
    }

    [Fact]
    public void A_flow_is_held_against_the_weeks_of_its_period_with_bounds_added()
    {
        Observation[] weeks = [Ours("newly_displaced", "A", 100, 80, 130), Later(Ours("newly_displaced", "A", 50, 40, 70))];
        var flow = Theirs(Concept.NewlyDisplaced, "A", 300) with { PeriodStart = _monday, PeriodEnd = _monday.PlusDays(12) };
        var c = Assert.Single(Table(weeks, [flow]).Comparisons);
        Assert.Equal((150m, 120m, 200m, 2, 1), (c.Value, c.Lower, c.Upper, c.Periods, c.DaysApart));
        var hidden = Assert.Single(Table([weeks[0], weeks[1] with { Value = null, Lower = null, Upper = null, Status = ObservationStatus.Suppressed }], [flow]).Comparisons);
        Assert.Equal((null, ObservationStatus.Suppressed), (hidden.Value, hidden.Status));
    }

    [Fact]
    public void What_cannot_be_compared_is_counted_with_its_reason()
    {
        var theirs = Theirs(Concept.Hosted, "A", 600);
        var table = Table(
            [Ours("displaced_hosted", "A", 10, 5, 20)],
            [theirs with { Place = PlaceKind.Unspecified }, theirs with { Breakdown = "sector_code=WSH" }, theirs with { BoundaryVersion = "old" }, theirs]);
        Assert.Single(table.Comparisons);
        Assert.Equal(3, table.NotCompared.Sum(n => n.Figures));
        Assert.Equal(3, table.NotCompared.Count);
    }

    [Fact]
    public void Agreement_of_ranks_is_that_of_the_worked_example()
    {
        // Theirs 10 20 30 40 50 60; ours 15 10 35 30 60 55: ranks differ by 1 throughout, so 1 - 6*6/(6*35) = 0.8286.
        decimal[] ours = [15, 10, 35, 30, 60, 55];
        var table = Table(
            [.. ours.Select((v, i) => Ours("displaced_hosted", Name(i), v, v, v)), Ours("displaced_hosted", "Z", null, null, null, ObservationStatus.Suppressed)],
            [.. Enumerable.Range(0, 6).Select(i => Theirs(Concept.Hosted, Name(i), 10 * (i + 1))), Theirs(Concept.Hosted, "Z", 1000), Theirs(Concept.Hosted, "Y", 5)]);
        var agreement = Assert.Single(table.Agreements);
        Assert.Equal((6, 0.8286, 3, 2), (agreement.Areas, agreement.Spearman, agreement.Top, agreement.Shared));
        Assert.Equal((1, 0, 1), (agreement.Suppressed, agreement.NotObservable, agreement.NotInRelease));

        static string Name(int i) => ((char)('A' + i)).ToString();
    }

    [Fact]
    public void Few_areas_have_no_rank_agreement()
    {
        var agreement = Assert.Single(Table([Ours("displaced_hosted", "A", 10, 5, 20)], [Theirs(Concept.Hosted, "A", 600)]).Agreements);
        Assert.Equal((1, null, 0, null), (agreement.Areas, agreement.Spearman, agreement.Top, agreement.Shared));
    }

    [Theory]
    [InlineData(1000, 0.5)]
    [InlineData(1400, 0.1)]
    [InlineData(800, 0.9)]
    public void The_probability_is_one_half_at_the_value_and_a_tenth_at_the_ends_of_the_interval(double threshold, double probability) =>
        Assert.Equal(probability, Exceedance.Probability(1000, 800, 1400, threshold), 6);

    [Theory]
    [InlineData(10, 1)]
    [InlineData(50, 0)]
    [InlineData(60, 0)]
    public void Without_width_the_figure_exceeds_or_not(double threshold, double probability) => Assert.Equal(probability, Exceedance.Probability(50, 50, 50, threshold));

    [Fact]
    public void Areas_are_ranked_by_probability_and_those_without_number_are_last_without_one()
    {
        var table = Table(
            [
                Ours("displaced_hosted", "A", 900, 700, 1300), Ours("displaced_hosted", "B", 5000, 4000, 6000),
                Ours("displaced_hosted", "Z", null, null, null, ObservationStatus.NotObservable),
            ],
            [Theirs(Concept.Hosted, "A", 1)]);
        Assert.Equal([("B", 1.0), ("A", 0.37), ("Z", null)], table.Likely.Select(l => (l.Area, l.Probability)));
    }

    [Theory]
    [InlineData(3600, Qualifier.None, 2, "theirs is larger")]
    [InlineData(450, Qualifier.None, 2, "ours is larger")]
    [InlineData(1000, Qualifier.None, 1, "no contradiction")]
    [InlineData(450, Qualifier.MoreThan, 1, "no contradiction")]
    [InlineData(3600, Qualifier.LessThan, 1, "no contradiction")]
    [InlineData(0, Qualifier.None, 90, "ours is larger")]
    public void Disagreement_is_the_factor_outside_our_interval(int theirs, Qualifier qualifier, double factor, string reading)
    {
        var d = Assert.Single(Table([Ours("displaced_hosted", "A", 1200, 900, 1800)], [Theirs(Concept.Hosted, "A", theirs) with { Qualifier = qualifier }]).Disagreements);
        Assert.Equal(((decimal)factor, reading), (d.Factor, d.Reading));
    }

    [Fact]
    public void Other_concepts_cannot_disagree() => Assert.Empty(
        Table([Ours("displaced_stock", "A", 1200, 900, 1800)], [Theirs(Concept.Affected, "A", 90_000)]).Disagreements);

    [Fact]
    public void The_files_depend_on_the_input_alone()
    {
        byte[] Bytes() => [.. TriangulationFiles.Of(Table([Ours("displaced_hosted", "A", 1200, 900, 1800)], [Theirs(Concept.Hosted, "A", 600)])).SelectMany(f => f.Value)];
        Assert.Equal(Bytes(), Bytes());
    }

    [Fact]
    public void Names_of_strangers_files_cannot_act_as_markup()
    {
        var table = Table([Ours("displaced_hosted", "A", 1200, 900, 1800)], [Theirs(Concept.Hosted, "A", 600) with { Operation = "<script>|x|" }]);
        var page = System.Text.Encoding.UTF8.GetString(TriangulationFiles.Of(table)["triangulation.md"]);
        Assert.Contains("\\<script\\>\\|x\\|", page, StringComparison.Ordinal);
    }

    private static Comparison Single(Observation ours, ReportedFigure theirs) => Assert.Single(Table([ours], [theirs]).Comparisons);

    private static TriangulationTable Table(IReadOnlyList<Observation> ours, IReadOnlyList<ReportedFigure> theirs, TriangulationRules? rules = null) =>
        TriangulationTable.Of(new(
            "flood-2025-2025-09-14-1a2b3c4d", "flood-2025", ours, "v1",
            ours.Select(o => o.Area).Distinct().ToDictionary(a => a, a => ($"Name of {a}", 2)),
            new Dictionary<string, decimal> { ["displaced_hosted"] = 10 },
            [new(new("test", "dtm", "IOM DTM", [], "v1", theirs.Count, theirs.Count, new Dictionary<string, long>(), theirs.Count, [], [], null), theirs)], rules ?? new()));

    private static Observation Ours(
        string indicator, string area, decimal? value, decimal? lower, decimal? upper, ObservationStatus status = ObservationStatus.Normal) =>
        new(indicator, area, null, _monday, _monday.PlusDays(6), value, lower, upper, Unit.People, status, "tideline-1a2b3c4d", "flood-2025", new(2025, 9, 14));

    private static Observation Later(Observation week) => week with { PeriodStart = week.PeriodStart.PlusDays(7), PeriodEnd = week.PeriodEnd.PlusDays(7) };

    private static ReportedFigure Theirs(Concept concept, string area, decimal value) => new()
    {
        Source = SourceKind.Dtm,
        Publisher = "IOM DTM",
        Concept = concept,
        Area = area,
        AreaLevel = 2,
        ReportedCode = area,
        Place = PlaceKind.PCode,
        PeriodStart = _monday.PlusDays(2),
        PeriodEnd = _monday.PlusDays(2),
        Value = value,
        Unit = CountUnit.Persons,
        Qualifier = Qualifier.None,
        Operation = "Floods",
        Round = "1",
        Assessment = "BA",
        Rows = 1,
        BoundaryVersion = "v1",
    };
}
