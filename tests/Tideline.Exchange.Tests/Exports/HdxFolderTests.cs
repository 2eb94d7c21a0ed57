using System.Security.Cryptography;
using System.Text.Json;
using Tideline.Exchange.Exports;

namespace Tideline.Exchange.Tests.Exports;

public sealed class HdxFolderTests : IDisposable
{
    private readonly PublishedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void The_metadata_say_title_source_dates_method_caveats_licence_and_sensitivity()
    {
        using var json = JsonDocument.Parse(_project.Export(ExportFormat.Hdx)["hdx/dataset.json"]);
        var root = json.RootElement;
        Assert.Equal("Estimated displacement from mobile operator data: flood of 2025-08-26", root.GetProperty("title").GetString());
        Assert.Equal("Statistics office", root.GetProperty("dataset_source").GetString());
        Assert.Equal("[2025-08-25T00:00:00 TO 2025-09-07T23:59:59]", root.GetProperty("dataset_date").GetString());
        Assert.Contains("tideline-1a2b3c4d", root.GetProperty("methodology_other").GetString(), StringComparison.Ordinal);
        Assert.Contains("An empty value is not 0", root.GetProperty("caveats").GetString(), StringComparison.Ordinal);
        Assert.Equal("hdx-other", root.GetProperty("license_id").GetString());
        Assert.Contains("not for targeting", root.GetProperty("license_other").GetString(), StringComparison.Ordinal);
        Assert.True(root.GetProperty("private").GetBoolean());
        Assert.Equal("pak", root.GetProperty("groups")[0].GetProperty("name").GetString());
        Assert.Contains("Restricted", root.GetProperty("tideline").GetProperty("sensitivity").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_resource_is_there_with_the_hash_that_is_said()
    {
        var files = _project.Export(ExportFormat.Hdx);
        using var json = JsonDocument.Parse(files["hdx/dataset.json"]);
        var resources = json.RootElement.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(
            ["displaced_hosted.csv", "displaced_stock.csv", "displacement.gpkg", "displacement_flow.csv", "merged_areas.csv"],
            resources.Select(r => r.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.All(resources, r => Assert.Equal(
            r.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(files["hdx/" + r.GetProperty("file").GetString()]))));
    }

    [Fact]
    public void A_licence_of_HDX_may_be_named()
    {
        using var json = JsonDocument.Parse(ReleaseExport.Files(_project.Open(_project.Published()), [ExportFormat.Hdx], PublishedProject.Options with { Licence = "cc-by-igo" })["hdx/dataset.json"]);
        Assert.Equal("cc-by-igo", json.RootElement.GetProperty("license_id").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("license_other").ValueKind);
    }
}
