using System.Net;
using System.Text.Json;

namespace Tideline.Server.Tests;

public sealed class ReleaseTests
{
    [Fact]
    public async Task Without_account_and_not_open_nothing_is_read()
    {
        using var project = new PublishedProject();
        project.Published(new(2025, 9, 14));
        await using var server = await RunningServer.Start(project.Options with { Open = false });
        foreach (var address in (string[])["emergencies", "releases", "emergencies/flood-2025/situation", "areas", "methods", "data"])
        {
            using var answer = await server.Get("/api/v1/" + address);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("sign_in_needed", (await RunningServer.Json(answer)).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task What_is_only_proposed_or_was_taken_back_is_not_listed()
    {
        using var project = new PublishedProject();
        var first = project.Published(new(2025, 9, 7));
        var second = project.Published(new(2025, 9, 14), displaced: 80);
        project.Proposed(new(2025, 9, 21), displaced: 90);
        project.Recall(second);
        await using var server = await RunningServer.Start(project.Options);
        var listed = await server.Json("/api/v1/releases");
        Assert.Equal(first.Value, Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_release_tells_its_checks_losses_and_files()
    {
        using var project = new PublishedProject();
        var id = project.Published(new(2025, 9, 14));
        await using var server = await RunningServer.Start(project.Options);
        var release = await server.Json($"/api/v1/releases/{id}");
        Assert.Equal("published", release.GetProperty("state").GetString());
        Assert.Equal(["Amina", "Bilal"], release.GetProperty("signatures").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        Assert.All(release.GetProperty("checks").EnumerateArray(), c => Assert.Equal("pass", c.GetProperty("result").GetString()));
        Assert.NotEqual(0, release.GetProperty("losses").GetArrayLength());
        Assert.Empty(release.GetProperty("findings").EnumerateArray());
        foreach (var file in release.GetProperty("files").EnumerateArray())
        {
            var name = file.GetProperty("name").GetString()!;
            using var answer = await server.Get($"/api/v1/releases/{id}/files/{name}");
            Assert.Equal(
                await File.ReadAllBytesAsync(project.FileOf(id, name), TestContext.Current.CancellationToken),
                await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("log.json")]
    [InlineData("register.jsonl")]
    [InlineData("..%2Fregister.jsonl")]
    [InlineData("..%2F..%2Fproject.yaml")]
    public async Task A_release_has_no_file_but_those_that_were_signed(string name)
    {
        using var project = new PublishedProject();
        var id = project.Published(new(2025, 9, 14));
        await using var server = await RunningServer.Start(project.Options);
        using var answer = await server.Get($"/api/v1/releases/{id}/files/{name}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_bulletin_may_run_no_script_and_reach_nothing()
    {
        using var project = new PublishedProject();
        var id = project.Published(new(2025, 9, 14));
        await using var server = await RunningServer.Start(project.Options);
        using var answer = await server.Get($"/api/v1/releases/{id}/files/bulletin.html");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boundaries_have_names_in_other_languages_and_neighbours()
    {
        using var project = new PublishedProject();
        project.Published(new(2025, 9, 14));
        await using var server = await RunningServer.Start(project.Options);
        var areas = (await server.Json("/api/v1/areas.topojson?level=2")).GetProperty("objects").GetProperty("areas").GetProperty("geometries").EnumerateArray()
            .ToDictionary(g => g.GetProperty("properties").GetProperty("pcode").GetString()!, g => g.GetProperty("properties"));
        Assert.Equal(["PK1A", "PK1B", "PK2A", "PK2B"], areas.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["PK1A", "PK2A"], areas["PK1B"].GetProperty("neighbours").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal("نام PK1A", areas["PK1A"].GetProperty("names").GetProperty("ur").GetString());
        Assert.Equal(JsonValueKind.Null, areas["PK1A"].GetProperty("population").ValueKind);
    }

    [Fact]
    public async Task Boundaries_of_an_emergency_are_those_of_its_release()
    {
        using var project = new PublishedProject();
        project.Published(new(2025, 9, 14));
        await using var server = await RunningServer.Start(project.Options);
        // The releases of the test were made with squares that do not touch.
        var areas = (await server.Json("/api/v1/areas.topojson?level=2&emergency=flood-2025")).GetProperty("objects").GetProperty("areas").GetProperty("geometries").EnumerateArray();
        Assert.All(areas, a => Assert.Equal(0, a.GetProperty("properties").GetProperty("neighbours").GetArrayLength()));
        Assert.Equal("no_boundaries", (await server.Json("/api/v1/areas.topojson?level=7")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Methods_are_pages_without_scripts_of_their_own()
    {
        using var project = new PublishedProject();
        await using var server = await RunningServer.Start(project.Options);
        var pages = await server.Json("/api/v1/methods");
        Assert.Equal("README", pages[0].GetProperty("name").GetString());
        Assert.True(pages.GetArrayLength() > 20);
        foreach (var page in pages.EnumerateArray())
        {
            using var answer = await server.Get($"/api/v1/methods/{page.GetProperty("name").GetString()}");
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith("<h1", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"../", html, StringComparison.Ordinal);
        }
    }
}
