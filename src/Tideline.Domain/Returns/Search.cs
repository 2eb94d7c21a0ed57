namespace Tideline.Domain.Returns;

/// <summary>Small searches for the lowest value of a function: enough for curves of one and three parameters.</summary>
internal static class Search
{
    /// <summary>Golden section between two bounds, after a grid that finds the right valley.</summary>
    public static double Lowest(double from, double to, int grid, Func<double, double> cost)
    {
        var (step, best, lowest) = ((to - from) / grid, from, double.PositiveInfinity);
        for (var i = 0; i <= grid; i++)
        {
            var at = from + (i * step);
            var here = cost(at);
            (best, lowest) = here < lowest ? (at, here) : (best, lowest);
        }

        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (Math.Max(from, best - step), Math.Min(to, best + step));
        for (var i = 0; i < 30; i++)
        {
            var width = golden * (high - low);
            (low, high) = cost(high - width) < cost(low + width) ? (low, low + width) : (high - width, high);
        }

        var middle = (low + high) / 2;
        return cost(middle) < lowest ? middle : best;
    }

    /// <summary>Nelder–Mead from a start, with steps of one size: a fixed number of steps, so that the result is the same
    /// everywhere.</summary>
    public static double[] Simplex(double[] start, double size, int steps, Func<double[], double> cost)
    {
        var n = start.Length;
        var points = new (double[] At, double Cost)[n + 1];
        for (var i = 0; i <= n; i++)
        {
            double[] at = [.. start.Select((x, j) => j + 1 == i ? x + size : x)];
            points[i] = (at, cost(at));
        }

        for (var step = 0; step < steps; step++)
        {
            Array.Sort(points, (a, b) => a.Cost.CompareTo(b.Cost));
            var centre = new double[n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    centre[j] += points[i].At[j] / n;
                }
            }

            var reflected = Along(1);
            var next = reflected.Cost < points[0].Cost ? Better(Along(2), reflected)
                : reflected.Cost < points[n - 1].Cost ? reflected
                : Better(Along(reflected.Cost < points[n].Cost ? 0.5 : -0.5), reflected);
            if (next.Cost < points[n].Cost)
            {
                points[n] = next;
                continue;
            }

            for (var i = 1; i <= n; i++)
            {
                double[] at = [.. points[i].At.Select((x, j) => (x + points[0].At[j]) / 2)];
                points[i] = (at, cost(at));
            }

            (double[] At, double Cost) Along(double share)
            {
                double[] at = [.. centre.Select((c, j) => c + (share * (c - points[n].At[j])))];
                return (at, cost(at));
            }
        }

        return points.MinBy(p => p.Cost).At;

        static (double[] At, double Cost) Better((double[] At, double Cost) a, (double[] At, double Cost) b) =>
            a.Cost < b.Cost ? a : b;
    }
}
