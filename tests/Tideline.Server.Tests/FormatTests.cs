using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tideline.Server.Tests;

public sealed class FormatTests : IAsyncLifetime
{
    private const string Figures = "/api/v1/emergencies/flood-2025/figures";

    private readonly PublishedProject _project = new();
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _project.Published(new(2025, 9, 14));
        _server = await RunningServer.Start(_project.Options);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _project.Dispose();
    }

    [Fact]
    public async Task Csv_begins_with_a_byte_order_mark_and_one_header()
    {
        var bytes = await Bytes(".csv?indicator=displaced_stock&area=PK1A");
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split('\n');
        Assert.Equal(
            "indicator,area,area_name,counterpart_area,counterpart_name,period_start,period_end,value,lower,upper,unit,status,definition,emergency,vintage,release", lines[0]);
        Assert.StartsWith("displaced_stock,PK1A,\"District, 1.1\",,,2025-08-25,2025-08-31,", lines[1], StringComparison.Ordinal);
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public async Task The_second_row_of_hxl_tags_each_column()
    {
        var lines = Encoding.UTF8.GetString(await Bytes("_hxl.csv?indicator=displaced_stock&level=2")).Split('\n');
        Assert.Equal(lines[0].Split(',').Length, lines[1].Split(',').Length);
        Assert.Contains("#adm2+code", lines[1], StringComparison.Ordinal);
        Assert.Contains("#affected+displaced+num,", lines[1], StringComparison.Ordinal);
        // A digit may not begin an attribute.
        Assert.DoesNotMatch(@"\+\d", lines[1]);
    }

    [Fact]
    public async Task Sdmx_says_what_is_confidential()
    {
        var lines = Encoding.UTF8.GetString(await Bytes("_sdmx.csv?indicator=displaced_stock&level=3")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,COUNTERPART_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,CONF_STATUS,LOWER,UPPER", lines[0]);
        Assert.Contains(lines, l => l.StartsWith("dataflow,TIDELINE:FIGURES(1.0),I,W,PK1A3,_Z,DISPLACED_STOCK,2025-W36,,PS,Q,C,,", StringComparison.Ordinal));
        Assert.All(lines.Skip(1), l => Assert.True(l.Contains(",Q,C,", StringComparison.Ordinal) || l.Contains(",F,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Geojson_holds_the_last_period_with_a_shape_for_each_area()
    {
        var features = JsonDocument.Parse(await Bytes(".geojson?indicator=displaced_stock&level=3")).RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(["PK1A1", "PK1A2", "PK1A3"], features.Select(f => f.GetProperty("id").GetString()));
        Assert.All(features, f => Assert.Equal("2025-09-01", f.GetProperty("properties").GetProperty("period_start").GetString()));
        Assert.All(features, f => Assert.Equal("Polygon", f.GetProperty("geometry").GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Geojson_of_pairs_draws_the_other_end()
    {
        var features = JsonDocument.Parse(await Bytes(".geojson?indicator=displacement_flow&area=PK1A")).RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(["PK1A", "PK2A", "other"], features.Select(f => f.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(JsonValueKind.Null, features.Single(f => f.GetProperty("id").GetString() == "other").GetProperty("geometry").ValueKind);
    }

    [Fact]
    public async Task A_workbook_has_days_as_days_numbers_as_numbers_and_a_frozen_header()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(await Bytes(".xlsx?indicator=displaced_stock&lang=ur")), isEditable: false);
        Assert.Equal(["data", "notes"], book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value));
        var data = ((WorksheetPart)book.WorkbookPart.GetPartById(book.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().First().Id!)).Worksheet!;
        var view = data.Descendants<SheetView>().Single();
        Assert.True(view.RightToLeft!.Value);
        Assert.Equal(PaneStateValues.Frozen, view.Pane!.State!.Value);
        var cells = data.Descendants<Row>().ElementAt(1).Elements<Cell>().ToList();
        Assert.Equal("45894", cells[5].CellValue!.Text);
        Assert.Null(cells[7].DataType);
        Assert.Equal("PK", cells[1].InnerText);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => e.Description));
    }

    [Fact]
    public async Task An_archive_holds_tables_metadata_and_a_page_to_read_first()
    {
        await using var zip = new ZipArchive(new MemoryStream(await Bytes(".zip?indicator=displaced_stock")));
        Assert.Equal(["README.md", "metadata.json", "data.csv", "data_hxl.csv", "data_sdmx.csv"], zip.Entries.Select(e => e.FullName));
        using var reader = new StreamReader(await zip.GetEntry("README.md")!.OpenAsync(TestContext.Current.CancellationToken));
        var page = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("**status Q**: suppressed", page, StringComparison.Ordinal);
        Assert.Contains("**remark**: Moves inside the home area are not seen.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".zip?indicator=displaced_stock")]
    [InlineData(".xlsx?indicator=displaced_stock")]
    public async Task The_same_figures_give_the_same_bytes(string ending) => Assert.Equal(await Bytes(ending), await Bytes(ending));

    [Fact]
    public async Task Every_format_has_the_same_rows()
    {
        const string Query = "indicator=displaced_stock&level=3&from=2025-09-01";
        var rows = (await _server.Json($"{Figures}?{Query}")).GetProperty("rows").GetArrayLength();
        Assert.Equal(3, rows);
        Assert.Equal(rows, (await _server.Json($"{Figures}.json?{Query}")).GetArrayLength());
        Assert.Equal(rows + 2, Lines(await Bytes($".csv?{Query}")));
        Assert.Equal(rows + 3, Lines(await Bytes($"_hxl.csv?{Query}")));
        Assert.Equal(rows + 2, Lines(await Bytes($"_sdmx.csv?{Query}")));

        static int Lines(byte[] text) => Encoding.UTF8.GetString(text).Split('\n').Length;
    }

    private async Task<byte[]> Bytes(string ending)
    {
        using var answer = await _server.Get(Figures + ending);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
