using System.Globalization;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Exchange.Import.Tables;
using Tideline.Projects.Files;

namespace Tideline.Exchange.Import.Places;

/// <summary>
/// Reads a list of areas without polygons, to check p-codes against: the global list of p-codes on HDX (<c>Admin Level, P-Code, Name, Parent
/// P-Code</c>), or a list with a column of codes and one of names for each level, coarse to fine (<c>Province_Code, Province, …</c>).
/// </summary>
public static class CodingList
{
    private const string CodeEnding = "_Code";

    /// <returns>The areas, and the first 8 hex digits of the file's SHA-256, which stands for their version.</returns>
    /// <exception cref="InputRefusedException">It is neither list, or contradicts itself.</exception>
    public static (AreaHierarchy Areas, string Version) Read(string file)
    {
        var table = CsvSource.Read(file);
        Area[] areas = [.. (table.Columns.Contains("P-Code") ? Long(file, table) : Wide(file, table)).Distinct()];
        try
        {
            return (new(areas), FileHash.Of(file)[..8]);
        }
        catch (ArgumentException e)
        {
            throw SourceFault.Of(file, "gives a code to two areas, or a parent that is not there", "Take the list as its publisher has it.", e);
        }
    }

    private static IEnumerable<Area> Long(string file, SourceTable table)
    {
        SourceFault.DemandColumns(file, table, "Admin Level", "P-Code", "Name", "Parent P-Code");
        Area[] areas =
        [
            .. table.Rows.Where(r => !r.IsHxl).Select(row => new Area(
                row["P-Code"] ?? throw Fault(file, row),
                row["Name"] ?? row["P-Code"]!,
                int.TryParse(row["Admin Level"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= 9 ? level : throw Fault(file, row),
                row["Parent P-Code"])),
        ];
        // The list begins with provinces; their parents are the countries.
        var known = areas.Select(a => a.PCode).ToHashSet(StringComparer.Ordinal);
        return areas.Where(a => a.AdminLevel == 1 && a.Parent is not null && !known.Contains(a.Parent))
            .Select(a => new Area(a.Parent!, a.Parent!, 0, null)).Distinct().Concat(areas);
    }

    private static IEnumerable<Area> Wide(string file, SourceTable table)
    {
        string[] levels = [.. table.Columns.Where(c => c.EndsWith(CodeEnding, StringComparison.OrdinalIgnoreCase)).Select(c => c[..^CodeEnding.Length])];
        if (levels.Length == 0)
        {
            throw SourceFault.Of(
                file, $"is no list of p-codes; it has the columns {Quotable.Names(table.Columns)}", "It needs 'Admin Level, P-Code, Name, Parent P-Code', or columns that end in _Code, coarse to fine.");
        }

        foreach (var row in table.Rows.Where(r => !r.IsHxl))
        {
            string? parent = null;
            foreach (var (level, name) in levels.Index())
            {
                var code = row[table.Columns.First(c => c.Equals(name + CodeEnding, StringComparison.OrdinalIgnoreCase))] ?? throw Fault(file, row);
                yield return new(code, row[name] ?? code, level, parent);
                parent = code;
            }
        }
    }

    private static InputRefusedException Fault(string file, SourceRow row) =>
        SourceFault.Of(file, FormattableString.Invariant($"has no code or level in row {row.Number}"), "Fill it in, or leave the row out.");
}
