using Tideline.Attack.Published;
using Tideline.Attack.Sums;

namespace Tideline.Attack.Views;

/// <summary>The sums of one release, of it with those before it, and of it with its shares returned.</summary>
/// <param name="releases">In the order of publication.</param>
/// <param name="printings">What they printed.</param>
internal sealed class Tables(IReadOnlyList<PublishedRelease> releases, Printings printings)
{
    public SumSystem OneRelease(int r)
    {
        var (figures, others) = Reading.Of(releases[r], row => printings.Distance(releases[r], r, row));
        return TableSums.Write(figures, others, releases[r].Areas, releases[r].FloorOf);
    }

    /// <summary>A figure has the number that was printed for it last, in whatever release; the rows <c>other</c> of every
    /// release each gather other pairs. What earlier releases projected is no figure of this one.</summary>
    public SumSystem EarlierReleases(int r)
    {
        var last = new Dictionary<RowKey, PublishedRow>();
        var others = new List<(Figure, IReadOnlySet<string>)>();
        for (var e = r; e >= 0; e--)
        {
            foreach (var row in releases[e].ByKey.Values.Where(row => row.Key.Counterpart != PublishedRow.Other && Indicators.IsAdditive(row.Key.Indicator, row.Key.Unit)))
            {
                if (e < r && row.Key.Indicator == Indicators.Projected)
                {
                    continue;
                }

                last.TryAdd(row.Key, row);
            }

            var (release, position) = (releases[e], e);
            others.AddRange(Reading.OthersOf(
                release, release.ByKey.Values.Where(row => row.Key.Counterpart == PublishedRow.Other && row.Key.Indicator == Indicators.Flow),
                row => Reading.Of(row, row.Value, printings.Distance(release, position, row), release.FloorOf)));
        }

        return TableSums.Write(
            last.Values.Select(row => Reading.Of(
                row, row.Key.Indicator == Indicators.Projected ? row.Value : printings.Last(row.Key, r), releases[r].BaseOf(row.Key) * (printings.IsRevised(row.Key, r) || row.Value is null ? 1 : 0.5), releases[r].FloorOf)),
            others, releases[r].Areas, releases[r].FloorOf);
    }

    public SumSystem SharesReturned(int r)
    {
        var release = releases[r];
        var (figures, others) = Reading.Of(release, row => printings.Distance(release, r, row));
        return TableSums.Write(figures, others, release.Areas, release.FloorOf, (_, index) => ReturnedByShare(release, index));
    }

    /// <summary>At least the share returned by a day, of those ever displaced, had returned in some week.</summary>
    private static IEnumerable<Sum> ReturnedByShare(PublishedRelease release, IReadOnlyDictionary<RowKey, int> index)
    {
        const double half = 0.005;
        var returned = index.Where(i => i.Key.Indicator == Indicators.Returned).ToLookup(i => i.Key.Area, i => i.Value);
        var ever = index.Where(i => i.Key.Indicator == Indicators.Ever).GroupBy(i => i.Key.Area).ToDictionary(g => g.Key, g => g.MaxBy(i => i.Key.End).Value);
        foreach (var share in release.Rows.Where(r => r.Key.Indicator == Indicators.ReturnedShare && r.Value > 0))
        {
            if (ever.TryGetValue(share.Key.Area, out var all) && returned[share.Key.Area].Any())
            {
                yield return new(
                    [.. returned[share.Key.Area].Select(w => new Term(w, 1)), new Term(all, -((double)share.Value!.Value - half))],
                    0, double.PositiveInfinity);
            }
        }
    }
}
