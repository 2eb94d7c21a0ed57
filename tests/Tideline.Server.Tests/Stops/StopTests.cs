using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Release.Stops;
using Tideline.Server.Stops;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Stops;

/// <summary>While exports are stopped, no figure leaves the server by whatever address.</summary>
public sealed class StopTests
{
    // What a stop holds back. An address below /api that reads figures and is in neither list fails the test: add it with thought.
    private const string Held = """
        GET /api/v1/emergencies/{id}/figures
        GET /api/v1/emergencies/{id}/figures.csv
        GET /api/v1/emergencies/{id}/figures.geojson
        GET /api/v1/emergencies/{id}/figures.json
        GET /api/v1/emergencies/{id}/figures.xlsx
        GET /api/v1/emergencies/{id}/figures.zip
        GET /api/v1/emergencies/{id}/figures_hxl.csv
        GET /api/v1/emergencies/{id}/figures_sdmx.csv
        GET /api/v1/emergencies/{id}/indicators
        GET /api/v1/emergencies/{id}/observations
        GET /api/v1/emergencies/{id}/permitted-use
        GET /api/v1/emergencies/{id}/situation
        GET /api/v1/releases/{id}/bulletin
        GET /api/v1/releases/{id}/bulletin.html
        GET /api/v1/releases/{id}/bulletin.pdf
        GET /api/v1/releases/{id}/files/{name}
        GET /api/v1/releases/{id}/joint-bulletin.html
        GET /api/v1/releases/{id}/triangulation
        GET /api/v1/releases/{id}/triangulation.csv
        GET /api/v1/releases/{id}/triangulation.html
        """;

    // What stays open to readers of figures, since none is in it.
    private const string Open = """
        GET /api/v1/areas
        GET /api/v1/areas.topojson
        GET /api/v1/emergencies
        GET /api/v1/lessons
        GET /api/v1/lessons/{indicator}
        GET /api/v1/maturity/framework
        GET /api/v1/methods
        GET /api/v1/methods/{page}
        GET /api/v1/permitted-use/rules
        GET /api/v1/releases
        GET /api/v1/releases/{id}
        GET /api/v1/reported
        POST /api/v1/maturity/score
        POST /api/v1/maturity/score.pdf
        POST /api/v1/maturity/score.xlsx
        """;

    private const string Because = "Week 36 counts a feed twice.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_of_figures_is_in_one_of_the_two_lists_and_the_held_ones_answer_nothing()
    {
        using var project = new PublishedProject();
        var id = project.Published(new(2025, 9, 14));
        await using var staffed = await Staffed.Over(project.Options, new Nothing());
        using var analyst = await staffed.As(Role.Analyst);
        var addresses = Addresses(staffed.Server).ToList();
        Assert.Equal(Lines(Held), addresses.Where(a => WaysOut.Holds(a.Metadata)).Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Lines(Open), addresses.Where(a => IsOfFigures(a.Metadata) && !WaysOut.Holds(a.Metadata)).Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await analyst.Status("GET", $"/api/v1/releases/{id}/files/observations.csv"));

        // By another program on the same folder: the server sees it at the next request.
        new ExportStop(project.Releases, SystemClock.Instance).Stop("Dara", Because);

        foreach (var pattern in Lines(Held).Select(l => l[4..]))
        {
            var address = pattern.Replace("{id}", pattern.Contains("/releases/", StringComparison.Ordinal) ? id.Value : "flood-2025", StringComparison.Ordinal).Replace("{name}", "observations.csv", StringComparison.Ordinal);
            using var answer = await analyst.Get($"{address}?indicator=displaced_stock");
            Assert.True(answer.StatusCode == HttpStatusCode.Conflict, $"{address}: {answer.StatusCode}");
            var problem = await Caller.Read(answer);
            Assert.Equal("exports_stopped", problem.GetProperty("code").GetString());
            Assert.Contains(Because, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await analyst.Status("GET", $"/api/v1/releases/{id}"));
    }

    [Fact]
    public async Task A_steward_stops_and_two_people_of_two_organisations_lift_it_in_the_browser()
    {
        using var project = new PublishedProject();
        var id = project.Published(new(2025, 9, 14));
        await using var staffed = await Staffed.Over(project.Options, new Nothing());
        using var steward = await staffed.As(Role.Steward);
        using var releaser = await staffed.As(Role.Releaser);
        Assert.Equal(HttpStatusCode.BadRequest, await steward.Status("POST", "/api/v1/stop", new { because = " " }));

        var stopped = await steward.Do("POST", "/api/v1/stop", new { because = Because });

        Assert.Equal((true, "steward", Because), (stopped.GetProperty("stopped").GetBoolean(), stopped.GetProperty("by").GetString(), stopped.GetProperty("because").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, await steward.Status("GET", "/api/v1/emergencies/flood-2025/situation"));
        Assert.Equal("exports_stopped", await CodeOf(steward, "POST", $"/api/v1/releases/{id}/publish", new { }));
        Assert.True((await Sign(project, releaser, "amina")).GetProperty("stopped").GetBoolean());
        var again = await Request(project, releaser, "amina");
        Assert.Equal("approved_already", await CodeOf(releaser, "POST", "/api/v1/stop/resume", again));
        Assert.False((await Sign(project, steward, "bilal")).GetProperty("stopped").GetBoolean());

        Assert.Equal(HttpStatusCode.OK, await steward.Status("GET", "/api/v1/emergencies/flood-2025/situation"));
        Assert.Equal("nothing_stopped", await CodeOf(steward, "GET", "/api/v1/stop/statement?key=x&reason=y", null));
        var lines = (await steward.Json("/api/v1/audit")).GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("action").GetString()).ToList();
        Assert.All((string[])["exports_stopped", "resume_signed", "resume_refused", "exports_resumed"], action => Assert.Contains(action, lines));
    }

    [Fact]
    public async Task A_signature_over_another_statement_lifts_nothing()
    {
        using var project = new PublishedProject();
        await using var staffed = await Staffed.Over(project.Options, new Nothing());
        using var steward = await staffed.As(Role.Steward);
        await steward.Do("POST", "/api/v1/stop", new { because = Because });
        var request = await Request(project, steward, "amina");

        Assert.Equal("signature_wrong", await CodeOf(steward, "POST", "/api/v1/stop/resume", new { request.Key, request.At, request.Signature, reason = "Another reason." }));
        Assert.Empty((await steward.Json("/api/v1/stop")).GetProperty("agreed").EnumerateArray());
    }

    [Fact]
    public async Task A_register_that_was_changed_holds_everything_back()
    {
        using var project = new PublishedProject();
        project.Published(new(2025, 9, 14));
        await using var server = await RunningServer.Start(project.Options);
        project.Write("register/stops.jsonl", "{}\n");

        using var answer = await server.Get("/api/v1/emergencies/flood-2025/situation");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private static async Task<System.Text.Json.JsonElement> Sign(PublishedProject project, Caller caller, string person) =>
        await caller.Do("POST", "/api/v1/stop/resume", await Request(project, caller, person));

    private static async Task<Resume> Request(PublishedProject project, Caller caller, string person)
    {
        const string reason = "The feed was taken out.";
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(project.Options.Project, person + ".pem"), Stop));
        var id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
        var statement = await caller.Json($"/api/v1/stop/statement?key={id}&reason={Uri.EscapeDataString(reason)}");
        var signature = Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(statement.GetProperty("text").GetString()!), HashAlgorithmName.SHA256));
        return new(id, statement.GetProperty("at").GetString()!, signature, reason);
    }

    private static async Task<string?> CodeOf(Caller caller, string method, string address, object? body)
    {
        using var answer = await caller.Send(method, address, body);
        return await Caller.CodeOf(answer);
    }

    private static bool IsOfFigures(IReadOnlyList<object> metadata) =>
        metadata.OfType<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Any(a => a.Policy is Access.Policies.Figures or Access.Policies.Compose);

    private static IEnumerable<(string Name, IReadOnlyList<object> Metadata)> Addresses(RunningServer server) =>
        ((IEndpointRouteBuilder)server.App).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(m => ($"{m} /{e.RoutePattern.RawText!.Trim('/')}", (IReadOnlyList<object>)[.. e.Metadata])));

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Order(StringComparer.Ordinal);

    private sealed record Resume(string Key, string At, string Signature, string Reason);

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
