using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Tideline.Exchange.Exports;

namespace Tideline.Exchange.Tests.Exports;

public sealed class WorkbookExportTests : IDisposable
{
    private readonly PublishedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("xlsx/figures.xlsx", false)]
    [InlineData("xlsx/figures.ur.xlsx", true)]
    public void A_workbook_has_no_fault_of_the_standard_and_runs_from_the_right_in_Urdu(string name, bool rightToLeft)
    {
        var bytes = _project.Export(ExportFormat.Xlsx)[name];
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => e.Description));
        Assert.Equal(["displaced_hosted", "displaced_stock", "displacement_flow", "notes"], book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!).Order(StringComparer.Ordinal));
        Assert.All(book.WorkbookPart.WorksheetParts, p => Assert.Equal(rightToLeft, p.Worksheet!.Descendants<SheetView>().Single().RightToLeft?.Value ?? false));
        var header = Cells(book, "displaced_stock")[0];
        Assert.Equal(rightToLeft ? "علاقے کا کوڈ" : "area", header[0]);
    }

    [Fact]
    public void A_hidden_number_is_an_empty_cell_and_every_figure_has_a_row()
    {
        var release = _project.Open(_project.Published());
        using var book = SpreadsheetDocument.Open(new MemoryStream(ReleaseExport.Files(release, [ExportFormat.Xlsx], PublishedProject.Options)["xlsx/figures.xlsx"]), isEditable: false);
        var rows = Cells(book, "displaced_stock");
        var figures = release.Observations.Where(o => o.Indicator == "displaced_stock").ToList();
        Assert.Equal(figures.Count, rows.Count - 1);
        var value = rows[0].IndexOf("value");
        Assert.Equal(figures.Select(o => o.Value is { } n ? (double?)n : null), rows.Skip(1).Select(r => r[value].Length == 0 ? null : (double?)double.Parse(r[value], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains(figures, o => o.Value is null);
    }

    [Fact]
    public void SDMX_has_a_row_for_every_figure_with_codes_for_what_is_hidden()
    {
        var release = _project.Open(_project.Published());
        var (columns, rows) = Queries.Csv(_project.Save("sdmx.csv", ReleaseExport.Files(release, [ExportFormat.Sdmx], PublishedProject.Options)["sdmx/figures.csv"]));
        Assert.Equal(["STRUCTURE", "STRUCTURE_ID", "ACTION"], columns.Take(3));
        Assert.Equal(release.Observations.Count, rows.Count);
        Assert.All(rows.Zip(release.Observations), pair =>
        {
            Assert.Equal(pair.Second.Value, pair.First["OBS_VALUE"] is { } n ? Convert.ToDecimal(n, null) : null);
            Assert.Equal(pair.Second.Status == Domain.Cubes.ObservationStatus.Suppressed ? "C" : "F", pair.First["CONF_STATUS"]);
        });
        Assert.Contains(rows, r => (string)r["TIME_PERIOD"]! == "2025-W36");
    }

    private static List<List<string>> Cells(SpreadsheetDocument book, string sheet)
    {
        var id = book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        return [.. ((WorksheetPart)book.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList())];
    }
}
