using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Tideline.Server.Tests;

/// <summary>Walks every address that answers GET, with every value that could lead somewhere it must not.</summary>
public sealed class ReachTests
{
    private const string Canary = "canary-923001234567";

    private static readonly string[] Enclave =
        ["lake/events/day.csv", "lake/alarms.csv", "lake/contributors/x.csv", "secrets/pseudonym.key", "truth/displacement.csv", "inbox/events/1.csv", "reports/evaluation.json", "releases/.proposing/observations.csv"];

    [Fact]
    public async Task Nothing_of_a_proposal_of_a_recalled_release_or_of_the_enclave_is_reached()
    {
        using var project = new PublishedProject();
        var published = project.Published(new(2025, 9, 7)).Value;
        var recalled = project.Published(new(2025, 9, 14), displaced: 80);
        var proposed = project.Proposed(new(2025, 9, 21), displaced: 90).Value;
        project.Recall(recalled);
        foreach (var file in Enclave)
        {
            project.Write(file, Canary);
        }

        await using var server = await RunningServer.Start(project.Options with { RequestsPerSecond = 100_000 });
        string[] values =
        [
            "flood-2025", published, recalled.Value, proposed, "observations.csv", "manifest.json", "README",
            .. Enclave.SelectMany(f => (string[])[$"../../{f}", $"../{f}", f]), "../" + proposed + "/observations.csv",
        ];
        var addresses = Addresses(server.App).SelectMany(pattern => Filled(pattern, values)).Distinct(StringComparer.Ordinal).ToList();
        var answered = 0;
        foreach (var address in addresses.SelectMany(a => (string[])[a, $"{a}?indicator=displaced_stock&level=2&release={proposed}", $"{a}?indicator=displaced_stock&level=2"]))
        {
            using var answer = await server.Get(address);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
            answered += answer.IsSuccessStatusCode ? 1 : 0;
            Assert.False(text.Contains(Canary, StringComparison.Ordinal), address);
            Assert.False(text.Contains(proposed, StringComparison.Ordinal) || text.Contains("2025-09-21", StringComparison.Ordinal), address);
            Assert.False(answer.IsSuccessStatusCode && text.Contains(recalled.Value, StringComparison.Ordinal), address);
        }

        Assert.True(addresses.Count > 100);
        Assert.True(answered > 30);
    }

    [Fact]
    public void Every_address_asks_who_reads_it_or_says_that_it_is_for_all()
    {
        using var project = new PublishedProject();
        var app = TidelineServer.Create(project.Options);
        string[] forAll = [.. Endpoints(app).Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText!)
            .Select(a => a.StartsWith("/docs", StringComparison.Ordinal) ? "/docs" : a).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["/api/v1/session", "/docs", "/health/live", "/health/ready", "/openapi/{documentName}.json", "{*path}"],
            forAll);
    }

    private static IEnumerable<RouteEndpoint> Endpoints(WebApplication app) =>
        ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    private static IEnumerable<RoutePattern> Addresses(WebApplication app) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        // Its page says the name back that was asked for.
        .Where(e => e.RoutePattern.RawText?.StartsWith("/docs/{", StringComparison.Ordinal) != true)
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } m || m.HttpMethods.Contains("GET")).Select(e => e.RoutePattern);

    private static IEnumerable<string> Filled(RoutePattern pattern, string[] values)
    {
        IEnumerable<string> addresses = [""];
        foreach (var segment in pattern.PathSegments)
        {
            addresses = addresses.SelectMany(a => Choices(segment, values).Select(c => $"{a}/{c}"));
        }

        return addresses;
    }

    private static IEnumerable<string> Choices(RoutePatternPathSegment segment, string[] values) => segment.Parts switch
    {
        [RoutePatternParameterPart { IsCatchAll: true }] => values.Append(""),
        [RoutePatternParameterPart] => values.Select(Uri.EscapeDataString),
        var parts => [string.Concat(parts.OfType<RoutePatternLiteralPart>().Select(p => p.Content))],
    };
}
