using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tideline.Exchange.Tests;

/// <summary>A workbook of a situation report.</summary>
internal static class Workbooks
{
    public const string Map = """
        source: NDMA
        sheet: Table 2
        header_row: 3
        level: 2
        pcode: P-code
        day_column: As of
        figures: [{ column: Evacuated, concept: evacuated }]
        """;

    /// <summary>As a spreadsheet program writes it: a title, an empty row, shared strings, days as numbers with a style.</summary>
    public static void Write(string file)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<SharedStringTablePart>().SharedStringTable = new(new SharedStringItem(new Text("P-code")), new SharedStringItem(new Text("PK603")));
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 165, FormatCode = "dd/mm/yyyy" }),
            new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 165 }));
        var (first, second) = (book.AddNewPart<WorksheetPart>(), book.AddNewPart<WorksheetPart>());
        first.Worksheet = new(new SheetData());
        second.Worksheet = new(new SheetData(
            Row(1, ("A", Inline("Table 2: evacuated by district"))),
            Row(3, ("A", new() { DataType = CellValues.SharedString, CellValue = new("0") }), ("B", Inline("As of")), ("C", Inline("Evacuated"))),
            Row(4, ("A", new() { DataType = CellValues.SharedString, CellValue = new("1") }), ("B", new() { CellValue = new("45907"), StyleIndex = 1 }), ("C", new() { CellValue = new("1200") })),
            Row(5, ("A", Inline("PK601")), ("B", new() { CellValue = new("45906"), StyleIndex = 2 }), ("C", new() { CellValue = new("40") }))));
        book.Workbook = new(new Sheets(
            new Sheet { Id = book.GetIdOfPart(first), SheetId = 1, Name = "Table 1" }, new Sheet { Id = book.GetIdOfPart(second), SheetId = 2, Name = "Table 2" }));

        static Cell Inline(string text) => new(new InlineString(new Text(text))) { DataType = CellValues.InlineString };

        static Row Row(uint number, params (string Column, Cell Cell)[] cells)
        {
            var row = new Row { RowIndex = number };
            foreach (var (column, cell) in cells)
            {
                cell.CellReference = FormattableString.Invariant($"{column}{number}");
                row.Append(cell);
            }

            return row;
        }
    }
}
