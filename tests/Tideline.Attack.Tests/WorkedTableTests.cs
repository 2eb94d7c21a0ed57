using Tideline.Attack.Sums;

namespace Tideline.Attack.Tests;

/// <summary>Three districts and three weeks with both margins; fewer than 15 are hidden: D2W1 = 9 and D3W3 = 12.</summary>
public sealed class WorkedTableTests
{
    private static readonly string[] _corners = ["D2W1", "D2W3", "D3W1", "D3W3"];

    [Fact]
    public void A_lone_hidden_cell_follows_by_subtraction()
    {
        var table = Table();

        var found = table.Attack(table.Primary());

        Assert.Equal(new Bounds(9, 9), found[("D2W1", AttackMethod.Elimination)].Single());
        Assert.Equal(new Bounds(12, 12), found[("D3W3", AttackMethod.Propagation)].Single());
        Assert.Equal(["D2W1", "D3W3"], table.Told(table.Primary()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("D2W1", 0, 31)]
    [InlineData("D2W3", 0, 31)]
    [InlineData("D3W1", 39, 70)]
    [InlineData("D3W3", 3, 34)]
    public void The_corners_of_a_rectangle_keep_the_known_intervals(string cell, double lower, double upper)
    {
        var table = Table();

        var found = table.Attack([.. Hidden(table)]);

        var bounds = found[(cell, AttackMethod.LinearProgramme)].Single();
        Assert.Equal(lower, bounds.Lower, 6);
        Assert.Equal(upper, bounds.Upper, 6);
        Assert.Empty(found[(cell, AttackMethod.Elimination)]);
    }

    [Theory]
    [InlineData("D2W1", 1, 11)]
    [InlineData("D3W3", 4, 14)]
    public void Telling_which_cells_are_primary_narrows_them_down(string cell, double lower, double upper)
    {
        var table = Table();

        var found = table.Attack([.. Hidden(table)], new(1, 14), c => c is "D2W1" or "D3W3");

        var bounds = found[(cell, AttackMethod.LinearProgramme)].Single();
        Assert.Equal(lower, bounds.Lower, 6);
        Assert.Equal(upper, bounds.Upper, 6);
    }

    [Fact]
    public void The_pattern_of_the_product_withstands_the_attacker()
    {
        var table = Table();

        var result = table.Protect();

        Assert.Empty(result.Unprotected);
        Assert.Equal(_corners, table.Names(result.Hidden).Order(StringComparer.Ordinal));
        Assert.Empty(table.Told(result.Hidden));
    }

    private static IEnumerable<bool> Hidden(Fixture table)
    {
        var hidden = new bool[table.Numbers.Count];
        foreach (var corner in _corners)
        {
            hidden[table.IndexOf(corner)] = true;
        }

        return hidden;
    }

    private static Fixture Table()
    {
        var table = new Fixture(15);
        long[][] numbers = [[120, 96, 40], [9, 48, 22], [61, 30, 12]];
        for (var d = 0; d < 3; d++)
        {
            for (var w = 0; w < 3; w++)
            {
                table.Cell($"D{d + 1}W{w + 1}", numbers[d][w]);
            }
        }

        for (var i = 0; i < 3; i++)
        {
            var (row, column) = (i, i);
            table.Cell($"D{i + 1}", numbers[i].Sum()).Cell($"W{i + 1}", numbers.Sum(n => n[column]))
                .Sum($"D{i + 1}", [.. Enumerable.Range(1, 3).Select(w => $"D{row + 1}W{w}")])
                .Sum($"W{i + 1}", [.. Enumerable.Range(1, 3).Select(d => $"D{d}W{column + 1}")]);
        }

        return table.Cell("all", 438).Sum("all", "D1", "D2", "D3").Sum("all", "W1", "W2", "W3");
    }
}
