using Tideline.Domain.Disclosure;

namespace Tideline.Attack.Tests;

public sealed class SuppressionFixtureTests
{
    [Fact]
    public void A_small_child_takes_a_sibling_along()
    {
        var table = new Fixture(16)
            .Cell("country", 359).Cell("P1", 149).Cell("P2", 210)
            .Cell("P1A", 9).Cell("P1B", 40).Cell("P1C", 100).Cell("P2A", 90).Cell("P2B", 120)
            .Sum("country", "P1", "P2").Sum("P1", "P1A", "P1B", "P1C").Sum("P2", "P2A", "P2B");
        Assert.Equal(["P1A"], table.Told(table.Primary()));

        var result = table.Protect();

        Assert.Equal(["P1A", "P1B"], table.Names(result.Hidden));
        Assert.Empty(table.Told(result.Hidden));
    }

    [Fact]
    public void A_small_province_takes_one_partner_beside_it_and_one_in_the_sibling_table()
    {
        var table = new Fixture(16)
            .Cell("country", 222).Cell("P1", 12).Cell("P2", 210)
            .Cell("P1A", 12).Cell("P2A", 90).Cell("P2B", 120)
            .Sum("country", "P1", "P2").Sum("P1", "P1A").Sum("P2", "P2A", "P2B");
        Assert.Equal(["P1", "P1A"], table.Told(table.Primary()).Order(StringComparer.Ordinal));

        var result = table.Protect();

        Assert.Equal(["P1", "P2", "P1A", "P2A"], table.Names(result.Hidden));
        Assert.Empty(table.Told(result.Hidden));
    }

    [Fact]
    public void Origins_with_totals_do_not_tell_their_small_pairs()
    {
        // Pairs of three origins; the totals of origins are printed, those of hosts are not.
        var table = new Fixture(16);
        long[][] pairs = [[7, 60, 30], [200, 3, 5], [40, 50, 90]];
        for (var o = 0; o < 3; o++)
        {
            var origin = o;
            string[] names = [.. Enumerable.Range(0, 3).Select(h => $"{origin}>{h}")];
            foreach (var (h, name) in names.Index())
            {
                table.Cell(name, pairs[o][h]);
            }

            table.Cell($"{o}", pairs[o].Sum()).Sum($"{o}", names);
        }

        Assert.Equal(["0>0", "1>1", "1>2"], table.Told(table.Primary()).Order(StringComparer.Ordinal));

        var result = table.Protect();

        Assert.Empty(result.Unprotected);
        Assert.False(result.Hidden[table.IndexOf("2>1")]);
        Assert.Empty(table.Told(result.Hidden));
    }

    [Fact]
    public void A_structural_zero_is_no_partner()
    {
        var table = new Fixture(16)
            .Cell("country", 219).Cell("P1", 109).Cell("P2", 110)
            .Cell("P1A", 9).Cell("desert", 0, CellRole.Known).Cell("P1B", 100)
            .Sum("country", "P1", "P2").Sum("P1", "P1A", "desert", "P1B");

        var result = table.Protect();

        Assert.Equal(["P1A", "P1B"], table.Names(result.Hidden));
        Assert.Empty(table.Told(result.Hidden));
        // Who hides the zero instead has hidden nothing.
        Assert.Equal(["P1A", "desert"], table.Told([.. Enumerable.Range(0, 6).Select(i => i is 3 or 4)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_published_partner_is_none_and_the_next_one_goes()
    {
        var table = new Fixture(16)
            .Cell("country", 249).Cell("P1A", 9).Cell("P1B", 40, CellRole.Known).Cell("P1C", 200)
            .Sum("country", "P1A", "P1B", "P1C");

        var result = table.Protect();

        Assert.Equal(["P1A", "P1C"], table.Names(result.Hidden));
        Assert.Empty(table.Told(result.Hidden));
    }

    [Fact]
    public void Where_all_partners_are_published_the_cell_is_told_and_reported_as_unprotected()
    {
        var table = new Fixture(16)
            .Cell("country", 49, CellRole.Known).Cell("P1A", 9).Cell("P1B", 40, CellRole.Known)
            .Sum("country", "P1A", "P1B");

        var result = table.Protect();

        Assert.Equal([table.IndexOf("P1A")], result.Unprotected);
        Assert.Equal(["P1A"], table.Told(result.Hidden));
    }

    [Fact]
    public void Several_sums_together_tell_what_no_single_one_does()
    {
        // Each of the five sums has two hidden cells or more, so that one at a time they leave everything open.
        var table = new Fixture(16)
            .Cell("a", 9).Cell("b", 30).Cell("c", 40)
            .Cell("a+b", 39).Cell("b+c", 70).Cell("a+c", 49)
            .Sum("a+b", "a", "b").Sum("b+c", "b", "c").Sum("a+c", "a", "c");
        bool[] hidden = [true, true, true, false, false, false];

        var found = table.Attack(hidden);

        Assert.Equal(9, found[("a", AttackMethod.Elimination)].Single().Lower, 6);
        Assert.Equal(9, found[("a", AttackMethod.LinearProgramme)].Single().Upper, 6);
        Assert.True(found[("a", AttackMethod.Propagation)].Single().Width > 16);
        Assert.Equal(3, table.Told(hidden).Count);
    }
}
