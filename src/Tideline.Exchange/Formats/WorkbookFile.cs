using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace Tideline.Exchange.Formats;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">At most 31 characters, none of <c>[]:*?/\</c>.</param>
/// <param name="Rows">Text, numbers, days; null is an empty cell.</param>
/// <param name="Width">Of its columns, in characters.</param>
public sealed record WorkbookSheet(string Name, IReadOnlyList<string> Header, IEnumerable<IEnumerable<object?>> Rows, int Width);

/// <summary>Writes a workbook (XLSX): days are days and numbers are numbers, text is never a formula. The same sheets give the same bytes.</summary>
public static class WorkbookFile
{
    private static readonly LocalDate _dayZero = new(1899, 12, 30);

    // Stored in every entry: the same figures give the same bytes.
    private static readonly DateTimeOffset _stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="rightToLeft">Whether columns run from the right, as readers of Urdu expect.</param>
    public static byte[] Write(IReadOnlyList<WorkbookSheet> sheets, bool rightToLeft)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            // Ids that are not given are drawn at random.
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = WorkbookStyle.Sheet();
            var entries = new List<Sheet>();
            foreach (var (i, sheet) in sheets.Index())
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
                Fill(book.AddNewPart<WorksheetPart>(id), rightToLeft, sheet.Header, sheet.Rows, sheet.Width);
                entries.Add(new() { Id = id, SheetId = (uint)i + 1, Name = sheet.Name });
            }

            book.Workbook = new(new Sheets(entries));
        }

        return WithoutTimes(stream.ToArray());
    }

    private static void Fill(WorksheetPart part, bool rightToLeft, IReadOnlyList<string> header, IEnumerable<IEnumerable<object?>> rows, int width)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        {
            WorkbookViewId = 0,
            RightToLeft = rightToLeft,
        }));
        writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)header.Count, Width = width, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        Row(header, WorkbookStyle.Header);
        foreach (var row in rows)
        {
            Row(row, WorkbookStyle.Plain);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();

        void Row(IEnumerable<object?> fields, uint style)
        {
            writer.WriteStartElement(new Row());
            foreach (var field in fields)
            {
                writer.WriteElement(CellOf(field, style));
            }

            writer.WriteEndElement();
        }
    }

    private static Cell CellOf(object? value, uint style) => value switch
    {
        null => new() { StyleIndex = style },
        double number => new() { CellValue = new(number.ToString("R", CultureInfo.InvariantCulture)), StyleIndex = number == Math.Floor(number) ? WorkbookStyle.Whole : style },
        decimal number => CellOf((double)number, style),
        int number => CellOf((double)number, style),
        LocalDate day => new() { CellValue = new(Period.DaysBetween(_dayZero, day)), StyleIndex = WorkbookStyle.Day },
        // Text in place: a spreadsheet takes it for no formula.
        _ => new(new InlineString(new Text((string)value) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style },
    };

    private static byte[] WithoutTimes(byte[] package)
    {
        using var target = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName);
                copy.LastWriteTime = _stamp;
                using var source = entry.Open();
                using var sink = copy.Open();
                source.CopyTo(sink);
            }
        }

        return target.ToArray();
    }
}
