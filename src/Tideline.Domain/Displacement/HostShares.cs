namespace Tideline.Domain.Displacement;

/// <summary>
/// Spreads each home district's stock over its hosts by shares that the weeks around agree on. A week's own excess at one host
/// is mostly the noise of ordinary travel; where the displaced stay changes slowly.
/// </summary>
/// <remarks>
/// The share of host h in week w is the regression through the origin of the excess there on the stock, over the window:
/// p = Σ S F / Σ S². Weeks with few displaced weigh little. Since the hosts of a home district sum to its stock in every week,
/// shares sum to 1 and hosts to the stock, exactly.
/// </remarks>
/// <param name="districts">Home districts.</param>
/// <param name="hosts">Finest areas, and one more for hosts that no area covers.</param>
/// <param name="weeks">Weeks of the figures.</param>
internal sealed class HostShares(int districts, int hosts, int weeks)
{
    private readonly double[] _excess = new double[districts * hosts * weeks];

    /// <summary>Adds people of a home district seen at a host above ordinary travel; may be negative.</summary>
    public void Add(int district, int host, int week, double people) => _excess[(((district * hosts) + host) * weeks) + week] += people;

    /// <summary>The stock of each home district, host and week, where it is not 0.</summary>
    /// <param name="before">Weeks before a week that agree on its shares.</param>
    /// <param name="after">Weeks after it; at most 1, since a figure is provisional for one week.</param>
    public IEnumerable<(int District, int Host, int Week, double People)> Spread(int before, int after)
    {
        var stock = new double[weeks];
        for (var district = 0; district < districts; district++)
        {
            Array.Clear(stock);
            for (var host = 0; host < hosts; host++)
            {
                for (var week = 0; week < weeks; week++)
                {
                    stock[week] += Excess(district, host)[week];
                }
            }

            for (var week = 0; week < weeks; week++)
            {
                var (from, to) = (Math.Max(0, week - before), Math.Min(weeks - 1, week + after));
                double squares = 0;
                for (var w = from; w <= to; w++)
                {
                    squares += stock[w] * stock[w];
                }

                for (var host = 0; host < hosts && squares > 0; host++)
                {
                    double product = 0;
                    for (var w = from; w <= to; w++)
                    {
                        product += stock[w] * Excess(district, host)[w];
                    }

                    if (product != 0)
                    {
                        yield return (district, host, week, stock[week] * product / squares);
                    }
                }
            }
        }
    }

    private ReadOnlySpan<double> Excess(int district, int host) => _excess.AsSpan(((district * hosts) + host) * weeks, weeks);
}
