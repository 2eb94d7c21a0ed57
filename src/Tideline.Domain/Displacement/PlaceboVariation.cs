namespace Tideline.Domain.Displacement;

/// <summary>
/// How much ordinary travel differs from one placebo period to the next beyond what sampling explains: the live period
/// is one more draw from that distribution, and its unknown deviation belongs into the interval.
/// </summary>
internal sealed class PlaceboVariation
{
    private readonly FoldIndex _index;
    private readonly double[][] _deviations;
    private readonly double _shrink;

    private PlaceboVariation(FoldIndex index, double[][] deviations, double shrink)
    {
        _index = index;
        _deviations = deviations;
        _shrink = shrink;
    }

    /// <summary>Measures deviations of each placebo's away rate from the pooled rate, by district and week, and the share
    /// of their variance that the replicates' own scatter leaves unexplained.</summary>
    public static PlaceboVariation Measure(FoldIndex index, IReadOnlyList<double[]> weights)
    {
        var placebos = index.Frame.Onsets.Count - 1;
        if (placebos < 2)
        {
            return new PlaceboVariation(index, [], 0);
        }

        var one = Enumerable.Repeat(1.0, index.Frame.Units.Count).ToArray();
        var observed = Deviations(index, one);
        var (square, noise, n) = (0.0, 0.0, 0L);
        var draws = weights.Take(50).Select(w => Deviations(index, w)).ToArray();
        for (var k = 0; k < placebos; k++)
        {
            for (var cell = 0; cell < observed[k].Length; cell++)
            {
                if (double.IsNaN(observed[k][cell]) || index.AreasOfDistrict[cell / index.Weeks].Length == 0)
                {
                    continue;
                }

                square += observed[k][cell] * observed[k][cell];
                noise += draws.Average(d => Square(double.IsNaN(d[k][cell]) ? 0 : d[k][cell] - observed[k][cell]));
                n++;
            }
        }

        var shrink = n == 0 || square == 0 ? 0 : Math.Sqrt(Math.Max(0, 1 - (noise / square)));
        return new PlaceboVariation(index, observed, shrink);
    }

    /// <summary>Factors on the baseline of one replicate, by district × week: one placebo's deviations, shrunk. Beyond the
    /// reach of placebos the deviation grows with the square root of the held lag.</summary>
    public double[] Factors(ulong seed, int replicate)
    {
        var factors = new double[_index.Districts * _index.Weeks];
        Array.Fill(factors, 1);
        if (_deviations.Length == 0)
        {
            return factors;
        }

        var k = Draws.Below(Draws.Hash(seed, (ulong)replicate, 0xFAC7), _deviations.Length);
        for (var cell = 0; cell < factors.Length; cell++)
        {
            var week = cell % _index.Weeks;
            var held = Math.Min(week, _index.LastReachedWeek);
            var deviation = _deviations[k][cell - week + held];
            var widen = week > held ? Math.Sqrt((7.0 * (week + 1)) / 10) : 1;
            factors[cell] = double.IsNaN(deviation) ? 1 : Math.Clamp(1 + (_shrink * widen * deviation), 0, 5);
        }

        return factors;
    }

    private static double Square(double x) => x * x;

    /// <summary>By placebo, by district × week: away rate over the pooled away rate, less 1; NaN where a placebo does not
    /// reach or nobody is in the panel.</summary>
    private static double[][] Deviations(FoldIndex index, double[] weights)
    {
        var (frame, cells) = (index.Frame, index.Districts * index.Weeks);
        var placebos = frame.Onsets.Count - 1;
        var panel = new double[placebos, cells];
        var away = new double[placebos, cells];
        foreach (var row in index.PlaceboRows)
        {
            if (index.AreasOfDistrict[row.District].Length == 0 || weights[row.Unit] == 0)
            {
                continue;
            }

            var cell = (row.District * index.Weeks) + row.Week;
            for (var k = 0; k < placebos; k++)
            {
                if (frame.Schedule.Reaches(frame.Onsets[k + 1], row.Week))
                {
                    panel[k, cell] += weights[row.Unit] * index.Counts[Count.Panel, k + 1, row.Unit, row.Stratum, row.Week];
                    away[k, cell] += weights[row.Unit] * index.Counts[Count.Away, k + 1, row.Unit, row.Stratum, row.Week];
                }
            }
        }

        var deviations = new double[placebos][];
        for (var k = 0; k < placebos; k++)
        {
            deviations[k] = new double[cells];
            for (var cell = 0; cell < cells; cell++)
            {
                var (pooledPanel, pooledAway) = (0.0, 0.0);
                for (var j = 0; j < placebos; j++)
                {
                    pooledPanel += panel[j, cell];
                    pooledAway += away[j, cell];
                }

                deviations[k][cell] = panel[k, cell] == 0 || pooledAway == 0
                    ? double.NaN
                    : (away[k, cell] / panel[k, cell] / (pooledAway / pooledPanel)) - 1;
            }
        }

        return deviations;
    }
}
