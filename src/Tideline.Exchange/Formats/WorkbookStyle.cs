using DocumentFormat.OpenXml.Spreadsheet;

namespace Tideline.Exchange.Formats;

/// <summary>How cells of a workbook look, by index.</summary>
internal static class WorkbookStyle
{
    public const uint Plain = 0;
    public const uint Header = 1;
    public const uint Day = 2;
    public const uint Whole = 3;

    private const uint DayFormat = 164;

    // Built in: #,##0.
    private const uint WholeFormat = 3;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy-mm-dd" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = WholeFormat, ApplyNumberFormat = true }),
        // Readers look for it.
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
}
