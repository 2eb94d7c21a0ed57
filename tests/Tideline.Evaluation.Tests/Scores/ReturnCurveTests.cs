using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Truth;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Evaluation.Tests.Scores;

public sealed class ReturnCurveTests
{
    // Ten people: two are back after 2 days; three are lost sight of after 3; of the other five one is back after 5.
    private static readonly SpellsTruth[] Spells = [new("T11", 2, 2, 0), new("T11", 3, 0, 3), new("T11", 5, 1, 4)];

    private static readonly LocalDate Start = new(2025, 8, 23);

    private static CubeCell Share(int day, double value) => new("D1", null, Start, Start.PlusDays(day), new Estimate(
        value, new Interval(value - 0.05, value + 0.05), new Interval(value - 0.1, value + 0.1), 0, 0, 1, ObservationStatus.Normal));

    private static IReadOnlyList<ReturnedShareCell> Compare(params CubeCell[] cells) => ReturnedShareComparison.Of(cells, Spells, _ => "D1", _ => 0);

    [Fact]
    public void The_true_curve_takes_those_still_away_out_of_the_risk_set()
    {
        var curve = new TrueReturnCurve(Spells);

        Assert.Equal(0, curve.Returned(1));
        Assert.Equal(0.2, curve.Returned(2)!.Value, 12);
        Assert.Equal(0.2, curve.Returned(4)!.Value, 12);
        Assert.Equal(1 - (0.8 * 0.8), curve.Returned(5)!.Value, 12);
    }

    [Fact]
    public void Nothing_is_known_beyond_the_longest_spell_unless_everybody_is_back()
    {
        Assert.Null(new TrueReturnCurve(Spells).Returned(6));
        Assert.Equal(1, new TrueReturnCurve([new("T11", 2, 5, 0)]).Returned(90));
        Assert.Null(new TrueReturnCurve([]).Returned(0));
    }

    [Fact]
    public void A_curve_is_as_far_off_as_its_worst_day()
    {
        var score = ReturnedShareComparison.Score(Compare(Share(2, 0.23), Share(5, 0.26), Share(7, 0.9)));

        Assert.Equal(2, score.Cells);
        Assert.Equal(0.1, score.CurveGap!.Value, 12);
        Assert.Equal(0.5, score.Coverage80);
        Assert.Equal(0.065, score.MeanError!.Value, 12);
        Assert.Equal(-0.1, score.ByDay[5].Bias!.Value, 12);
    }

    [Fact]
    public void Over_seeds_errors_to_both_sides_cancel_in_the_curve_and_not_in_the_mean_distance()
    {
        var pooled = ReturnedShareComparison.Score(Compare(Share(2, 0.3))) + ReturnedShareComparison.Score(Compare(Share(2, 0.1)));

        Assert.Equal(0, pooled.CurveGap!.Value, 12);
        Assert.Equal(0.1, pooled.MeanError!.Value, 12);
        Assert.Equal(0.1, pooled.GreatestError!.Value, 12);
    }
}
