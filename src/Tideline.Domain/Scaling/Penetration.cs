namespace Tideline.Domain.Scaling;

/// <summary>From SIMs to the persons who hold them, and from those to all people.</summary>
/// <remarks>Source: ESSnet Big Data II, Work Package I (2020), Deliverable I.3; Salgado and others (2021), "An end-to-end
/// statistical process with mobile network data for official statistics". Definition: docs/methods/scaling.md.</remarks>
public static class Penetration
{
    /// <summary>Persons detected over people: P~ = (Ω₁ + Ω₂/2) P_net.</summary>
    /// <param name="single">Ω₁, share of SIMs whose holder has one.</param>
    /// <param name="pair">Ω₂, share of SIMs whose holder has two; Ω₁ + Ω₂ = 1.</param>
    /// <param name="net">SIMs over people; may exceed 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shares are no shares, or do not sum to 1.</exception>
    public static double Deduplicated(double single, double pair, double net)
    {
        if (single < 0 || pair < 0 || Math.Abs(single + pair - 1) > 1e-9)
        {
            throw new ArgumentOutOfRangeException(nameof(pair), "The shares of SIMs with one and with two a holder must sum to 1.");
        }

        return (single + (pair / 2)) * net;
    }

    /// <summary>Persons per SIM where some holders have two: Ω₁ + Ω₂/2 for the same holders.</summary>
    /// <param name="holdersOfTwo">Share of holders who have two SIMs, the others one.</param>
    public static double PersonsPerSim(double holdersOfTwo) => 1 / (1 + holdersOfTwo);

    /// <summary>Mean number of people, where a number of persons was detected with a penetration that is only known as a
    /// distribution (negative binomial given the penetration, mixed over it).</summary>
    public static double MeanPeople(double persons, BetaDistribution penetration) =>
        persons + ((persons + 1) * (penetration.MeanOfInverse - 1));

    /// <summary>One draw of that posterior: a penetration, then the undetected given it, by the normal approximation to
    /// the negative binomial (good from some 30 persons on; never fewer people than persons).</summary>
    public static double DrawPeople(double persons, BetaDistribution penetration, ulong seed, ulong key, ulong replicate)
    {
        var p = penetration.Draw(Draws.Hash(seed, key, replicate, 0x9E7E));
        var undetected = (persons + 1) * (1 - p) / p;
        var spread = Math.Sqrt(undetected / p);
        return persons + Math.Max(0, undetected + (spread * NormalDraw.Of(Draws.Hash(seed, key, replicate, 0x9E7F))));
    }
}
