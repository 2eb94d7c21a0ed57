using System.Text;
using System.Text.Json;
using Tideline.Exchange.Exports;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Tests.Exports;

public sealed class TableExportTests : IDisposable
{
    private readonly PublishedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_DTM_shape_has_the_fields_of_the_recorded_answers_in_their_order(int level)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(HaitiAreas.Answer(level)));
        var fields = json.RootElement.GetProperty("result")[0].EnumerateObject().Select(p => p.Name);
        Assert.Equal(fields, DtmFiles.Columns(level));
    }

    [Fact]
    public void The_DTM_shape_says_in_every_row_that_it_is_an_estimate_and_leaves_hidden_numbers_empty()
    {
        var (_, rows) = Queries.Csv(_project.Save("admin2.csv", _project.Export(ExportFormat.Dtm)["dtm/admin2.csv"]));
        var hosted = _project.Open(_project.Register.Proposed[0]).Observations.Where(o => o.Indicator == "displaced_hosted" && o.Area.Length == 4).ToList();
        Assert.Equal(hosted.Count, rows.Count);
        Assert.Contains(hosted, o => o.Value is null);
        Assert.All(rows.Zip(hosted), pair =>
        {
            Assert.Equal(pair.Second.Value, pair.First["numPresentIdpInd"] is { } n ? Convert.ToDecimal(n, null) : null);
            Assert.Equal(pair.Second.Area, pair.First["admin2Pcode"]);
            Assert.Equal(("MPD", "Natural disaster", "PAK"), (pair.First["assessmentType"], pair.First["displacementReason"], pair.First["admin0Pcode"]));
            Assert.StartsWith("Tideline estimate", (string)pair.First["operation"]!, StringComparison.Ordinal);
        });
        Assert.Equal([1L, 2L], rows.Select(r => Convert.ToInt64(r["roundNumber"], null)).Distinct().Order());
    }

    [Fact]
    public void Its_HXL_tags_are_those_of_DTM_on_HDX_but_for_numbers_which_are_estimates()
    {
        // OCHA-DAP, hdx-scraper-iom-dtm, project_configuration.yaml.
        const string onHdx =
            "#id+code #operation+name #country+name #country+code #adm1+name #adm1+code #adm2+name #adm2+code #affected+idps #date+reported #date+year+reported #date+month+reported #round+code #cause+type #affected+idps+m #affected+idps+f #adm1+name+origin #adm1+code+origin #assessment+type";
        Assert.All(DtmFiles.Columns(2).Zip(onHdx.Split(' ')), pair =>
        {
            var (column, tag) = pair;
            var ours = DtmFiles.TagOf(column);
            if (tag.StartsWith("#affected+idps", StringComparison.Ordinal))
            {
                Assert.StartsWith("#affected+displaced", ours, StringComparison.Ordinal);
                Assert.Contains("+estimate", ours, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(tag, ours);
            }
        });
        var files = _project.Export(ExportFormat.Dtm);
        var (plain, tagged) = (Encoding.UTF8.GetString(files["dtm/admin1.csv"]).Split('\n'), Encoding.UTF8.GetString(files["dtm/admin1_hxl.csv"]).Split('\n'));
        Assert.Equal(string.Join("\n", plain), string.Join("\n", [tagged[0], .. tagged[2..]]));
        Assert.Equal(DtmFiles.Columns(1).Select(DtmFiles.TagOf), tagged[1].Split(','));
    }

    [Fact]
    public void The_HAPI_shape_has_the_columns_of_the_resource_and_a_warning_in_every_row()
    {
        var (columns, rows) = Queries.Csv(_project.Save("hapi.csv", _project.Export(ExportFormat.Hapi)["hapi/idps_estimate.csv"]));
        Assert.Equal(
            "location_code, has_hrp, in_gho, provider_admin1_name, provider_admin2_name, admin1_code, admin1_name, admin2_code, admin2_name, admin_level, operation, assessment_type, population, reporting_round, reference_period_start, reference_period_end, dataset_hdx_id, resource_hdx_id, warning, error",
            string.Join(", ", columns));
        Assert.All(rows, r => Assert.Equal(
            r["population"] is null, ((string)r["warning"]!).EndsWith("not 0", StringComparison.Ordinal)));
        Assert.Contains(rows, r => r["population"] is not null);
        Assert.Contains(rows, r => ((string)r["warning"]!).StartsWith("suppressed", StringComparison.Ordinal));
        Assert.All(rows, r => Assert.Equal("PAK", r["location_code"]));
    }

    [Fact]
    public void Our_own_import_reads_the_HAPI_shape_and_counts_hidden_numbers_as_no_number()
    {
        var file = _project.Save("hapi.csv", ReleaseExport.Files(_project.Open(_project.Published()), [ExportFormat.Hapi], PublishedProject.Options with { Location = "PK" })["hapi/idps_estimate.csv"]);
        var import = Import.ReportedImport.Read(new("back", SourceKind.HapiIdps, [file], Release.Tests.Country.Areas(), "v1"));
        Imports.AssertAccountedFor(import);
        Assert.Equal(["no number"], import.Account.LeftOut.Keys);
        var hosted = _project.Open(_project.Register.Proposed[0]).Observations
            .Where(o => o is { Indicator: "displaced_hosted", Value: not null } && o.Area.Length <= 4).ToList();
        Assert.Equal(
            hosted.Select(o => (o.Area, o.PeriodEnd, o.Value!.Value)).Order(), import.Figures.Select(f => (f.Area, f.PeriodEnd, f.Value)).Order());
    }

    [Fact]
    public void Figures_of_synthetic_data_say_so_in_every_shape_made_for_counts()
    {
        var files = ReleaseExport.Files(_project.Open(_project.Published()), [ExportFormat.Dtm, ExportFormat.Hapi, ExportFormat.Hdx], PublishedProject.Options with { IsSynthetic = true });
        Assert.All(["dtm/admin2.csv", "hapi/idps_estimate.csv", "hdx/dataset.json"], name =>
            Assert.Contains("SYNTHETIC DATA", Encoding.UTF8.GetString(files[name]), StringComparison.Ordinal));
        Assert.Contains("The data are synthetic", Encoding.UTF8.GetString(files["README.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void HXL_files_have_one_tag_for_each_column_in_row_2_and_as_many_rows_as_the_release()
    {
        var files = _project.Export(ExportFormat.Hxl);
        var release = _project.Open(_project.Register.Proposed[0]);
        var tables = files.Where(f => f.Key.StartsWith("hxl/", StringComparison.Ordinal)).ToList();
        Assert.Equal(["hxl/displaced_hosted.csv", "hxl/displaced_stock.csv", "hxl/displacement_flow.csv"], tables.Select(t => t.Key));
        Assert.All(tables, table =>
        {
            var lines = Encoding.UTF8.GetString(table.Value).Split('\n');
            var tags = lines[1].Split(',');
            Assert.Equal(lines[0].Split(',').Length, tags.Length);
            // HXL 1.1: a hash and a name, then attributes of letters, digits and underscores; no column twice.
            Assert.All(tags, tag => Assert.Matches("^#[a-z][a-z0-9_]*(\\+[a-z][a-z0-9_]*)*$", tag));
            Assert.Equal(tags.Length, tags.Distinct().Count());
            Assert.DoesNotContain(tags, t => t.Contains("+idps", StringComparison.Ordinal));
            var (_, rows) = Queries.Csv(_project.Save("hxl.csv", Encoding.UTF8.GetBytes(string.Join('\n', [lines[0], .. lines[2..]]))));
            Assert.Equal(release.Observations.Count(o => $"hxl/{o.Indicator}.csv" == table.Key), rows.Count);
            Assert.All(rows, r => Assert.Equal(r["value"] is null, r["lower"] is null));
        });
    }

    [Fact]
    public void HXL_tags_of_places_dates_and_status_are_those_that_HDX_uses()
    {
        var tags = Encoding.UTF8.GetString(_project.Export(ExportFormat.Hxl)["hxl/displaced_hosted.csv"]).Split('\n')[1].Split(',');
        string[] used = ["#adm+code", "#adm+name", "#adm+code+parent", "#geo+admin_level", "#date+start", "#date+end", "#indicator+status", "#meta+suppressed"];
        Assert.Empty(used.Except(tags));
    }

    [Fact]
    public void All_other_hosts_together_have_a_name_and_no_code()
    {
        var text = Encoding.UTF8.GetString(_project.Export(ExportFormat.Hxl)["hxl/displacement_flow.csv"]);
        Assert.StartsWith("origin_pcode,origin_name,destination_pcode,destination_name,", text, StringComparison.Ordinal);
        Assert.Contains("#adm2+code+origin,#adm2+name+origin,#adm2+code+destination,#adm2+name+destination", text, StringComparison.Ordinal);
        Assert.Contains(",,other areas,", text, StringComparison.Ordinal);
    }
}
