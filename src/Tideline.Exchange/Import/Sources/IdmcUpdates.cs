using System.Globalization;
using Tideline.Domain;
using Tideline.Exchange.Import.Tables;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Import.Sources;

/// <summary>
/// Reads IDMC's internal displacement updates, as CSV or JSON: new displacements by event. Of an event with recommended figures those go;
/// of any other the newest of each place, by the day on which it was entered (ties: the greater id). Figures of an event, a place and a period
/// are summed. They have no p-code: the area is the country, or the area of a level around the point where the import names a level.
/// </summary>
internal static class IdmcUpdates
{
    /// <param name="level">Level of the areas that points are put into; null: the country of the row.</param>
    /// <exception cref="InputRefusedException">It is no such table.</exception>
    public static IReadOnlyList<OfferedFigure> Read(string file, int? level, EntryBook book)
    {
        var table = SourceFile.Read(file);
        SourceFault.DemandColumns(file, table, "iso3", "figure", "displacement_start_date", "displacement_end_date");
        List<(SourceRow Row, long Entry)> rows = [.. table.Rows.Where(r => !r.IsHxl).Select(r => (r, book.Next()))];
        var recommended = rows.Where(r => IsRecommended(r.Row)).Select(r => Event(r.Row)).ToHashSet(StringComparer.Ordinal);
        var newest = rows.Where(r => IsTriangulation(r.Row) && !recommended.Contains(Event(r.Row)))
            .GroupBy(r => (Event(r.Row), Place(r.Row)))
            .Select(g => g.OrderBy(r => r.Row["created_at"] ?? "", StringComparer.Ordinal).ThenBy(r => Id(r.Row)).Last().Entry).ToHashSet();

        var offered = new List<OfferedFigure>();
        foreach (var (row, entry) in rows)
        {
            if (IsTriangulation(row) && !newest.Contains(entry))
            {
                book.LeaveOut(entry, LeftOutReason.Superseded);
            }
            else if (row["figure"] is not { } number)
            {
                book.LeaveOut(entry, LeftOutReason.NoNumber);
            }
            else if (Fields.Count(number) is not { } value)
            {
                book.LeaveOut(entry, LeftOutReason.NoCount);
            }
            else if (Fields.Day(row["displacement_start_date"]) is not { } start || Fields.Day(row["displacement_end_date"]) is not { } end || start > end)
            {
                book.LeaveOut(entry, LeftOutReason.NoDay);
            }
            else if (row["iso3"] is not { } country)
            {
                book.LeaveOut(entry, LeftOutReason.NoCode);
            }
            else
            {
                offered.Add(new()
                {
                    Entries = [entry],
                    Concept = Concept.NewlyDisplaced,
                    Code = level is null ? country : null,
                    Level = level ?? 0,
                    Within = [country],
                    Point = level is null ? null : Point(row),
                    Start = start,
                    End = end,
                    Value = value,
                    Qualifier = QualifierWords.Parse(row["qualifier"]),
                    Operation = row["event_name"] ?? row["event_id"],
                    Assessment = row["role"],
                    Cause = Fields.Joined(row["displacement_type"]),
                });
            }
        }

        return SameFigures.Summed(offered);
    }

    // Older tables have no role: all their figures stand for themselves.
    private static bool IsRecommended(SourceRow row) => row["role"]?.StartsWith("Recommended", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsTriangulation(SourceRow row) => row["role"]?.StartsWith("Triangulation", StringComparison.OrdinalIgnoreCase) == true;

    private static string Event(SourceRow row) => row["event_id"] ?? row["event_name"] ?? FormattableString.Invariant($"row {row.Number}");

    private static string Place(SourceRow row) => row["locations_coordinates"] ?? $"{row["latitude"]} {row["longitude"]}";

    private static long Id(SourceRow row) => long.TryParse(row["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : row.Number;

    private static (double, double)? Point(SourceRow row) =>
        double.TryParse(row["longitude"], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180
        && double.TryParse(row["latitude"], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90
            ? (longitude, latitude) : null;
}
