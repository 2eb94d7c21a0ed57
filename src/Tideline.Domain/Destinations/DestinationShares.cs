namespace Tideline.Domain.Destinations;

/// <summary>Where people of each home area would go: shares over hosts that sum to 1, or to 0 where no host is open.</summary>
public sealed class DestinationShares
{
    /// <summary>Nights at which history and model count alike: l = 20/(20 + n_a).</summary>
    public const double PriorNights = 20;

    private readonly double[,] _shares;

    private DestinationShares(double[,] shares) => _shares = shares;

    public double this[int home, int host] => _shares[home, host];

    public int Areas => _shares.GetLength(0);

    /// <summary>Ties blended with a model: (1 − l) n_ab/n_a + l g_ab over the hosts that are open.</summary>
    /// <param name="ties">Nights before the emergency.</param>
    /// <param name="pull">The model, here normalised by home.</param>
    /// <param name="open">By host, the share of it that can take people in: 0 for one inside the footprint or blind.</param>
    /// <param name="priorNights">0: history alone, where there is any; infinite: the model alone.</param>
    public static DestinationShares Blend(Ties ties, IPull pull, IReadOnlyList<double> open, double priorNights = PriorNights)
    {
        var n = ties.Areas;
        var shares = new double[n, n];
        for (var a = 0; a < n; a++)
        {
            var model = Enumerable.Range(0, n).Select(b => b == a ? 0 : pull[a, b]).ToArray();
            var (drawn, known) = (model.Sum(), ties.OfHome[a]);
            var l = drawn == 0 ? 0 : known == 0 || double.IsInfinity(priorNights) ? 1 : priorNights / (priorNights + known);
            var sum = 0.0;
            for (var b = 0; b < n; b++)
            {
                var history = known == 0 ? 0 : (double)ties[a, b] / known;
                shares[a, b] = open[b] * (((1 - l) * history) + (drawn == 0 ? 0 : l * model[b] / drawn));
                sum += shares[a, b];
            }

            for (var b = 0; b < n && sum > 0; b++)
            {
                shares[a, b] /= sum;
            }
        }

        return new DestinationShares(shares);
    }

    /// <summary>Shares between groups of areas, homes weighted by their departures; moves within a group are left out.</summary>
    /// <param name="groupOf">Group by area.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="departures">By home area.</param>
    public DestinationShares Pooled(IReadOnlyList<int> groupOf, int groups, IReadOnlyList<double> departures)
    {
        var shares = new double[groups, groups];
        for (var a = 0; a < Areas; a++)
        {
            for (var b = 0; b < Areas; b++)
            {
                shares[groupOf[a], groupOf[b]] += groupOf[a] == groupOf[b] ? 0 : departures[a] * _shares[a, b];
            }
        }

        for (var a = 0; a < groups; a++)
        {
            var sum = Enumerable.Range(0, groups).Sum(b => shares[a, b]);
            for (var b = 0; b < groups && sum > 0; b++)
            {
                shares[a, b] /= sum;
            }
        }

        return new DestinationShares(shares);
    }

    /// <summary>Shares after arrivals were observed: Dirichlet with these shares as prior.</summary>
    /// <param name="arrivals">Observed excess arrivals in subscribers, by home and host; below 0 counts as 0.</param>
    /// <param name="priorSubscribers">How many arrivals the prior is worth.</param>
    public DestinationShares After(Func<int, int, double> arrivals, double priorSubscribers)
    {
        var n = Areas;
        var shares = new double[n, n];
        for (var a = 0; a < n; a++)
        {
            var seen = Enumerable.Range(0, n).Select(b => b == a ? 0 : Math.Max(0, arrivals(a, b))).ToArray();
            var prior = Enumerable.Range(0, n).Sum(b => _shares[a, b]) > 0 ? priorSubscribers : 0;
            var sum = prior + seen.Sum();
            for (var b = 0; b < n && sum > 0; b++)
            {
                shares[a, b] = ((prior * _shares[a, b]) + seen[b]) / sum;
            }
        }

        return new DestinationShares(shares);
    }
}
