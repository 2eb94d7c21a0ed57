using System.Numerics;

namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>
/// Draws whose probabilities are exactly what they are said to be: whole numbers and fractions decide, never floating point, which
/// leaves traces of the true count in the lowest bits of the noise.
/// </summary>
/// <remarks>Canonne, Kamath and Steinke (2020), The discrete Gaussian for differential privacy, algorithms 1 to 3.</remarks>
public static class ExactDraws
{
    /// <summary>A whole number from 0 to <paramref name="bound"/> − 1, each as likely.</summary>
    public static BigInteger Below(BigInteger bound, IBitSource bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, BigInteger.One);
        var length = (int)(bound - 1).GetBitLength();
        if (length == 0)
        {
            return BigInteger.Zero;
        }

        while (true)
        {
            var drawn = Of(length, bits);
            if (drawn < bound)
            {
                return drawn;
            }
        }
    }

    /// <summary>True with the probability given, from 0 to 1.</summary>
    public static bool Bernoulli(BigInteger numerator, BigInteger denominator, IBitSource bits) => Below(denominator, bits) < numerator;

    /// <summary>True with probability exp(−n/d), for a fraction of at least 0.</summary>
    public static bool BernoulliExp(BigInteger numerator, BigInteger denominator, IBitSource bits)
    {
        for (; numerator > denominator; numerator -= denominator)
        {
            if (!BernoulliExpUpToOne(1, 1, bits))
            {
                return false;
            }
        }

        return BernoulliExpUpToOne(numerator, denominator, bits);
    }

    /// <summary>A whole number x with probability in proportion to exp(−|x|/scale); the scale is at least 1.</summary>
    public static BigInteger DiscreteLaplace(BigInteger scale, IBitSource bits)
    {
        while (true)
        {
            var part = Below(scale, bits);
            if (!BernoulliExpUpToOne(part, scale, bits))
            {
                continue;
            }

            var whole = BigInteger.Zero;
            while (BernoulliExpUpToOne(1, 1, bits))
            {
                whole++;
            }

            var size = part + (scale * whole);
            var negative = Bernoulli(1, 2, bits);
            if (!negative || !size.IsZero)
            {
                return negative ? -size : size;
            }
        }
    }

    /// <summary>A whole number x with probability in proportion to exp(−x²/(2σ²)).</summary>
    /// <param name="variance">σ², above 0; the variance of the draw is at most that.</param>
    /// <param name="bits">The source.</param>
    public static BigInteger DiscreteGaussian(Ratio variance, IBitSource bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(variance, Ratio.Zero);
        var (p, q) = (variance.Numerator, variance.Denominator);
        var t = Root(p / q) + 1;
        while (true)
        {
            var drawn = DiscreteLaplace(t, bits);
            var gap = (BigInteger.Abs(drawn) * t * q) - p;
            if (BernoulliExp(gap * gap, 2 * p * q * t * t, bits))
            {
                return drawn;
            }
        }
    }

    private static BigInteger Of(int length, IBitSource bits)
    {
        var drawn = BigInteger.Zero;
        for (; length > 64; length -= 64)
        {
            drawn = (drawn << 64) | bits.Take(64);
        }

        return (drawn << length) | bits.Take(length);
    }

    private static bool BernoulliExpUpToOne(BigInteger numerator, BigInteger denominator, IBitSource bits)
    {
        var k = 1;
        while (Bernoulli(numerator, denominator * k, bits))
        {
            k++;
        }

        return k % 2 == 1;
    }

    /// <summary>The largest whole number whose square is at most <paramref name="value"/>.</summary>
    private static BigInteger Root(BigInteger value)
    {
        if (value.IsZero)
        {
            return value;
        }

        var root = BigInteger.One << (((int)value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) / 2;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
