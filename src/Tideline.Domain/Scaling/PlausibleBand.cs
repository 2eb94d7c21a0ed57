namespace Tideline.Domain.Scaling;

/// <summary>
/// What people without a phone could change: figures of people if they are displaced less, or more, often than those with
/// one. It is no interval: nothing was measured of them, and no probability stands behind it.
/// </summary>
/// <param name="Lower">Smallest ratio g of the displacement rate of non-owners to that of owners.</param>
/// <param name="Upper">Largest such ratio.</param>
/// <remarks>Definition and limits: docs/methods/plausible-band.md.</remarks>
public sealed record PlausibleBand(double Lower, double Upper)
{
    /// <summary>The band without a survey that says more.</summary>
    public static readonly PlausibleBand Default = new(0.7, 1.3);

    /// <summary>Factors on a figure of people that assumed g = 1.</summary>
    /// <param name="ownership">Share of people with a phone, 0 to 1.</param>
    public (double Lower, double Upper) Factors(double ownership) =>
        (ownership + (Lower * (1 - ownership)), ownership + (Upper * (1 - ownership)));

    /// <summary>Factors on a sum over areas or strata, each with its own ownership.</summary>
    /// <param name="parts">Figure, never negative, and share of people with a phone; (1, 1) where all figures are 0.</param>
    public (double Lower, double Upper) Factors(IEnumerable<(double Figure, double Ownership)> parts)
    {
        var (sum, lower, upper) = (0.0, 0.0, 0.0);
        foreach (var (figure, ownership) in parts)
        {
            var (low, high) = Factors(ownership);
            sum += figure;
            lower += figure * low;
            upper += figure * high;
        }

        return sum == 0 ? (1, 1) : (lower / sum, upper / sum);
    }
}
