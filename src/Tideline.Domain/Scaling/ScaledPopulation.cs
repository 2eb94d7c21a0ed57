namespace Tideline.Domain.Scaling;

/// <summary>The people whom each home area's reference subscribers stand for.</summary>
/// <param name="People">By finest area.</param>
/// <param name="Subscribers">With a reference location, by finest area.</param>
/// <param name="Raking">How the margins were met; null where there are none.</param>
/// <param name="Rules">The rules that made it.</param>
/// <param name="Census">People of the population table, by finest area.</param>
public sealed record ScaledPopulation(
    double[] People, long[] Subscribers, RakingResult? Raking, ScalingRules Rules, IReadOnlyList<double> Census)
{
    /// <summary>Kish's design effect of the weights over areas.</summary>
    public double DesignEffect { get; } = Scaling.DesignEffect.Of(
        [.. People.Select((p, a) => Subscribers[a] == 0 ? 0 : p / Subscribers[a])], Subscribers);

    /// <summary>Scaled people over those of the population table, 1 where the table holds none: a check, never a factor.</summary>
    public double AgainstCensus => Census.Sum() is > 0 and var census ? People.Sum() / census : 1;

    /// <summary>
    /// Factor on every figure of people in each replicate: 1/p drawn over its mean, the same for all areas of a replicate,
    /// because one estimate of the penetration serves them all. Null where penetration was not estimated: then nothing may
    /// be added to the interval.
    /// </summary>
    /// <param name="seed">Seed of the replicates.</param>
    /// <param name="replicates">Their number.</param>
    public double[]? PenetrationFactors(ulong seed, int replicates) => Rules.Penetration is not { } penetration
        ? null
        : [.. Enumerable.Range(0, replicates).Select(r =>
            1 / penetration.Draw(Draws.Hash(seed, 0x9E4E, (ulong)r)) / penetration.MeanOfInverse)];

    /// <summary>
    /// Scales: the population table, raked where margins are given; or persons detected over the penetration where that
    /// was estimated. People of an area without reference subscribers stay in its figure but nobody stands for them.
    /// </summary>
    /// <param name="census">People by finest area.</param>
    /// <param name="subscribers">Subscribers with a reference location, by finest area.</param>
    /// <param name="rules">Margins and penetration exclude each other.</param>
    public static ScaledPopulation Of(IReadOnlyList<double> census, long[] subscribers, ScalingRules rules)
    {
        if (rules.Penetration is { } penetration)
        {
            var people = subscribers.Select(s => s == 0 ? 0 : s / rules.SimsPerPerson * penetration.MeanOfInverse);
            return new ScaledPopulation([.. people], subscribers, null, rules, census);
        }

        if (rules.Margins.Count == 0)
        {
            return new ScaledPopulation([.. census], subscribers, null, rules, census);
        }

        var raked = rules.TrimAt is { } at
            ? Scaling.Raking.RakeTrimmed(census, subscribers, rules.Margins, at)
            : Scaling.Raking.Rake(census, rules.Margins);
        return new ScaledPopulation(raked.People, subscribers, raked, rules, census);
    }

    /// <summary>Persons with a reference location over people of the population table, for a group of finest areas: the
    /// coverage U/P after SIMs of the same holder are counted once; null without people.</summary>
    public double? Coverage(IReadOnlyCollection<int> areas) => areas.Sum(a => Census[a]) is > 0 and var people
        ? areas.Sum(a => Subscribers[a]) / Rules.SimsPerPerson / people
        : null;

    /// <summary>Factors of the plausible band on figures of a group of areas, weighted by their people; null where ownership
    /// is not known.</summary>
    public (double Lower, double Upper)? BandOf(IReadOnlyCollection<int> areas) => Rules.Ownership is { } ownership
        ? Rules.Band.Factors(areas.Select(a => (People[a], ownership[a])))
        : null;
}
