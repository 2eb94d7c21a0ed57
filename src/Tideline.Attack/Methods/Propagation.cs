using Tideline.Attack.Sums;

namespace Tideline.Attack.Methods;

/// <summary>Bounds of all figures by one sum at a time, again and again until nothing tightens.</summary>
public static class Propagation
{
    // A smaller step is not worth another round: cycles of sums may tighten for ever.
    private const double Step = 0.01;
    private const int MostVisits = 60;

    /// <returns>By figure. A sum that contradicts the bounds is left aside.</returns>
    public static Bounds[] Of(SumSystem system)
    {
        Bounds[] bounds = [.. system.Figures.Select(f => f.Bounds)];
        var (visits, waiting) = (new int[system.Sums.Count], new bool[system.Sums.Count]);
        var queue = new Queue<int>(Enumerable.Range(0, system.Sums.Count));
        Array.Fill(waiting, true);
        while (queue.TryDequeue(out var s))
        {
            waiting[s] = false;
            if (++visits[s] > MostVisits)
            {
                continue;
            }

            foreach (var figure in Tighten(system.Sums[s], bounds))
            {
                foreach (var next in system.SumsOf(figure))
                {
                    if (next != s && !waiting[next])
                    {
                        waiting[next] = true;
                        queue.Enqueue(next);
                    }
                }
            }
        }

        return bounds;
    }

    /// <summary>What one sum says of one figure, given bounds of the others.</summary>
    public static Bounds Solve(Sum sum, int figure, Func<int, Bounds> boundsOf)
    {
        var (low, high, own) = (sum.Low, sum.High, 0.0);
        foreach (var (other, coefficient) in sum.Terms)
        {
            if (other == figure)
            {
                own += coefficient;
                continue;
            }

            var scaled = Scale(boundsOf(other), coefficient);
            low -= scaled.Upper;
            high -= scaled.Lower;
        }

        return Scale(new(low, high), 1 / own);
    }

    internal static Bounds Scale(Bounds b, double by) =>
        by > 0 ? new(b.Lower * by, b.Upper * by) : new(b.Upper * by, b.Lower * by);

    private static List<int> Tighten(Sum sum, Bounds[] bounds)
    {
        // Open ends are counted apart, so that the sum without one of them is known.
        var (low, high, openLow, openHigh) = (0.0, 0.0, 0, 0);
        foreach (var (figure, coefficient) in sum.Terms)
        {
            var b = Scale(bounds[figure], coefficient);
            _ = double.IsInfinity(b.Lower) ? openLow++ : low += b.Lower;
            _ = double.IsInfinity(b.Upper) ? openHigh++ : high += b.Upper;
        }

        var changed = new List<int>();
        var found = new List<(int Figure, Bounds Next)>();
        foreach (var (figure, coefficient) in sum.Terms)
        {
            var old = bounds[figure];
            var b = Scale(old, coefficient);
            var restLow = Without(low, openLow, b.Lower, double.NegativeInfinity);
            var restHigh = Without(high, openHigh, b.Upper, double.PositiveInfinity);
            var next = old.And(Scale(new(sum.Low - restHigh, sum.High - restLow), 1 / coefficient));
            if (next.Width < -1e-6)
            {
                return [];
            }

            if (next.Lower > old.Lower + Step || next.Upper < old.Upper - Step)
            {
                found.Add((figure, next));
            }
        }

        foreach (var (figure, next) in found)
        {
            bounds[figure] = next;
            changed.Add(figure);
        }

        return changed;
    }

    private static double Without(double sum, int open, double own, double whenOpen) =>
        double.IsInfinity(own) ? (open > 1 ? whenOpen : sum) : (open > 0 ? whenOpen : sum - own);
}
