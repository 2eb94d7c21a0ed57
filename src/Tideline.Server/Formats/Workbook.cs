using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;
using Tideline.Server.Figures;

namespace Tideline.Server.Formats;

/// <summary>The tidy table as a workbook: days are days and numbers are numbers; a second sheet holds the notes.</summary>
internal static class Workbook
{
    private static readonly LocalDate _dayZero = new(1899, 12, 30);

    // Stored in every entry: the same figures give the same bytes.
    private static readonly DateTimeOffset _stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="rightToLeft">Whether columns run from the right, as readers of Urdu expect.</param>
    public static byte[] Write(FigureSelection selection, IReadOnlyList<(string Term, string Text)> notes, bool rightToLeft)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            // Ids that are not given are drawn at random.
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = WorkbookStyle.Sheet();
            var (data, remarks) = (book.AddNewPart<WorksheetPart>("data"), book.AddNewPart<WorksheetPart>("notes"));
            var columns = TidyColumn.Of(selection);
            Fill(data, rightToLeft, [.. columns.Select(c => c.Name)], selection.Rows.Select(r => columns.Select(c => c.Get(r))), width: 16);
            Fill(remarks, rightToLeft, ["note", "text"], notes.Select(n => (IEnumerable<object?>)[n.Term, n.Text]), width: 40);
            book.Workbook = new(new Sheets(
                new Sheet { Id = book.GetIdOfPart(data), SheetId = 1, Name = "data" },
                new Sheet { Id = book.GetIdOfPart(remarks), SheetId = 2, Name = "notes" }));
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
