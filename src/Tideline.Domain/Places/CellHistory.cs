using NodaTime;

namespace Tideline.Domain.Places;

/// <summary>Where one cell stood over time, from its rows.</summary>
/// <remarks>
/// Rows that overlap are conflicting where they differ in position: on each day the row that starts latest holds, and
/// among those the most southern, then western. A position within 1 km of the one before keeps that anchor, so that a
/// correction of coordinates does not look like a move; a greater move starts a new anchor.
/// </remarks>
internal static class CellHistory
{
    public static (IReadOnlyList<(CellPlace Place, GeoPosition Anchor)> Stays, bool HasConflict) Of(IReadOnlyList<CellPlace> rows)
    {
        if (rows is [var only])
        {
            return ([(only, GeoPosition.Of(only))], false);
        }

        var (parts, hasConflict) = WithoutOverlap(rows);
        var stays = new List<(CellPlace Place, GeoPosition Anchor)>();
        GeoPosition? anchor = null;
        foreach (var part in parts)
        {
            var position = GeoPosition.Of(part);
            anchor = anchor is { } held && held.DistanceKm(position) <= CellClusters.WidthKm ? held : position;
            if (stays is [.., var last] && last.Anchor == anchor && Follows(last.Place, part))
            {
                stays[^1] = (last.Place with { ValidTo = part.ValidTo }, last.Anchor);
            }
            else
            {
                stays.Add((part, anchor.Value));
            }
        }

        return (stays, hasConflict);
    }

    private static (IReadOnlyList<CellPlace> Parts, bool HasConflict) WithoutOverlap(IReadOnlyList<CellPlace> rows)
    {
        var hasConflict = false;
        var starts = rows.Select(First).Concat(rows.Select(Last).Where(d => d < LocalDate.MaxIsoValue).Select(d => d.PlusDays(1)));
        LocalDate[] cuts = [.. starts.Distinct().Order()];
        var parts = new List<CellPlace>();
        for (var i = 0; i < cuts.Length; i++)
        {
            var day = cuts[i];
            CellPlace[] holding = [.. rows.Where(r => First(r) <= day && day <= Last(r))];
            if (holding.Length == 0)
            {
                continue;
            }

            hasConflict |= holding.Select(GeoPosition.Of).Distinct().Skip(1).Any();
            var row = holding.OrderByDescending(First).ThenBy(GeoPosition.Of).First();
            LocalDate? until = i + 1 < cuts.Length ? cuts[i + 1].PlusDays(-1) : null;
            parts.Add(row with { ValidFrom = day == LocalDate.MinIsoValue ? null : day, ValidTo = until });
        }

        return (parts, hasConflict);
    }

    private static bool Follows(CellPlace earlier, CellPlace later) =>
        earlier.ValidTo is { } end && later.ValidFrom == end.PlusDays(1);

    private static LocalDate First(CellPlace row) => row.ValidFrom ?? LocalDate.MinIsoValue;

    private static LocalDate Last(CellPlace row) => row.ValidTo ?? LocalDate.MaxIsoValue;
}
