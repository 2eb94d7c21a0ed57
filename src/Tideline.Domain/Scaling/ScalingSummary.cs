using System.Globalization;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Scaling;

/// <summary>What a reader of figures of people must know of the scaling. Fit to leave the enclave: no count of subscribers.</summary>
/// <param name="Method">population_over_subscribers, raked_to_margins or estimated_penetration.</param>
/// <param name="DesignEffect">1 + cv² of the weights.</param>
/// <param name="AgainstPopulation">Scaled people over those of the population table.</param>
/// <param name="SimsPerPerson">SIMs of the operator per holder, as configured.</param>
/// <param name="Penetration">Mean and bounds of the middle 80% of the penetration, where it was estimated.</param>
/// <param name="Margins">Margins that were met.</param>
/// <param name="Iterations">Passes that raking took.</param>
/// <param name="Trimmed">P-codes of areas whose weight was cut.</param>
/// <param name="Coverage">Persons with a reference location over people, by p-code from the country to districts, to two
/// decimals; null where few subscribers stand behind it, or where a hundredth of the people are so few.</param>
/// <param name="Ownership">Share of people with a phone; null where not given.</param>
/// <param name="Band">Factors of the plausible band on figures of people, by p-code as coverage; empty without ownership.</param>
/// <param name="Caveats">Sentences for the manifest and the bulletin.</param>
public sealed record ScalingSummary(
    string Method,
    double DesignEffect,
    double AgainstPopulation,
    double SimsPerPerson,
    IReadOnlyList<double>? Penetration,
    IReadOnlyList<string> Margins,
    int Iterations,
    IReadOnlyList<string> Trimmed,
    IReadOnlyDictionary<string, double?> Coverage,
    double? Ownership,
    IReadOnlyDictionary<string, IReadOnlyList<double>> Band,
    IReadOnlyList<string> Caveats)
{
    /// <summary>Scaled people may differ from the population table by this share before the reader is told.</summary>
    public const double ToleratedDifference = 0.05;

    /// <param name="scaled">The scaling.</param>
    /// <param name="map">Areas; the levels above the finest are shown.</param>
    /// <param name="minimum">Fewest subscribers behind a coverage.</param>
    public static ScalingSummary Of(ScaledPopulation scaled, ClusterMap map, long minimum)
    {
        var coverage = new SortedDictionary<string, double?>(StringComparer.Ordinal);
        var band = new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        for (var level = 0; level < Math.Max(1, map.Levels.Count - 1); level++)
        {
            foreach (var group in Enumerable.Range(0, map.FinestAreas).Where(a => map.Ancestors[level][a] >= 0).GroupBy(a => map.Ancestors[level][a]))
            {
                int[] areas = [.. group];
                var pcode = map.AreasAtLevel[level][group.Key].PCode;
                var tellsFew = areas.Sum(a => scaled.Subscribers[a]) < minimum || areas.Sum(a => scaled.Census[a]) < 100 * minimum;
                coverage[pcode] = tellsFew || scaled.Coverage(areas) is not { } share ? null : Math.Round(share, 2);
                if (scaled.BandOf(areas) is { } factors)
                {
                    band[pcode] = [Math.Round(factors.Lower, 3), Math.Round(factors.Upper, 3)];
                }
            }
        }

        var rules = scaled.Rules;
        return new ScalingSummary(
            rules.Penetration is not null ? "estimated_penetration" : scaled.Raking is not null ? "raked_to_margins" : "population_over_subscribers",
            Math.Round(scaled.DesignEffect, 3),
            Math.Round(scaled.AgainstCensus, 3),
            rules.SimsPerPerson,
            rules.Penetration is { } p ? [Math.Round(p.Mean, 4), Math.Round(p.Quantile(0.1), 4), Math.Round(p.Quantile(0.9), 4)] : null,
            [.. rules.Margins.Select(m => m.Name)],
            scaled.Raking?.Iterations ?? 0,
            [.. (scaled.Raking?.Trimmed ?? []).Select(a => map.Hierarchy.Finest[a].PCode)],
            coverage,
            Owned(scaled) is { } owned ? Math.Round(owned, 3) : null,
            band,
            [.. CaveatsOf(scaled)]);
    }

    private static double? Owned(ScaledPopulation scaled) =>
        scaled.Rules.Ownership is { } shares && scaled.People.Sum() is > 0 and var people
            ? scaled.People.Select((p, a) => p * shares[a]).Sum() / people
            : null;

    private static IEnumerable<string> CaveatsOf(ScaledPopulation scaled)
    {
        if (Owned(scaled) is { } owned && scaled.BandOf([.. Enumerable.Range(0, scaled.People.Length)]) is { } factors)
        {
            var band = scaled.Rules.Band;
            yield return Text(
                $"Plausible band: about {100 * (1 - owned):0}% of people have no phone and are taken to move like those who have one. Were they displaced {band.Lower:0.##} to {band.Upper:0.##} times as often, figures of people would be {100 * (1 - factors.Lower):0}% lower to {100 * (factors.Upper - 1):0}% higher. This is no part of the intervals.");
        }
        else
        {
            yield return "Plausible band: the share of people without a phone is not given, so none is shown; they are taken to move like those who have one.";
        }

        if (scaled.Rules.Penetration is { } penetration)
        {
            var middle = new Interval(penetration.Quantile(0.1), penetration.Quantile(0.9));
            yield return Text(
                $"People are persons detected over an estimated penetration of {penetration.Mean:0.###} (80%: {middle.Lower:0.###} to {middle.Upper:0.###}), not the population table.");
        }

        if (Math.Abs(scaled.AgainstCensus - 1) > ToleratedDifference)
        {
            yield return Text($"Scaled people are {100 * scaled.AgainstCensus:0}% of the population table.");
        }

        if (scaled.Raking is { Trimmed.Count: > 0 and var trimmed })
        {
            yield return Text($"The weight of {trimmed} areas was cut to {scaled.Rules.TrimAt:0.##} times the median before raking: their own figures are too low.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
