using Tideline.Domain.Cubes;

namespace Tideline.Domain.Destinations;

/// <summary>People expected from each home in each host, with draws of departures and of shares.</summary>
public sealed class ArrivalForecast
{
    /// <summary>Arrivals that shares foretold before the emergency are worth: how surely a home's shares are known.</summary>
    public const double PriorArrivals = 20;

    private readonly DestinationShares _shares;
    private readonly IReadOnlyList<double> _departures;
    private readonly float[][,] _draws;

    private ArrivalForecast(DestinationShares shares, IReadOnlyList<double> departures, float[][,] draws) =>
        (_shares, _departures, _draws) = (shares, departures, draws);

    /// <param name="shares">Where the people of each home go.</param>
    /// <param name="departures">People who leave, by home.</param>
    /// <param name="draw">A draw of the people who leave, by home and replicate.</param>
    /// <param name="concentration">By home, how many arrivals its shares are worth: the Dirichlet's sum.</param>
    /// <param name="seed">Seed of the draws of shares.</param>
    /// <param name="replicates">Number of draws, at least 1.</param>
    public static ArrivalForecast Of(
        DestinationShares shares, IReadOnlyList<double> departures, Func<int, int, double> draw, IReadOnlyList<double> concentration, ulong seed, int replicates)
    {
        var draws = new float[replicates][,];
        for (var r = 0; r < replicates; r++)
        {
            draws[r] = new float[shares.Areas, shares.Areas];
            for (var a = 0; a < shares.Areas; a++)
            {
                if (departures[a] > 0)
                {
                    Fill(draws[r], shares, a, Math.Max(0, draw(a, r)), concentration[a], Draws.Hash(seed, (ulong)a, (ulong)r));
                }
            }
        }

        return new ArrivalForecast(shares, departures, draws);
    }

    /// <summary>People from some homes in some hosts.</summary>
    public double Expected(IReadOnlyCollection<int> homes, IReadOnlyCollection<int> hosts) =>
        homes.Sum(a => _departures[a] * hosts.Sum(b => _shares[a, b]));

    /// <summary>The middle 80% of the draws of <see cref="Expected"/>.</summary>
    public Interval Interval80(IReadOnlyCollection<int> homes, IReadOnlyCollection<int> hosts) =>
        Quantiles.Central(_draws.Select(d => homes.Sum(a => hosts.Sum(b => (double)d[a, b]))).Order().ToArray(), 0.8);

    private static void Fill(float[,] draws, DestinationShares shares, int home, double people, double concentration, ulong hash)
    {
        var gammas = new double[shares.Areas];
        for (var b = 0; b < gammas.Length; b++)
        {
            gammas[b] = shares[home, b] > 0 ? GammaDraw.Of(concentration * shares[home, b], Draws.Hash(hash, (ulong)b)) : 0;
        }

        var sum = gammas.Sum();
        for (var b = 0; b < gammas.Length && sum > 0; b++)
        {
            draws[home, b] = (float)(people * gammas[b] / sum);
        }
    }
}
