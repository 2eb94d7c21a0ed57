using CsCheck;
using Tideline.Domain.Disclosure;

namespace Tideline.Domain.Tests.Disclosure;

public sealed class ComplementarySuppressionTests
{
    private const long K = 16;

    // Districts by weeks, with totals of rows and columns:
    //      W1   W2   W3   sum
    // D1  120   96   40   256
    // D2    9   48   22    79
    // D3   61   30   12   103
    // sum 190  174   74   438
    private static readonly long[,] _districtsByWeeks =
    {
        { 120, 96, 40, 256 },
        { 9, 48, 22, 79 },
        { 61, 30, 12, 103 },
        { 190, 174, 74, 438 },
    };

    [Fact]
    public void The_worked_table_hides_the_four_corners_of_a_rectangle()
    {
        var result = ComplementarySuppression.Protect(WithMargins(_districtsByWeeks), 15);

        Assert.Empty(result.Unprotected);
        Assert.Equal([4, 6, 8, 10], HiddenCells(result));
    }

    [Fact]
    public void The_worked_table_leaves_the_reader_the_intervals_worked_out_by_hand()
    {
        var table = WithMargins(_districtsByWeeks);
        var hidden = new bool[16];
        hidden[4] = hidden[6] = hidden[8] = hidden[10] = true;

        var bounds = FeasibleIntervals.ByPropagation(table, hidden);

        Assert.Equal(new CellBounds(0, 31), bounds[4]);
        Assert.Equal(new CellBounds(0, 31), bounds[6]);
        Assert.Equal(new CellBounds(39, 70), bounds[8]);
        Assert.Equal(new CellBounds(3, 34), bounds[10]);
    }

    [Fact]
    public void A_lone_small_child_takes_its_cheapest_sibling_and_leaves_the_total_shown()
    {
        // 0 = 1 + 2 + 3
        var table = Table([200, 5, 45, 150], Sum(0, 1, 2, 3));

        var result = ComplementarySuppression.Protect(table, K);

        Assert.Equal([1, 2], HiddenCells(result));
    }

    [Fact]
    public void A_hidden_total_is_protected_in_both_of_its_sums()
    {
        // country 0 = 1 + 2; district 1 = 3 + 4; district 2 = 5 + 6. District 1 is hidden for its complement, say.
        TableCell[] cells =
        [
            Candidate(300), new(100, CellRole.Sensitive), Candidate(200),
            Candidate(60), Candidate(40), Candidate(120), Candidate(80),
        ];
        var table = new SuppressionTable(cells, [Sum(0, 1, 2), Sum(1, 3, 4), Sum(2, 5, 6)]);

        var result = ComplementarySuppression.Protect(table, K);

        Assert.Equal([1, 2, 4, 6], HiddenCells(result));
    }

    [Fact]
    public void A_structural_zero_is_never_a_partner()
    {
        TableCell[] cells = [Candidate(205), new(5, CellRole.Sensitive), new(0, CellRole.Known), Candidate(200)];

        var result = ComplementarySuppression.Protect(new(cells, [Sum(0, 1, 2, 3)]), K);

        Assert.Equal([1, 3], HiddenCells(result));
    }

    [Fact]
    public void A_figure_published_before_is_never_a_partner_and_the_total_goes_instead()
    {
        TableCell[] cells = [Candidate(205), new(5, CellRole.Sensitive), new(200, CellRole.Known)];

        var result = ComplementarySuppression.Protect(new(cells, [Sum(0, 1, 2)]), K);

        Assert.Equal([0, 1], HiddenCells(result));
        Assert.Empty(result.Unprotected);
    }

    [Fact]
    public void A_cell_whose_whole_equation_is_known_is_reported_as_unprotected()
    {
        TableCell[] cells = [new(205, CellRole.Known), new(5, CellRole.Sensitive), new(200, CellRole.Known)];

        var result = ComplementarySuppression.Protect(new(cells, [Sum(0, 1, 2)]), K);

        Assert.Equal([1], result.Unprotected);
    }

    [Fact]
    public void Two_small_cells_that_cannot_reach_the_minimum_together_take_a_third()
    {
        var table = Table([209, 5, 4, 50, 150], Sum(0, 1, 2, 3, 4));

        var result = ComplementarySuppression.Protect(table, K);

        Assert.Equal([1, 2, 3], HiddenCells(result));
    }

    [Fact]
    public void Empty_cells_do_not_protect_each_other()
    {
        var table = Table([200, 0, 0, 50, 150], Sum(0, 1, 2, 3, 4));

        var result = ComplementarySuppression.Protect(table, K);

        Assert.Equal([1, 2, 3], HiddenCells(result));
    }

    [Fact]
    public void A_difference_that_is_hidden_hides_one_of_the_stocks_it_follows_from()
    {
        // change 0 = stock 1 - stock 2
        TableCell[] cells = [new(5, CellRole.Sensitive, Signed: true), Candidate(205), Candidate(200)];
        var difference = new LinearEquation([new(0, 1), new(1, -1), new(2, 1)]);

        var result = ComplementarySuppression.Protect(new(cells, [difference]), K);

        Assert.Equal([0, 2], HiddenCells(result));
        Assert.Empty(result.Unprotected);
    }

    [Fact]
    public void An_equation_without_cell_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SuppressionTable([Candidate(20)], [Sum(0, 1)]));

    [Fact]
    public void No_equation_ever_has_exactly_one_hidden_cell_and_all_bounds_are_wide() =>
        RandomMatrix.SamplePinned(matrix =>
        {
            var table = WithMargins(matrix);
            var result = ComplementarySuppression.Protect(table, K);
            var bounds = FeasibleIntervals.ByPropagation(table, result.Hidden);

            Assert.Empty(result.Unprotected);
            Assert.DoesNotContain(table.Equations, e => e.Terms.Count(t => result.Hidden[t.Cell]) == 1);
            Assert.All(HiddenCells(result), i => Assert.True(bounds[i].Protects(table.Cells[i], K)));
            Assert.All(HiddenCells(result), i => Assert.InRange(
                table.Cells[i].Contributors, bounds[i].Lower - 1e-6, bounds[i].Upper + 1e-6));
        });

    [Fact]
    public void The_same_table_gives_the_same_pattern() =>
        RandomMatrix.SamplePinned(matrix => Assert.Equal(
            ComplementarySuppression.Protect(WithMargins(matrix), K).Hidden,
            ComplementarySuppression.Protect(WithMargins(matrix), K).Hidden));

    // Small counts are frequent, as in real tables of displacement.
    private static readonly Gen<long[,]> RandomMatrix =
        from rows in Gen.Int[1, 5]
        from columns in Gen.Int[1, 5]
        from cells in Gen.OneOf(Gen.Long[0, 20], Gen.Long[0, 20], Gen.Long[16, 300]).Array[rows * columns]
        select Margins(rows, columns, cells);

    private static long[,] Margins(int rows, int columns, long[] cells)
    {
        var matrix = new long[rows + 1, columns + 1];
        for (var i = 0; i < cells.Length; i++)
        {
            var (r, c) = (i / columns, i % columns);
            matrix[r, c] = cells[i];
            matrix[r, columns] += cells[i];
            matrix[rows, c] += cells[i];
            matrix[rows, columns] += cells[i];
        }

        return matrix;
    }

    private static SuppressionTable WithMargins(long[,] m)
    {
        var (rows, columns) = (m.GetLength(0), m.GetLength(1));
        var byRow = Enumerable.Range(0, rows).Select(r =>
            Sum(At(r, columns - 1), [.. Enumerable.Range(0, columns - 1).Select(c => At(r, c))]));
        var byColumn = Enumerable.Range(0, columns).Select(c =>
            Sum(At(rows - 1, c), [.. Enumerable.Range(0, rows - 1).Select(r => At(r, c))]));
        return new([.. m.Cast<long>().Select(Cell)], [.. byRow, .. byColumn]);

        int At(int row, int column) => (row * columns) + column;
    }

    private static SuppressionTable Table(long[] contributors, params LinearEquation[] equations) =>
        new([.. contributors.Select(Cell)], equations);

    private static TableCell Cell(long contributors) =>
        new(contributors, contributors < K ? CellRole.Sensitive : CellRole.Candidate);

    private static TableCell Candidate(long contributors) => new(contributors, CellRole.Candidate);

    private static LinearEquation Sum(int total, params int[] parts) =>
        new([.. parts.Select(p => new EquationTerm(p, 1)), new(total, -1)], total);

    private static int[] HiddenCells(SuppressionResult result) =>
        [.. Enumerable.Range(0, result.Hidden.Count).Where(i => result.Hidden[i])];
}
