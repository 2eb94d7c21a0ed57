using CsCheck;
using Tideline.Domain.Displacement;
using Tideline.Domain.Returns;

namespace Tideline.Domain.Tests.Returns;

public sealed class ReturnCurveTests
{
    private const double Eighty = 1.2815515655446004;

    [Fact]
    public void The_curve_of_ten_spells_is_the_one_worked_by_hand()
    {
        var curve = ReturnCurve.Of(Ten());

        // Day 2: 3 of 10 return. Day 4: 1 of 6 returns, 1 settles. Day 5: 2 of 4 return. Day 6: 1 of 1.
        Assert.Equal(0.7, curve.Away(2)!.Value, 12);
        Assert.Equal(0.7 * (4.0 / 6), curve.Away(4)!.Value, 12);
        Assert.Equal(0.3 + (0.7 / 6), curve.Returned(4)!.Value, 12);
        Assert.Equal(0.7 / 6, curve.Settled(4)!.Value, 12);
        Assert.Equal(0.3 + (0.7 / 6) + (0.7 * (4.0 / 6) * (2.0 / 4)), curve.Returned(5)!.Value, 12);
        Assert.Equal(new MedianTime(4, true), curve.Median);
    }

    [Fact]
    public void Greenwood_and_its_interval_are_those_worked_by_hand()
    {
        var table = new SurvivalTable(10);
        table.Add(0, 2, SpellEnding.Returned, spells: 3);
        table.Add(0, 9, SpellEnding.Censored, spells: 7);
        var curve = ReturnCurve.Of(table);

        Assert.Equal(0.7 * 0.7 * 3 / (10.0 * 7), curve.AwayVariance(2)!.Value, 12);
        Assert.Equal(curve.AwayVariance(2)!.Value, curve.ReturnedVariance(2)!.Value, 12);

        // sd of log(−log .7) = √(3/70) / .35667 = .58044; .7^exp(±1.28155 × .58044) = .4722 and .8441.
        var interval = curve.ReturnedInterval(2, Eighty)!.Value;
        Assert.Equal((0.1559, 0.5278), (Math.Round(interval.Lower, 4), Math.Round(interval.Upper, 4)));
    }

    [Fact]
    public void Without_settling_the_variance_of_returns_is_Greenwoods_on_every_day() =>
        AnyTable(settling: false).SamplePinned(table =>
        {
            var curve = ReturnCurve.Of(table);
            for (var t = 1; t <= curve.Reach && curve.Away(t) > 1e-9; t++)
            {
                Assert.Equal(curve.AwayVariance(t)!.Value, curve.ReturnedVariance(t)!.Value, 1e-9);
            }
        });

    [Fact]
    public void Shares_are_bounded_monotone_and_sum_to_one() =>
        AnyTable(settling: true).SamplePinned(table =>
        {
            var curve = ReturnCurve.Of(table);
            for (var t = 1; t <= curve.Reach; t++)
            {
                Assert.InRange(curve.Away(t)!.Value, 0, curve.Away(t - 1)!.Value + 1e-12);
                Assert.InRange(curve.Returned(t)!.Value, curve.Returned(t - 1)!.Value - 1e-12, 1 + 1e-12);
                Assert.Equal(1, curve.Away(t)!.Value + curve.Returned(t)!.Value + curve.Settled(t)!.Value, 1e-9);
                var interval = curve.ReturnedInterval(t, Eighty)!.Value;
                Assert.InRange(curve.Returned(t)!.Value, interval.Lower - 1e-9, interval.Upper + 1e-9);
                Assert.True(interval is { Lower: >= 0, Upper: <= 1 });
            }
        });

    [Fact]
    public void The_variance_of_a_competing_share_is_the_binomial_one_where_nobody_is_lost()
    {
        var table = new SurvivalTable(9);
        table.Add(0, 1, SpellEnding.Returned, spells: 20);
        table.Add(0, 2, SpellEnding.Settled, spells: 30);
        table.Add(0, 4, SpellEnding.Returned, spells: 10);
        table.Add(0, 9, SpellEnding.Censored, spells: 40);

        Assert.Equal(0.3 * 0.7 / 100, ReturnCurve.Of(table).ReturnedVariance(4)!.Value, 12);
    }

    [Fact]
    public void A_weight_of_two_moves_the_share_like_two_spells_but_is_one_spell_of_evidence()
    {
        SurvivalTable heavy = new(5), twice = new(5);
        foreach (var (table, weight, spells) in new[] { (heavy, 2.0, 1L), (twice, 1.0, 2L) })
        {
            table.Add(0, 1, SpellEnding.Returned, weight, spells);
            table.Add(0, 3, SpellEnding.Censored, weight, 4 * spells);
        }

        Assert.Equal(ReturnCurve.Of(twice).Returned(2), ReturnCurve.Of(heavy).Returned(2));
        Assert.Equal(2 * ReturnCurve.Of(twice).AwayVariance(2)!.Value, ReturnCurve.Of(heavy).AwayVariance(2)!.Value, 12);
    }

    [Fact]
    public void A_day_that_the_data_do_not_reach_has_no_share_and_the_median_is_more_than_the_last()
    {
        var table = new SurvivalTable(90);
        table.Add(0, 5, SpellEnding.Returned, spells: 4);
        table.Add(0, 20, SpellEnding.Censored, spells: 6);
        var curve = ReturnCurve.Of(table);

        Assert.Equal(0.4, curve.Returned(14));
        Assert.Null(curve.Returned(30));
        Assert.Null(curve.ReturnedInterval(30, Eighty));
        Assert.Equal("> 20", curve.Median.ToString());
    }

    [Fact]
    public void Once_everybody_is_home_all_later_days_say_so()
    {
        var table = new SurvivalTable(90);
        table.Add(0, 5, SpellEnding.Returned, spells: 20);
        Assert.Equal((1.0, 1.0), (ReturnCurve.Of(table).Returned(90)!.Value, ReturnCurve.Of(table).ReturnedInterval(90, Eighty)!.Value.Upper));
    }

    [Fact]
    public void Where_nobody_has_returned_the_upper_bound_is_the_exact_binomial_one()
    {
        var table = new SurvivalTable(9);
        table.Add(0, 9, SpellEnding.Censored, spells: 22);
        var interval = ReturnCurve.Of(table).ReturnedInterval(5, Eighty)!.Value;
        Assert.Equal((0, 0.0994), (interval.Lower, Math.Round(interval.Upper, 4)));
    }

    [Fact]
    public void Who_is_found_late_enters_the_risk_set_late()
    {
        var table = new SurvivalTable(10);
        table.Add(0, 2, SpellEnding.Returned);
        table.Add(0, 10, SpellEnding.Censored);
        table.Add(3, 5, SpellEnding.Returned, spells: 2);

        Assert.Equal((2.0, 1.0, 3.0), (table.AtRisk(2), table.AtRisk(3), table.AtRisk(4)));
        Assert.Equal(1 - (0.5 * (1.0 / 3)), ReturnCurve.Of(table).Returned(5)!.Value, 12);
    }

    [Fact]
    public void Taking_off_what_was_added_leaves_the_table_as_it_was()
    {
        var table = new SurvivalTable(10);
        table.Add(Ten());
        table.Add(Ten(), 2);
        table.Add(Ten(), -2);
        Assert.Equal(
            Enumerable.Range(1, 6).Select(t => ReturnCurve.Of(Ten()).Returned(t)!.Value),
            Enumerable.Range(1, 6).Select(t => ReturnCurve.Of(table).Returned(t)!.Value),
            (a, b) => Math.Abs(a - b) < 1e-12);
    }

    private static SurvivalTable Ten()
    {
        var table = new SurvivalTable(10);
        table.Add(0, 2, SpellEnding.Returned, spells: 3);
        table.Add(0, 3, SpellEnding.Censored);
        table.Add(0, 4, SpellEnding.Returned);
        table.Add(0, 4, SpellEnding.Settled);
        table.Add(0, 5, SpellEnding.Returned, spells: 2);
        table.Add(0, 5, SpellEnding.Censored);
        table.Add(0, 6, SpellEnding.Returned);
        return table;
    }

    private static Gen<SurvivalTable> AnyTable(bool settling) =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 2], Gen.Int[1, 20]).Array[1, 30].Select(rows =>
        {
            var table = new SurvivalTable(30);
            foreach (var (day, ending, spells) in rows)
            {
                table.Add(0, day, !settling && ending == 1 ? SpellEnding.Returned : (SpellEnding)ending, spells: spells);
            }

            return table;
        });
}
