using Tideline.Domain.Cubes;
using Tideline.Domain.Destinations;
using Tideline.Domain.Places;

namespace Tideline.Pipeline.Runs;

/// <summary>Rows of a destination report: districts, pairs behind which few subscribers stand summed as "other".</summary>
/// <param name="map">Areas.</param>
/// <param name="level">Index of the level of districts.</param>
/// <param name="ties">What tells how few subscribers can stand behind a pair.</param>
/// <param name="minimum">Fewest subscribers behind a row.</param>
/// <param name="rounding">Rounding base of people.</param>
internal sealed class DestinationTable(ClusterMap map, int level, Ties ties, long minimum, long rounding)
{
    /// <param name="homes">Districts with departures.</param>
    /// <param name="few">Pairs that must not be told for another reason.</param>
    /// <param name="expected">People by home districts and host districts, and their interval.</param>
    public IReadOnlyList<DestinationRow> Rows(
        IReadOnlyList<int> homes, Func<int, int, bool> few, Func<IReadOnlyCollection<int>, IReadOnlyCollection<int>, (double, Interval)> expected)
    {
        int[] district = map.Ancestors[level];
        int[] ofHome = [.. district.Select(d => homes.Contains(d) ? d : -1)];
        var pairs = ties.FewestSubscribers(ofHome, district);
        var totals = ties.FewestSubscribers([.. ofHome.Select(d => d < 0 ? -1 : 0)], district);
        int[] hosts = [.. Enumerable.Range(0, map.AreasAtLevel[level].Count)];
        return
        [
            .. Of(DestinationReport.All, homes, hosts, h => totals.GetValueOrDefault((0, h)) >= minimum, expected),
            .. homes.SelectMany(home => Of(
                map.AreasAtLevel[level][home].PCode, [home], [.. hosts.Where(h => h != home)],
                host => pairs.GetValueOrDefault((home, host)) >= minimum && !few(home, host), expected)),
        ];
    }

    private IEnumerable<DestinationRow> Of(
        string home, IReadOnlyCollection<int> homes, int[] hosts, Func<int, bool> enough,
        Func<IReadOnlyCollection<int>, IReadOnlyCollection<int>, (double, Interval)> expected)
    {
        var told = hosts.Where(enough).Select(h => Row(home, map.AreasAtLevel[level][h].PCode, expected(homes, [h])))
            .Where(r => r.Expected > 0).OrderByDescending(r => r.Expected).ThenBy(r => r.Host, StringComparer.Ordinal);
        int[] others = [.. hosts.Where(h => !enough(h))];
        var rest = Row(home, DestinationReport.Other, expected(homes, others));
        return rest.Expected > 0 ? told.Append(rest) : told;
    }

    private DestinationRow Row(string home, string host, (double Value, Interval Interval) people) =>
        new(home, host, Rounded(people.Value), Rounded(people.Interval.Lower), Rounded(people.Interval.Upper));

    private long Rounded(double people) => checked(rounding * (long)Math.Round(Math.Max(0, people) / rounding));
}
