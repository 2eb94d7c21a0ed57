using CsCheck;
using Tideline.Domain.Combining;

namespace Tideline.Domain.Tests.Combining;

public sealed class CombinationTests
{
    private static readonly CombinationRules Rules = new() { SharedError = 0.25, PriorCells = 4 };

    private static readonly Gen<OperatorFigure[]> Cell =
        Gen.Select(Gen.Double[0.05, 1], Gen.Double[0, 10_000], Gen.Double[1, 2_000]).Array[1, 6]
            .Select(f => f.Select((v, k) => new OperatorFigure($"operator-{k}", v.Item1, v.Item2, v.Item3)).ToArray());

    /// <summary>The example of docs/methods/combining.md.</summary>
    [Fact]
    public void Three_operators_by_hand()
    {
        OperatorFigure[] figures = [new("alpha", 0.5, 400, 40), new("beta", 0.3, 480, 50), new("gamma", 0.2, 300, 60)];

        var combined = Combination.Of(figures, 0.1, Rules);

        // Mean 200 + 144 + 60 = 404. Spread .5·4² + .3·76² + .2·104² = 3,904.
        // Sampling .75 · (.25·1600 + .21·2500 + .16·3600) = .75 · 1,501 = 1,125.75; room .25 + .21 + .16 = .62; own (3,904 − 1,125.75) / .62 = 4,481.05.
        // Between: (4 · (.1·404)² + 2 · 4,481.05) / 6 = (4 · 1,632.16 + 8,962.10) / 6 = 2,581.79.
        // Variance: .75 · (.25·1600 + .09·2500 + .04·3600) + 2,581.79 · .38 + .25 · (20 + 15 + 12)² = 576.75 + 981.08 + 552.25 = 2,110.08.
        Assert.Equal(404, combined.Value, 6);
        Assert.Equal(50.811, combined.Spread, 3);
        Assert.Equal(45.936, combined.Sd, 3);
        Assert.Equal((345.131, 462.869), (Math.Round(combined.Interval80.Lower, 3), Math.Round(combined.Interval80.Upper, 3)));
    }

    [Fact]
    public void The_order_of_operators_changes_nothing() => Gen.Select(Cell, Gen.Double[0, 1], Gen.Int[0, 5]).Sample((cell, between, turn) =>
    {
        OperatorFigure[] turned = [.. cell.Skip(turn % cell.Length), .. cell.Take(turn % cell.Length)];
        Assert.Equal(Combination.Of(cell, between, Rules), Combination.Of([.. turned.Reverse()], between, Rules));
    });

    [Fact]
    public void The_scale_of_the_weights_changes_nothing() => Gen.Select(Cell, Gen.Double[0.01, 1e6]).Sample((cell, scale) =>
    {
        var (one, other) = (Combination.Of(cell, 0.1, Rules), Combination.Of([.. cell.Select(f => f with { Weight = f.Weight * scale })], 0.1, Rules));
        Assert.Equal(one.Value, other.Value, 6);
        Assert.Equal(one.Sd, other.Sd, 6);
    });

    [Theory]
    [InlineData(Weighting.Shares)]
    [InlineData(Weighting.InverseVariance)]
    public void One_operator_alone_keeps_its_own_figure(Weighting weighting)
    {
        var combined = Combination.Of([new("alpha", 0.4, 400, 40)], 0, Rules with { Weighting = weighting });
        Assert.Equal((400, 40, 0), (combined.Value, Math.Round(combined.Sd, 9), combined.Spread));
    }

    [Fact]
    public void One_operator_where_others_are_missing_is_widened_by_what_operators_differ()
    {
        var combined = Combination.Of([new("alpha", 0.4, 400, 40)], 0.2, Rules);
        Assert.Equal(Math.Sqrt(1600 + 6400), combined.Sd, 9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Operators_that_agree_narrow_the_interval_as_far_as_their_errors_are_their_own(int operators)
    {
        OperatorFigure[] same = [.. Enumerable.Range(0, operators).Select(k => new OperatorFigure($"{k}", 1, 400, 40))];
        var between = BetweenOperators.Pooled(Enumerable.Repeat(same, 20), Rules);
        Assert.Equal(0, between);
        Assert.Equal(40 * Math.Sqrt((0.75 / operators) + 0.25), Combination.Of(same, between!.Value, Rules).Sd, 9);
        Assert.Equal(40 / Math.Sqrt(operators), Combination.Of(same, 0, Rules with { SharedError = 0 }).Sd, 9);
    }

    [Fact]
    public void The_value_lies_between_those_of_the_operators() => Cell.Sample(cell =>
    {
        foreach (var weighting in Enum.GetValues<Weighting>())
        {
            var combined = Combination.Of(cell, 0.1, Rules with { Weighting = weighting });
            Assert.InRange(combined.Value, cell.Min(f => f.Value) - 1e-6, cell.Max(f => f.Value) + 1e-6);
        }
    });

    [Fact]
    public void Disagreement_widens_the_interval()
    {
        double Width(double apart) => Combination.Of([new("alpha", 1, 400 - apart, 20), new("beta", 1, 400 + apart, 20)], 0, Rules).Sd;
        Assert.True(Width(100) > 1.5 * Width(20));
        Assert.Equal(Width(0), Width(5));
    }

    [Fact]
    public void Where_a_figures_own_disagreement_is_not_looked_at_its_width_does_not_tell_it()
    {
        double Width(double apart) => Combination.Of([new("alpha", 1, 400 - apart, 20), new("beta", 1, 400 + apart, 20), new("gamma", 1, 400, 20)], 0.2, Rules with { PriorCells = null }).Sd;
        Assert.Equal(Width(0), Width(200));
    }

    [Fact]
    public void Weights_by_variance_lean_to_the_surer_one()
    {
        OperatorFigure[] figures = [new("alpha", 1, 400, 10), new("beta", 1, 500, 100)];
        var rules = Rules with { SharedError = 0, PriorCells = null, Weighting = Weighting.InverseVariance };
        Assert.Equal(((400 * 100) + 500) / 101.0, Combination.Of(figures, 0, rules).Value, 9);
    }

    [Fact]
    public void The_spread_between_operators_is_found_again()
    {
        OperatorFigure[][] cells = [.. Enumerable.Range(0, 4000).Select(c => Enumerable.Range(0, 3).Select(k =>
            new OperatorFigure($"{k}", 1, 1000 * (1 + (0.3 * Noise.Normal(c, k, 1)) + (0.1 * Noise.Normal(c, k, 2))), 100)).ToArray())];
        Assert.InRange(BetweenOperators.Pooled(cells, Rules with { SharedError = 0 })!.Value, 0.28, 0.32);
        Assert.Null(BetweenOperators.Pooled(cells.Take(9), Rules));
    }

    [Fact]
    public void Nothing_to_combine_or_a_weight_of_0_is_a_fault_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Combination.Of([], 0, Rules));
        Assert.Throws<ArgumentException>(() => Combination.Of([new("alpha", 0, 400, 40)], 0, Rules));
    }

    [Fact]
    public void The_error_of_a_printed_figure_is_the_wider_half_of_its_interval()
    {
        Assert.Equal(100 / OperatorFigure.HalfOf80, OperatorFigure.Printed("alpha", 1, 60, 0, 160).Sd, 9);
        Assert.Equal(0, OperatorFigure.Printed("alpha", 1, 60, null, null).Sd);
    }
}
