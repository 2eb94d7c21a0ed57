using Tideline.Attack.Published;
using Tideline.Attack.Sums;

namespace Tideline.Attack.Views;

/// <summary>What printed rows say, before any sum is used.</summary>
internal static class Reading
{
    /// <summary>A printed number lies within a distance of the true one, 0 also for all below; a count is not below its floor.</summary>
    public static Figure Of(PublishedRow row, decimal? value, double distance, Func<RowKey, double> floorOf)
    {
        var floor = Indicators.IsSigned(row.Key.Indicator) ? double.NegativeInfinity : floorOf(row.Key);
        return value is { } number
            ? new(row.Key, FigureKind.Printed, new(number == 0 ? Math.Min(floor, distance) : Math.Max(floor, (double)number - distance), (double)number + distance))
            : new(row.Key, row.IsSuppressed ? FigureKind.Hidden : FigureKind.Unseen, new(floor, double.PositiveInfinity));
    }

    /// <summary>The figures of one release, and its rows <c>other</c> with the hosts that stand beside them.</summary>
    /// <param name="distanceOf">How far a printed number may be from the true one.</param>
    public static (List<Figure> Figures, List<(Figure Row, IReadOnlySet<string> PrintedHosts)> Others) Of(
        PublishedRelease release, Func<PublishedRow, double> distanceOf)
    {
        var additive = release.ByKey.Values.Where(r => Indicators.IsAdditive(r.Key.Indicator, r.Key.Unit)).ToLookup(r => r.Key.Counterpart == PublishedRow.Other);
        return (
            [.. additive[false].Select(Read)],
            OthersOf(release, additive[true].Where(r => r.Key.Indicator == Indicators.Flow), Read));

        Figure Read(PublishedRow row) => Of(row, row.Value, distanceOf(row), release.FloorOf);
    }

    /// <summary>Rows <c>other</c>, each with the hosts that stand beside it.</summary>
    public static List<(Figure Row, IReadOnlySet<string> PrintedHosts)> OthersOf(
        PublishedRelease release, IEnumerable<PublishedRow> others, Func<PublishedRow, Figure> read)
    {
        var hosts = release.ByKey.Keys.Where(k => k.Indicator == Indicators.Flow && k.Counterpart != PublishedRow.Other)
            .ToLookup(k => (k.Area, k.Start, k.End), k => k.Counterpart!);
        return [.. others.Select(o => (read(o), (IReadOnlySet<string>)hosts[(o.Key.Area, o.Key.Start, o.Key.End)].ToHashSet()))];
    }
}
