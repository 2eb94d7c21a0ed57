using System.Text.Json;

namespace Tideline.Server.Tests;

public sealed class DescriptionTests
{
    [Fact]
    public async Task The_description_of_the_api_is_the_one_that_was_reviewed()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        using var answer = await server.Get("/openapi/v1.json");
        var now = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var file = Path.Combine(Repository.Root, "docs", "operate", "openapi.json");
        var reviewed = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";
        if (now.Trim() != reviewed.Trim())
        {
            var received = Path.Combine(AppContext.BaseDirectory, "openapi.received.json");
            await File.WriteAllTextAsync(received, now.TrimEnd() + "\n", TestContext.Current.CancellationToken);
            Assert.Fail($"The API is not what docs/operate/openapi.json says. Look at the difference to {received}; where it is meant, copy that file there.");
        }
    }

    [Fact]
    public async Task The_description_is_of_version_3_1_and_names_every_format()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        var description = await server.Json("/openapi/v1.json");
        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (var ending in (string[])["", ".csv", ".json", ".geojson", ".xlsx", ".zip", "_hxl.csv", "_sdmx.csv"])
        {
            Assert.True(description.GetProperty("paths").TryGetProperty($"/api/v1/emergencies/{{id}}/figures{ending}", out _), ending);
        }

        Assert.Equal("date", description.GetProperty("components").GetProperty("schemas").GetProperty("LocalDate").GetProperty("format").GetString());
        Assert.False(description.TryGetProperty("servers", out var servers) && servers.GetArrayLength() > 0);
        Assert.NotEqual(JsonValueKind.Undefined, description.GetProperty("info").ValueKind);
    }

    [Fact]
    public async Task The_page_about_the_api_runs_only_scripts_of_this_server()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        using var answer = await server.Get("/docs/");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
        using var again = await server.Get("/docs/");
        Assert.NotEqual(policy, Assert.Single(again.Headers.GetValues("Content-Security-Policy")));
    }
}
