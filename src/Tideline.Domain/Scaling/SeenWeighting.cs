namespace Tideline.Domain.Scaling;

/// <summary>
/// Weights for being seen at all: those seen stand for those alike who were not, by activity before the emergency, area
/// and outage. The factor alone is trimmed; then the people of each area are restored.
/// </summary>
/// <remarks>Not used by the default estimator, whose censored members pass their weight on by state. Definition:
/// docs/methods/scaling.md.</remarks>
public static class SeenWeighting
{
    /// <summary>Members of the pooled group (activity × outage) that are added to a small group.</summary>
    public const double PriorMembers = 20;

    /// <summary>Smallest probability that is believed.</summary>
    public const double Floor = 0.1;

    /// <summary>Probability of being seen by group: its own share, held towards that of its activity and outage over all
    /// areas; 1 where the pool has no members.</summary>
    public static double[] Probabilities(IReadOnlyList<SeenGroup> groups)
    {
        var pools = groups.GroupBy(g => (g.Activity, g.Outage)).ToDictionary(
            p => p.Key, p => p.Sum(g => g.Members) is > 0 and var members ? (double)p.Sum(g => g.Seen) / members : 1);
        return [.. groups.Select(g => (g.Seen + (PriorMembers * pools[(g.Activity, g.Outage)])) / (g.Members + PriorMembers))];
    }

    /// <summary>Weight in people of each subscriber seen, by group: people of the area over those seen, times the factor
    /// for being seen; the people of an area are met exactly, unless nobody of it was seen (weights 0).</summary>
    /// <param name="groups">Groups of one day.</param>
    /// <param name="people">People by area.</param>
    /// <param name="trimAt">Multiple of the median factor above which it is cut.</param>
    public static double[] Weights(IReadOnlyList<SeenGroup> groups, IReadOnlyList<double> people, double trimAt = Raking.TrimAt)
    {
        var factors = Probabilities(groups).Select(p => 1 / Math.Max(p, Floor)).ToArray();
        var seen = groups.Select(g => g.Seen).ToArray();
        var totals = factors.Select((f, i) => f * seen[i]).ToArray();
        var bound = trimAt * Raking.MedianWeight(totals, seen);
        var carried = new double[people.Count];
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = Math.Min(factors[i], bound);
            carried[groups[i].Area] += factors[i] * seen[i];
        }

        return [.. factors.Select((f, i) => carried[groups[i].Area] is > 0 and var sum ? f * people[groups[i].Area] / sum : 0)];
    }
}
