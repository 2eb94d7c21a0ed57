namespace Tideline.Domain.Destinations;

/// <summary>
/// How many nights of history the model is worth: chosen so that one half of the people of each home best foretells where
/// the other half goes.
/// </summary>
/// <remarks>Nights come in stays, and stays in a subscriber's habits: 20 nights may be one visit. Counting them as so many
/// independent trips trusts history too much. People are split, not weeks, so that habits do not foretell themselves.</remarks>
public static class PriorStrength
{
    /// <summary>Strengths that are tried; the smallest is the plain rule l = 20/(20 + n).</summary>
    private static readonly double[] _tried = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

    /// <summary>The strength with the greatest likelihood of each half under the other; that of the plain rule where halves
    /// are not known. Ties go to the smaller.</summary>
    public static double Choose(Ties ties, IPull pull)
    {
        if (ties.Halves is not var (first, second))
        {
            return DestinationShares.PriorNights;
        }

        var open = Enumerable.Repeat(1.0, ties.Areas).ToArray();
        return _tried.MaxBy(strength =>
            Likelihood(DestinationShares.Blend(first, pull, open, strength), second) + Likelihood(DestinationShares.Blend(second, pull, open, strength), first));
    }

    private static double Likelihood(DestinationShares shares, Ties held)
    {
        // A host that nobody foretold must not decide alone.
        const double least = 1e-6;
        var sum = 0.0;
        for (var a = 0; a < held.Areas; a++)
        {
            for (var b = 0; b < held.Areas; b++)
            {
                sum += held[a, b] == 0 ? 0 : held[a, b] * Math.Log(Math.Max(least, shares[a, b]));
            }
        }

        return sum;
    }
}
