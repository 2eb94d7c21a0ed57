namespace Tideline.Domain.Displacement.Presets;

/// <summary>
/// Cuts a series into steps: the segments that minimise the sum of absolute deviations from each segment's median plus a
/// penalty for each. Exact, by dynamic programming; the cost grows with the cube of the length.
/// </summary>
internal sealed class StepFit
{
    private double[] _best = [];
    private int[] _from = [];
    private double[] _sorted = [];

    /// <summary>The segments, in order, as first index and index after the last.</summary>
    public List<(int From, int To)> Segments { get; } = [];

    /// <param name="values">The series.</param>
    /// <param name="penalty">Cost of a segment.</param>
    /// <param name="shortest">Fewest values of a segment; a shorter series is one segment.</param>
    public void Fit(ReadOnlySpan<double> values, double penalty, int shortest)
    {
        var n = values.Length;
        Grow(n);
        _best.AsSpan(0, n + 1).Fill(double.PositiveInfinity);
        _best[0] = 0;
        Segments.Clear();
        if (n < 2 * shortest)
        {
            if (n > 0)
            {
                Segments.Add((0, n));
            }

            return;
        }

        for (var from = 0; from <= n - shortest; from++)
        {
            if (double.IsInfinity(_best[from]))
            {
                continue;
            }

            for (var to = from + 1; to <= n; to++)
            {
                var cost = _best[from] + penalty + Insert(values[to - 1], to - from - 1);
                if (to - from >= shortest && cost < _best[to])
                {
                    (_best[to], _from[to]) = (cost, from);
                }
            }
        }

        for (var to = n; to > 0; to = _from[to])
        {
            Segments.Add((_from[to], to));
        }

        Segments.Reverse();
    }

    /// <summary>Adds a value to the sorted ones; returns their absolute deviation from the median: the upper half less the
    /// lower.</summary>
    private double Insert(double value, int count)
    {
        var at = count;
        while (at > 0 && _sorted[at - 1] > value)
        {
            _sorted[at] = _sorted[at - 1];
            at--;
        }

        _sorted[at] = value;
        var (sum, half) = (0.0, (count + 1) / 2);
        for (var i = 0; i < half; i++)
        {
            sum += _sorted[count - i] - _sorted[i];
        }

        return sum;
    }

    private void Grow(int n)
    {
        if (_best.Length < n + 1)
        {
            (_best, _from, _sorted) = (new double[n + 1], new int[n + 1], new double[n + 1]);
        }
    }
}
