namespace Tideline.Domain.Scaling;

/// <summary>A Beta distribution: what is known of a share, such as a penetration or a rate of departure.</summary>
/// <param name="Alpha">As many as this, less one, were counted with the property; above 0.</param>
/// <param name="Beta">As many as this, less one, were counted without it; above 0.</param>
public sealed record BetaDistribution(double Alpha, double Beta)
{
    public double Mean => Alpha / (Alpha + Beta);

    /// <summary>Mean of 1/p: what one counted stands for. Infinite where <see cref="Alpha"/> is at most 1, because such a
    /// share may be 0.</summary>
    public double MeanOfInverse => Alpha > 1 ? (Alpha + Beta - 1) / (Alpha - 1) : double.PositiveInfinity;

    /// <summary>The posterior after counting some with and some without the property.</summary>
    public BetaDistribution After(double with, double without) => new(Alpha + with, Beta + without);

    /// <summary>Probability of at most x.</summary>
    public double Cumulative(double x) => x switch
    {
        <= 0 => 0,
        >= 1 => 1,
        // The continued fraction converges fast on this side of the mean; the other side is its mirror image.
        _ when x < (Alpha + 1) / (Alpha + Beta + 2) => Front(x) * Fraction(x, Alpha, Beta) / Alpha,
        _ => 1 - (Front(x) * Fraction(1 - x, Beta, Alpha) / Beta),
    };

    /// <summary>The share below which a probability lies, in (0, 1), to 2⁻⁵².</summary>
    public double Quantile(double probability)
    {
        var (low, high) = (0.0, 1.0);
        for (var halving = 0; halving < 52; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Cumulative(middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>A draw, the same for the same hash.</summary>
    public double Draw(ulong hash) => Quantile(Draws.Uniform(hash));

    private double Front(double x) => Math.Exp(
        LogGamma.Of(Alpha + Beta) - LogGamma.Of(Alpha) - LogGamma.Of(Beta) + (Alpha * Math.Log(x)) + (Beta * Math.Log(1 - x)));

    /// <summary>Lentz's evaluation of the continued fraction of the incomplete beta function (DLMF 8.17.22).</summary>
    private static double Fraction(double x, double a, double b)
    {
        const double tiny = 1e-300;
        static double Kept(double value) => Math.Abs(value) < tiny ? tiny : value;
        var d = 1 / Kept(1 - ((a + b) * x / (a + 1)));
        var (c, result) = (1.0, d);
        for (var m = 1; m <= 1000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Kept(1 + (even * d));
            c = Kept(1 + (even / c));
            result *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Kept(1 + (odd * d));
            c = Kept(1 + (odd / c));
            result *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-14)
            {
                break;
            }
        }

        return result;
    }
}
