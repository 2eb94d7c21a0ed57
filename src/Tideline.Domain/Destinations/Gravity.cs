namespace Tideline.Domain.Destinations;

/// <summary>Gravity: pull of b on a ∝ m_b^mass ÷ d_ab^distance.</summary>
/// <param name="Places">People and distances.</param>
/// <param name="HomeMass">Exponent of the home's people; tells how much a home travels, not where to.</param>
/// <param name="Mass">Exponent of the host's people.</param>
/// <param name="Distance">Exponent of the distance.</param>
/// <param name="Fitted">Whether the exponents are of these data, not the defaults.</param>
public sealed record Gravity(PlaceGraph Places, double HomeMass, double Mass, double Distance, bool Fitted) : IPull
{
    public double this[int home, int host] => home == host || Places.People[host] <= 0 || double.IsInfinity(Places.Km(home, host))
        ? 0
        : Math.Pow(Places.People[host], Mass) / Math.Pow(Places.Km(home, host), Distance);

    /// <summary>Exponents .8 and 1.5, for data that cannot be fitted.</summary>
    public static Gravity Default(PlaceGraph places) => new(places, 1, 0.8, 1.5, Fitted: false);

    /// <summary>Fits log T = c + α log m_a + β log m_b − γ log d to the nights of all pairs, those without a night included;
    /// the default where that fails or makes distance attractive.</summary>
    public static Gravity Fit(PlaceGraph places, Ties ties)
    {
        List<double[]> rows = [];
        List<double> nights = [];
        for (var a = 0; a < places.Areas; a++)
        {
            for (var b = 0; b < places.Areas; b++)
            {
                // A home without any night away has no panel: it says nothing.
                if (a != b && places.People[a] > 0 && places.People[b] > 0 && ties.OfHome[a] > 0 && !double.IsInfinity(places.Km(a, b)))
                {
                    rows.Add([1, Math.Log(places.People[a]), Math.Log(places.People[b]), Math.Log(places.Km(a, b))]);
                    nights.Add(ties[a, b]);
                }
            }
        }

        return PoissonRegression.Fit(rows, nights) is [_, var home, var host, < 0 and var distance]
            ? new Gravity(places, home, host, -distance, Fitted: true)
            : Default(places);
    }
}
