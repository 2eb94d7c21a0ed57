using System.Globalization;
using System.Text;
using NodaTime;
using Tideline.Projects.Files;
using Tideline.Server.Figures;

namespace Tideline.Server.Formats;

/// <summary>The tidy table as CSV: comma, LF, quotes only where needed, empty where null.</summary>
internal static class Csv
{
    /// <summary>With a byte order mark, without which Excel garbles names.</summary>
    public static byte[] Write(FigureSelection selection) => Bytes(selection, hxl: false);

    /// <summary>The same, with a row of HXL tags under the header.</summary>
    public static byte[] WriteHxl(FigureSelection selection) => Bytes(selection, hxl: true);

    /// <summary>A line of fields. Text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    internal static void Line(StringBuilder text, IEnumerable<object?> fields) => text.AppendJoin(',', fields.Select(Field)).Append('\n');

    private static byte[] Bytes(FigureSelection selection, bool hxl)
    {
        var columns = TidyColumn.Of(selection);
        var text = new StringBuilder();
        Line(text, columns.Select(c => c.Name));
        if (hxl)
        {
            text.AppendJoin(',', columns.Select(c => c.Hxl)).Append('\n');
        }

        foreach (var row in selection.Rows)
        {
            Line(text, columns.Select(c => c.Get(row)));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        LocalDate => TidyColumn.TextOf(value)!,
        _ => CsvField.Quoted(CsvField.NoFormula((string)value)),
    };
}
