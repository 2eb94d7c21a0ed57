using System.Net;
using Tideline.Domain;
using Tideline.Server.Web;

namespace Tideline.Server.Tests;

public sealed class ServerTests
{
    [Fact]
    public void Without_an_address_only_this_machine_reaches_it() =>
        Assert.All(new ServeOptions("x").Urls, url => Assert.True(IPAddress.IsLoopback(IPAddress.Parse(new Uri(url).Host))));

    [Fact]
    public void A_folder_without_project_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ConfigurationException>(() => TidelineServer.Create(new(folder.Path)));
    }

    [Fact]
    public async Task It_says_that_it_lives_and_is_ready()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        Assert.Equal(HttpStatusCode.OK, (await server.Get("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Get("/health/ready")).StatusCode);
        File.Delete(Path.Combine(folder.Path, "project.yaml"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.Get("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/session")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/health/live")]
    public async Task Every_answer_forbids_foreign_scripts_and_frames(string address)
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        using var answer = await server.Get(address);
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_a_problem_with_a_code()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        using var answer = await server.Get("/api/v1/nothing");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("not_found", (await RunningServer.Json(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Without_web_application_a_page_says_how_to_build_it()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        using var answer = await server.Get("/");
        Assert.Contains("npm run build", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_web_application_answers_for_its_own_addresses()
    {
        using var folder = new TemporaryFolder();
        var options = BareProject.In(folder);
        Directory.CreateDirectory(Path.Combine(options.WebRoot, "assets"));
        await File.WriteAllTextAsync(Path.Combine(options.WebRoot, "index.html"), "<!doctype html><title>app</title>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(options.WebRoot, "assets", "app-1a2b.js"), "export {}", TestContext.Current.CancellationToken);
        await using var server = await RunningServer.Start(options);
        Assert.Contains("app", await (await server.Get("/mobility?week=2025-09-01")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var script = await server.Get("/assets/app-1a2b.js");
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", script.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Get("/assets/other.js")).StatusCode);
        await File.WriteAllTextAsync(Path.Combine(options.WebRoot, "..", "beside.js"), "export {}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Get("/assets/%2e%2e/%2e%2e/beside.js")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Get("/..%2fbeside.js")).StatusCode);
    }
}
