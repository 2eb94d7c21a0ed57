using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate.Audit;

/// <summary>Iterative proportional fitting: the table with given sums of rows and columns in which people are spread as evenly as these
/// allow.</summary>
/// <remarks>Deming, Stephan (1940).</remarks>
internal static class FittedTable
{
    private const int MostSweeps = 500;

    // Sweeps after which the error must have halved; where it has not, no table has these sums, or too many sweeps are needed to find it.
    private const int Patience = 40;

    // Against sums of people; far below one subscriber.
    private const double Error = 1e-4;

    /// <returns>By row, then column; null where no table was found that has these sums, as pairs that are not in it may forbid.</returns>
    public static double[][]? Of(InnerTable inner, IReadOnlyList<double> rows, IReadOnlyList<double> columns)
    {
        var table = new double[rows.Count][];
        for (var r = 0; r < rows.Count; r++)
        {
            table[r] = new double[columns.Count];
            for (var c = 0; c < columns.Count; c++)
            {
                table[r][c] = inner.Has(r, c) ? Math.Max(0, rows[r]) * Math.Max(0, columns[c]) : 0;
            }
        }

        var before = double.PositiveInfinity;
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var off = FitRows(table, rows);
            var sums = new double[columns.Count];
            foreach (var row in table)
            {
                for (var c = 0; c < row.Length; c++)
                {
                    sums[c] += row[c];
                }
            }

            for (var c = 0; c < sums.Length; c++)
            {
                off = Math.Max(off, Math.Abs(sums[c] - columns[c]));
            }

            if (off < Error && sweep > 0)
            {
                return table;
            }

            if (sweep % Patience == Patience - 1)
            {
                if (off > before / 2)
                {
                    return null;
                }

                before = off;
            }

            foreach (var row in table)
            {
                for (var c = 0; c < row.Length; c++)
                {
                    row[c] = sums[c] > 0 ? row[c] * columns[c] / sums[c] : 0;
                }
            }
        }

        return null;
    }

    private static double FitRows(double[][] table, IReadOnlyList<double> sums)
    {
        var off = 0.0;
        for (var r = 0; r < table.Length; r++)
        {
            var sum = table[r].Sum();
            var times = sum > 0 ? sums[r] / sum : 0;
            for (var c = 0; c < table[r].Length; c++)
            {
                table[r][c] *= times;
            }

            off = Math.Max(off, sum > 0 ? 0 : sums[r]);
        }

        return off;
    }
}
