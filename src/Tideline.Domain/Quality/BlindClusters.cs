using System.Runtime.InteropServices;
using Tideline.Domain.Places;

namespace Tideline.Domain.Quality;

/// <summary>One home cluster on one local day.</summary>
/// <param name="Silent">The verdict of <see cref="CellGate"/>.</param>
/// <param name="HomeSubscribers">Panel members whose home cluster it is.</param>
/// <param name="Expected">Sum over them of the probability, from before the emergency, to be seen anywhere on such a day.</param>
/// <param name="Seen">How many of them were seen anywhere on this day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClusterHomes(int Cluster, bool Silent, long HomeSubscribers, double Expected, long Seen);

/// <summary>
/// Tells an outage from an evacuation: a cluster is blind where its cells are silent and its home subscribers are
/// seen anywhere at less than half the expected rate. Where they are seen elsewhere, they have left.
/// </summary>
/// <remarks>
/// <para>"Less than half" must be more than chance: the count must also lie in the lower 1% of a Poisson with the
/// expected mean, which is wider than the true spread. A cluster is judged alone where 20 or more were expected.
/// A smaller one takes the verdict of all silent clusters of its area together, or of the first wider area in which
/// 20 were expected (the widest where none has), provided that its own people, too, were seen at most at half the rate.</para>
/// <para>Expected counts are first multiplied by the day's own rate: seen over expected among the people of clusters
/// that are not silent, within 0.5..1. A day on which everybody calls less, or a panel that wears out, is no outage.</para>
/// <para>Limit: where half of a place left and the rest sits without network, the place counts as observable.</para>
/// </remarks>
public static class BlindClusters
{
    /// <summary>Blind below this share of the expected count.</summary>
    public const double BlindAtMost = 0.5;

    /// <summary>Expected sightings with which a cluster, or a pool of clusters, is judged by itself.</summary>
    public const double EnoughExpected = 20;

    private const double Significance = 0.01;

    /// <summary>The blind clusters of one day, ascending.</summary>
    /// <param name="clusters">One row per home cluster; order does not matter.</param>
    /// <param name="areaOf">P-code of the finest area of a cluster; null: unmapped, judged alone or with the country.</param>
    public static IReadOnlyList<int> Of(IEnumerable<ClusterHomes> clusters, Func<int, string?> areaOf, AreaHierarchy areas)
    {
        ClusterHomes[] ordered = [.. clusters.OrderBy(c => c.Cluster)];
        var rate = RateOfDay(ordered);
        var silent = ordered.Where(c => c.Silent && c.HomeSubscribers > 0)
            .Select(c => (Row: c, Evidence: new Evidence(c.Expected * rate, c.Seen))).ToList();
        var pools = new Dictionary<string, Evidence>(StringComparer.Ordinal);
        foreach (var (row, evidence) in silent)
        {
            foreach (var pool in PoolsOf(areaOf(row.Cluster), areas))
            {
                pools[pool] = pools.GetValueOrDefault(pool).Plus(evidence);
            }
        }

        return [.. silent.Where(s => IsBlind(s.Evidence, PoolsOf(areaOf(s.Row.Cluster), areas).Select(p => pools[p]))).Select(s => s.Row.Cluster)];
    }

    private static bool IsBlind(Evidence own, IEnumerable<Evidence> pools)
    {
        if (own.Expected >= EnoughExpected)
        {
            return own.IsBlind;
        }

        var pool = own;
        foreach (var wider in pools)
        {
            pool = wider;
            if (pool.Expected >= EnoughExpected)
            {
                break;
            }
        }

        return own.IsAtMostHalf && pool.IsBlind;
    }

    /// <summary>The area, its ancestors, then everything: the empty p-code.</summary>
    private static IEnumerable<string> PoolsOf(string? area, AreaHierarchy areas)
    {
        for (var pcode = area; pcode is not null; pcode = areas[pcode].Parent)
        {
            yield return pcode;
        }

        yield return "";
    }

    private static double RateOfDay(ClusterHomes[] ordered)
    {
        var alive = ordered.Where(c => !c.Silent).Aggregate(default(Evidence), (sum, c) => sum.Plus(new Evidence(c.Expected, c.Seen)));
        return alive.Expected >= EnoughExpected ? Math.Clamp(alive.Seen / alive.Expected, 0.5, 1) : 1;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Evidence(double Expected, long Seen)
    {
        /// <summary>From here on half the mean lies in the lower 1% of every Poisson (Chernoff: exp(−0.153 × mean)).</summary>
        private const double HalfIsSignificant = 40;

        public bool IsAtMostHalf => Seen <= BlindAtMost * Expected;

        public bool IsBlind => IsAtMostHalf && (Expected >= HalfIsSignificant || PoissonTail() < Significance);

        public Evidence Plus(Evidence other) => new(Expected + other.Expected, checked(Seen + other.Seen));

        private double PoissonTail()
        {
            var term = Math.Exp(-Expected);
            var sum = term;
            for (var k = 1; k <= Seen; k++)
            {
                term *= Expected / k;
                sum += term;
            }

            return sum;
        }
    }
}
