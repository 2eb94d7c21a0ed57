namespace Tideline.Domain.Destinations;

/// <summary>Poisson regression with log link, by iteratively reweighted least squares: log E(y) = x β.</summary>
/// <remarks>Source: McCullagh and Nelder (1989), "Generalized Linear Models", chapter 2.</remarks>
public static class PoissonRegression
{
    private const int MaximumIterations = 100;
    private const double Tolerance = 1e-10;

    /// <summary>Fits the coefficients; null where they cannot be told apart (fewer rows than coefficients, or columns that
    /// depend on each other) or the fit does not settle.</summary>
    /// <param name="rows">One row of covariates an observation, all equally long; an intercept is a column of ones.</param>
    /// <param name="counts">The observations, at least 0.</param>
    public static double[]? Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> counts)
    {
        if (rows.Count == 0 || rows.Count < rows[0].Length || counts.Sum() <= 0)
        {
            return null;
        }

        var size = rows[0].Length;
        var linear = counts.Select(y => Math.Log(y + 0.5)).ToArray();
        double[]? coefficients = null;
        var deviance = double.PositiveInfinity;
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var (normal, right) = (new double[size, size], new double[size]);
            for (var i = 0; i < rows.Count; i++)
            {
                var mean = Math.Exp(linear[i]);
                Add(normal, right, rows[i], mean, linear[i] + ((counts[i] - mean) / mean));
            }

            coefficients = Solve(normal, right);
            if (coefficients is null)
            {
                return null;
            }

            var next = 0.0;
            for (var i = 0; i < rows.Count; i++)
            {
                linear[i] = Math.Clamp(Dot(rows[i], coefficients), -30, 30);
                next += Math.Exp(linear[i]) - (counts[i] * linear[i]);
            }

            if (Math.Abs(next - deviance) <= Tolerance * (Math.Abs(next) + 1))
            {
                return coefficients;
            }

            deviance = next;
        }

        return null;
    }

    private static void Add(double[,] normal, double[] right, double[] row, double weight, double working)
    {
        for (var j = 0; j < row.Length; j++)
        {
            right[j] += weight * row[j] * working;
            for (var k = 0; k < row.Length; k++)
            {
                normal[j, k] += weight * row[j] * row[k];
            }
        }
    }

    /// <summary>Gaussian elimination with pivots; null where a pivot vanishes.</summary>
    private static double[]? Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(r => Math.Abs(a[r, column]));
            if (Math.Abs(a[pivot, column]) < 1e-12)
            {
                return null;
            }

            for (var k = 0; k < n; k++)
            {
                (a[column, k], a[pivot, k]) = (a[pivot, k], a[column, k]);
            }

            (b[column], b[pivot]) = (b[pivot], b[column]);
            for (var row = column + 1; row < n; row++)
            {
                var factor = a[row, column] / a[column, column];
                b[row] -= factor * b[column];
                for (var k = column; k < n; k++)
                {
                    a[row, k] -= factor * a[column, k];
                }
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < n; k++)
            {
                b[row] -= a[row, k] * b[k];
            }

            b[row] /= a[row, row];
        }

        return b;
    }

    private static double Dot(double[] row, double[] coefficients)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * coefficients[j];
        }

        return sum;
    }
}
