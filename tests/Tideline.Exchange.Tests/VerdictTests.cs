using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using static Tideline.Exchange.Tests.Beside;

namespace Tideline.Exchange.Tests;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(1000, Verdict.Agree, 1)]
    [InlineData(900, Verdict.Agree, 1)]
    [InlineData(3000, Verdict.Near, 1.67)]
    [InlineData(3600, Verdict.TheirsLarger, 2)]
    [InlineData(500, Verdict.Near, 1.8)]
    [InlineData(300, Verdict.OursLarger, 3)]
    public void A_number_is_judged_by_how_far_it_lies_outside_the_interval(int theirs, Verdict verdict, double factor)
    {
        var (found, by) = Judged(Ours("A", 1200, 900, 1800), Theirs("A", theirs, Monday));
        Assert.Equal((verdict, (decimal)factor), (found, by));
    }

    [Theory]
    [InlineData(ObservationStatus.Suppressed, Verdict.Suppressed)]
    [InlineData(ObservationStatus.NotObservable, Verdict.NotObservable)]
    public void Without_a_number_of_ours_there_is_nothing_to_agree_about(ObservationStatus status, Verdict verdict) =>
        Assert.Equal(verdict, Judged(Ours("A", null, null, null, status), Theirs("A", 5, Monday)).Verdict);

    [Fact]
    public void Bounds_that_do_not_contradict_agree_and_other_concepts_are_told_apart()
    {
        var ours = Ours("A", 1200, 900, 1800);
        Assert.Equal(Verdict.Agree, Judged(ours, Theirs("A", 300, Monday) with { Qualifier = Qualifier.MoreThan }).Verdict);
        Assert.Equal(Verdict.OtherConcept, Judged(ours with { Indicator = "displaced_stock" }, Theirs("A", 90_000, Monday, Concept.InNeed)).Verdict);
        Assert.Equal(Verdict.NoNumber, Judged(ours, Theirs("A", 300, Monday) with { Unit = CountUnit.Households }).Verdict);
    }

    private static (Verdict Verdict, decimal Factor) Judged(Release.Observations.Observation ours, ReportedFigure theirs) =>
        Verdicts.Of(Assert.Single(Table([ours], [theirs]).Comparisons), 10);
}
