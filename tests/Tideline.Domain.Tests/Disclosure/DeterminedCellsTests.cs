using CsCheck;
using Tideline.Domain.Disclosure;

namespace Tideline.Domain.Tests.Disclosure;

public sealed class DeterminedCellsTests
{
    // 0 + 1, 2 + 3, 0 + 2 and 1 + 3 + 4 are known: no sum has one unknown, yet the last less the others leaves 4.
    private static readonly LinearEquation[] _block = [Sum(0, 1), Sum(2, 3), Sum(0, 2), Sum(1, 3, 4)];

    [Fact]
    public void A_cell_that_follows_from_four_sums_is_found() =>
        Assert.Equal([4], DeterminedCells.Find(Table(5, _block), All(5)));

    [Fact]
    public void A_cell_that_follows_once_the_other_is_known_is_found_too() =>
        Assert.Equal([4, 5], DeterminedCells.Find(Table(6, [.. _block, Sum(4, 5)]), All(6)));

    [Fact]
    public void A_rectangle_determines_nothing() =>
        Assert.Empty(DeterminedCells.Find(Table(4, Sum(0, 1), Sum(2, 3), Sum(0, 2), Sum(1, 3)), All(4)));

    [Fact]
    public void Protection_reaches_beyond_single_sums()
    {
        var cells = Enumerable.Range(0, 6).Select(i => new TableCell(
            i == 5 ? 40 : 20, i == 5 ? CellRole.Candidate : CellRole.Sensitive)).ToArray();
        var table = new SuppressionTable(cells, [.. _block[..3], Sum(1, 3, 4, 5)]);

        Assert.True(ComplementarySuppression.Protect(table, 16).Hidden[5]);
    }

    [Fact]
    public void What_is_found_is_what_dense_elimination_finds() =>
        Gen.Int[0, 9].Array[2, 4].Array[1, 10].SamplePinned(sums =>
        {
            LinearEquation[] equations = [.. sums.Select(s => Sum([.. s.Distinct()]))];

            Assert.Equal(Dense(equations, 10), DeterminedCells.Find(Table(10, equations), All(10)));
        });

    private static int[] Dense(LinearEquation[] equations, int cells)
    {
        double[][] rows = [.. equations.Select(e => Enumerable.Range(0, cells).Select(c => (double)e.Terms.Count(t => t.Cell == c)).ToArray())];
        var rank = 0;
        for (var c = 0; c < cells && rank < rows.Length; c++)
        {
            var best = Enumerable.Range(rank, rows.Length - rank).MaxBy(r => Math.Abs(rows[r][c]));
            if (Math.Abs(rows[best][c]) < 1e-9)
            {
                continue;
            }

            (rows[rank], rows[best]) = (rows[best], rows[rank]);
            rows[rank] = [.. rows[rank].Select(x => x / rows[rank][c])];
            for (var r = 0; r < rows.Length; r++)
            {
                if (r != rank)
                {
                    rows[r] = [.. rows[r].Zip(rows[rank], (x, p) => x - (rows[r][c] * p))];
                }
            }

            rank++;
        }

        return
        [
            .. rows.Take(rank).Where(r => r.Count(x => Math.Abs(x) > 1e-9) == 1)
                .Select(r => Array.FindIndex(r, x => Math.Abs(x) > 1e-9)).Order(),
        ];
    }

    private static LinearEquation Sum(params int[] cells) => new([.. cells.Select(c => new EquationTerm(c, 1))]);

    private static SuppressionTable Table(int cells, params LinearEquation[] equations) =>
        new([.. Enumerable.Repeat(new TableCell(20, CellRole.Sensitive), cells)], equations);

    private static bool[] All(int cells) => [.. Enumerable.Repeat(true, cells)];
}
