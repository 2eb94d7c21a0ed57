namespace Tideline.Domain.Destinations;

/// <summary>Radiation: m_a m_b ÷ ((m_a + s_ab)(m_a + m_b + s_ab)), s the people within the distance of b from a, without
/// both ends. It has no parameters to fit.</summary>
/// <remarks>Source: Simini, González, Maritan, Barabási (2012), "A universal model for mobility and migration patterns".</remarks>
public sealed class Radiation : IPull
{
    private readonly double[,] _pull;

    public Radiation(PlaceGraph places)
    {
        var n = places.Areas;
        _pull = new double[n, n];
        for (var a = 0; a < n; a++)
        {
            var between = 0.0;
            foreach (var ring in Enumerable.Range(0, n).Where(b => b != a && !double.IsInfinity(places.Km(a, b))).GroupBy(b => places.Km(a, b)).OrderBy(r => r.Key))
            {
                var within = ring.Sum(b => places.People[b]);
                foreach (var b in ring)
                {
                    // Others at the same distance lie within it too.
                    var (home, host, s) = (places.People[a], places.People[b], between + within - places.People[b]);
                    _pull[a, b] = home + s == 0 || host == 0 ? 0 : home * host / ((home + s) * (home + host + s));
                }

                between += within;
            }
        }
    }

    public double this[int home, int host] => _pull[home, host];
}
