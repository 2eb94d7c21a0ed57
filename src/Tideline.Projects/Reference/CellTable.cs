using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>Reads the cells: <c>cell,longitude,latitude[,valid_from,valid_to]</c>.</summary>
public static class CellTable
{
    /// <summary>Rows by cell, then first day. Rows of the same cell and place collapse into one from the first day to
    /// the last: a network given as one snapshot per day is a table of cells that stayed.</summary>
    /// <exception cref="InputRefusedException">A value is missing or impossible, or a cell stands in two places on one day.</exception>
    public static IReadOnlyList<CellRow> Read(ProjectFolder folder, TableSource source)
    {
        var projection = Projection.Between(source.Crs);
        var rows = TableRows.Read(folder, source, "inputs.cells", ["cell", "longitude", "latitude"], ["valid_from", "valid_to"])
            .Select(row => Cell(row, projection));
        var cells = new List<CellRow>();
        foreach (var sameCell in rows.GroupBy(r => r.Cell, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var places = sameCell.GroupBy(r => (r.Longitude, r.Latitude)).Select(Collapse).OrderBy(r => r.ValidFrom ?? LocalDate.MinIsoValue).ToList();
            for (var i = 1; i < places.Count; i++)
            {
                if ((places[i - 1].ValidTo ?? LocalDate.MaxIsoValue) >= (places[i].ValidFrom ?? LocalDate.MinIsoValue))
                {
                    throw new InputRefusedException(
                        $"inputs.cells: cell {Quotable.Code(sameCell.Key)} stands in two places on the same day ({Describe(places[i - 1])}; {Describe(places[i])}). Give each row its valid_from and valid_to; nothing was changed.");
                }
            }

            cells.AddRange(places);
        }

        return cells;
    }

    private static CellRow Cell(TableRow row, Projection projection)
    {
        var (x, y) = (Number(row, "longitude"), Number(row, "latitude"));
        var (longitude, latitude) = projection.ToWgs84(x, y);
        if (!(longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90))
        {
            throw new InputRefusedException(
                $"{row.Place}: longitude and latitude are out of range. Check that they are not swapped, and name the coordinate system with crs if they are metres; nothing was changed.");
        }

        return new CellRow(row.Required("cell"), longitude, latitude, DayText.Optional(row, "valid_from"), DayText.Optional(row, "valid_to"));
    }

    private static CellRow Collapse(IEnumerable<CellRow> samePlace)
    {
        var rows = samePlace.ToList();
        return rows[0] with
        {
            ValidFrom = rows.Any(r => r.ValidFrom is null) ? null : rows.Min(r => r.ValidFrom),
            ValidTo = rows.Any(r => r.ValidTo is null) ? Ended(rows) : rows.Max(r => r.ValidTo),
        };
    }

    // A snapshot that says when a cell ended is newer than those that left the end open; it holds where every row
    // began on the same day, which is how such snapshots look.
    private static LocalDate? Ended(List<CellRow> rows) =>
        rows.Select(r => r.ValidFrom).Distinct().Count() == 1 && rows.Count > 1 ? rows.Max(r => r.ValidTo) : null;

    private static double Number(TableRow row, string column) =>
        double.TryParse(row.Required(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InputRefusedException($"{row.Place}: '{column}' is no number with a decimal point. Mend the row; nothing was changed.");

    private static string Describe(CellRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Longitude:0.####} {row.Latitude:0.####} from {Day(row.ValidFrom)} to {Day(row.ValidTo)}");

    private static string Day(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : "open";
}
