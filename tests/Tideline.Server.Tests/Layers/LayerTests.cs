using System.Text.Json;

namespace Tideline.Server.Tests.Layers;

public sealed class LayerTests
{
    private const string Table = "what,longitude,latitude\nBridge at Sukh,67.1,24.5\nBridge at Dera,67.2,24.6\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_layer_is_listed_with_its_source_and_day_and_given_as_GeoJSON()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(With(folder, Table));

        var listed = Assert.Single((await server.Json("/api/v1/layers")).EnumerateArray());
        Assert.Equal(
            ("bridges", "damage", "Damaged bridges", "National Highway Authority", "2025-09-12", 2),
            (Text(listed, "id"), Text(listed, "kind"), Text(listed, "name"), Text(listed, "source"), Text(listed, "asOf"), listed.GetProperty("features").GetInt32()));
        Assert.Equal("ٹوٹے پل", Text(listed.GetProperty("names"), "ur"));

        var features = (await server.Json("/api/v1/layers/bridges")).GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(["Bridge at Sukh", "Bridge at Dera"], features.Select(f => Text(f.GetProperty("properties"), "label")));
        Assert.Equal([67.1, 24.5], features[0].GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(n => n.GetDouble()));
    }

    [Fact]
    public async Task A_layer_that_cannot_be_read_is_listed_empty_and_comes_back_when_its_file_is_mended()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(With(folder, "what\nBridge\n"));
        Assert.Equal(0, (await server.Json("/api/v1/layers"))[0].GetProperty("features").GetInt32());
        Assert.Equal("not_found", Text(await server.Json("/api/v1/layers/bridges"), "code"));
        Assert.Equal("not_found", Text(await server.Json("/api/v1/layers/..%2F..%2Fproject.yaml"), "code"));

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "reference", "bridges.csv"), Table, Stop);

        Assert.Equal(2, (await server.Json("/api/v1/layers/bridges")).GetProperty("features").GetArrayLength());
    }

    private static ServeOptions With(TemporaryFolder folder, string table)
    {
        var options = BareProject.In(folder);
        Directory.CreateDirectory(Path.Combine(folder.Path, "reference"));
        File.WriteAllText(Path.Combine(folder.Path, "reference", "bridges.csv"), table);
        File.AppendAllText(Path.Combine(folder.Path, "project.yaml"), """

            layers:
              - id: bridges
                kind: damage
                name: Damaged bridges
                name_ur: ٹوٹے پل
                files: reference/bridges.csv
                label: what
                source: National Highway Authority
                as_of: 2025-09-12
            """);
        return options with { Open = true };
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
