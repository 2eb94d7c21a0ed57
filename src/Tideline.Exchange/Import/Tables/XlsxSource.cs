using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;

namespace Tideline.Exchange.Import.Tables;

/// <summary>Reads a sheet of a workbook (XLSX). Values are text as stored; days become ISO text; formulas count by their last result.</summary>
internal static class XlsxSource
{
    private static readonly LocalDate _dayZero = new(1899, 12, 30);

    /// <param name="sheet">Name of the sheet; null: the first.</param>
    /// <param name="skip">Rows above the header.</param>
    /// <exception cref="InputRefusedException">It is no workbook, has no such sheet, or its header has a name twice.</exception>
    public static SourceTable Read(string file, string? sheet, int skip = 0)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(file, isEditable: false);
            var book = document.WorkbookPart ?? throw SourceFault.Of(file, "holds no workbook", "Save it as XLSX.");
            var sheets = book.Workbook!.Descendants<Sheet>().ToList();
            var found = sheet is null ? sheets.FirstOrDefault() : sheets.Find(s => s.Name?.Value == sheet);
            if (found?.Id?.Value is not { } id)
            {
                throw SourceFault.Of(
                    file, $"has no sheet '{sheet}'; it has {string.Join(", ", sheets.Select(s => $"'{s.Name?.Value}'"))}", "Name the right one under 'sheet' of the map.");
            }

            return Table(file, (WorksheetPart)book.GetPartById(id), new CellReader(book), skip);
        }
        catch (Exception e) when (e is not (TidelineException or OutOfMemoryException))
        {
            // A damaged package comes as any of a dozen kinds, from the archive, the XML or a value of an attribute.
            throw SourceFault.Of(file, "cannot be read as a workbook", "Save it as XLSX, or as UTF-8 CSV.", e);
        }
    }

    private static SourceTable Table(string file, WorksheetPart part, CellReader cells, int skip)
    {
        string[]? columns = null;
        var rows = new List<SourceRow>();
        foreach (var row in part.Worksheet!.Descendants<Row>().Where(r => (r.RowIndex?.Value ?? 0) > skip))
        {
            var fields = row.Elements<Cell>().Select((c, i) => (Column: ColumnOf(c) ?? i, Text: cells.Text(c)))
                .GroupBy(f => f.Column).ToDictionary(g => g.Key, g => g.Last().Text);
            if (columns is null)
            {
                columns = new string[fields.Count == 0 ? 0 : fields.Keys.Max() + 1];
                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i] = fields.GetValueOrDefault(i)?.Trim() is { Length: > 0 } name ? name : FormattableString.Invariant($"column{i}");
                }

                if (columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                {
                    throw SourceFault.Of(file, $"has the column '{twice.Key}' twice in row {skip + 1}", "Rename one, or name the header's row under 'header_row' of the map.");
                }
            }
            else if (fields.Values.Any(v => !string.IsNullOrWhiteSpace(v)))
            {
                rows.Add(new(
                    rows.Count + 1,
                    columns.Index().ToDictionary(c => c.Item, c => fields.GetValueOrDefault(c.Index), StringComparer.Ordinal)));
            }
        }

        return new(columns ?? [], rows);
    }

    /// <summary>Number of the column that a reference such as <c>AB12</c> names, from 0; null where there is none.</summary>
    private static int? ColumnOf(Cell cell)
    {
        if (cell.CellReference?.Value is not { } reference)
        {
            return null;
        }

        var number = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter))
        {
            number = (number * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return number - 1;
    }

    private sealed class CellReader(WorkbookPart book)
    {
        private readonly string[] _shared = [.. (book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>() ?? []).Select(s => s.InnerText)];
        private readonly bool[] _days = [.. (book.WorkbookStylesPart?.Stylesheet?.CellFormats?.Elements<CellFormat>() ?? []).Select(f => IsDay(book, f.NumberFormatId?.Value ?? 0))];

        public string? Text(Cell cell)
        {
            var text = cell.CellValue?.InnerText;
            if (cell.DataType?.Value == CellValues.SharedString)
            {
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _shared.Length ? _shared[i] : null;
            }

            if (cell.DataType?.Value == CellValues.InlineString)
            {
                return cell.InlineString?.InnerText;
            }

            if (cell.DataType?.Value == CellValues.Error)
            {
                return null;
            }

            var isNumber = cell.DataType is null || cell.DataType.Value == CellValues.Number;
            return isNumber && _days.ElementAtOrDefault((int)(cell.StyleIndex?.Value ?? 0))
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > 0 and < 2_958_466
                    ? LocalDatePattern.Iso.Format(_dayZero.PlusDays((int)days))
                    : text;
        }

        private static bool IsDay(WorkbookPart book, uint format) => format switch
        {
            >= 14 and <= 17 or 22 => true,
            < 164 => false,
            _ => book.WorkbookStylesPart!.Stylesheet!.NumberingFormats?.Elements<NumberingFormat>()
                .FirstOrDefault(f => f.NumberFormatId?.Value == format)?.FormatCode?.Value is { } code && code.Contains('y', StringComparison.OrdinalIgnoreCase),
        };
    }
}
