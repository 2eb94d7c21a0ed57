using System.Net;
using Microsoft.AspNetCore.Routing;
using Tideline.Server.Tests.Accounts;
using Tideline.Server.Tests.Approvals;
using Tideline.Store.Accounts;
using Tideline.Store.Keys;

namespace Tideline.Server.Tests;

/// <summary>Who may what: every address with every role.</summary>
public sealed class AccessTableTests
{
    // An x where the server does more than refuse. "nobody" has no account, "open" is nobody on a server that was started with --open,
    // "key" a program with every role that a key may have. An address that is not in the table fails the test: add it with thought.
    private const string Table = """
                                                                        nobo open view anal rele stew trai admi key
        DELETE /api/v1/emergencies/{id}                                 .    .    .    .    x    x    .    .    .
        DELETE /api/v1/keys/{id:guid}                                   .    .    .    .    .    .    .    x    .
        DELETE /api/v1/session                                          x    x    x    x    x    x    x    x    x
        DELETE /api/v1/session/second-factor                            .    .    x    x    x    x    x    x    .
        GET    /api/v1/agreements                                       .    .    .    .    x    x    .    x    x
        GET    /api/v1/areas                                            .    x    x    x    x    x    x    x    x
        GET    /api/v1/areas.topojson                                   .    x    x    x    x    x    x    x    x
        GET    /api/v1/audit                                            .    .    .    .    .    x    .    x    x
        GET    /api/v1/audit/verify                                     .    .    .    .    .    x    .    x    x
        GET    /api/v1/data                                             .    .    .    x    x    x    .    x    x
        GET    /api/v1/emergencies                                      .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/figures                         .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/figures.csv                     .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/figures.geojson                 .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/figures.json                    .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/figures.xlsx                    .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/figures.zip                     .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/figures_hxl.csv                 .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/figures_sdmx.csv                .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/indicators                      .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/observations                    .    x    x    x    x    x    x    x    x
        GET    /api/v1/emergencies/{id}/situation                       .    x    x    x    x    x    x    x    x
        GET    /api/v1/governance                                       .    .    x    x    x    x    x    x    x
        GET    /api/v1/governance/catalogue                             .    .    x    x    x    x    x    x    x
        GET    /api/v1/hub/figures                                      .    .    .    .    .    .    .    .    .
        GET    /api/v1/hub/receipts                                     .    .    .    .    x    x    .    x    x
        GET    /api/v1/incidents                                        .    .    .    .    .    x    .    x    x
        GET    /api/v1/jobs                                             .    .    .    x    x    x    .    x    x
        GET    /api/v1/jobs/{id:guid}                                   .    .    .    x    x    x    .    x    x
        GET    /api/v1/keys                                             .    .    .    .    .    .    .    x    .
        GET    /api/v1/methods                                          .    x    x    x    x    x    x    x    x
        GET    /api/v1/methods/{page}                                   .    x    x    x    x    x    x    x    x
        GET    /api/v1/metrics                                          .    .    .    x    x    x    .    x    x
        GET    /api/v1/operation                                        .    .    .    x    x    x    .    x    x
        GET    /api/v1/register                                         .    .    .    .    x    x    .    x    x
        GET    /api/v1/releases                                         .    x    x    x    x    x    x    x    x
        GET    /api/v1/releases/{id}                                    .    x    x    x    x    x    x    x    x
        GET    /api/v1/releases/{id}/bulletin                           .    .    .    x    x    x    .    x    x
        GET    /api/v1/releases/{id}/bulletin.html                      .    .    .    x    x    x    .    x    x
        GET    /api/v1/releases/{id}/bulletin.pdf                       .    .    .    x    x    x    .    x    x
        GET    /api/v1/releases/{id}/files/{name}                       .    x    x    x    x    x    x    x    x
        GET    /api/v1/releases/{id}/joint-bulletin.html                .    .    .    x    x    x    .    x    x
        GET    /api/v1/releases/{id}/statement                          .    .    .    .    x    x    .    .    .
        GET    /api/v1/releases/{id}/triangulation                      .    .    .    x    x    x    .    x    x
        GET    /api/v1/releases/{id}/triangulation.csv                  .    .    .    x    x    x    .    x    x
        GET    /api/v1/releases/{id}/triangulation.html                 .    .    .    x    x    x    .    x    x
        GET    /api/v1/reported                                         .    .    .    x    x    x    .    x    x
        GET    /api/v1/requests                                         .    .    .    x    x    x    .    x    x
        GET    /api/v1/requests.csv                                     .    .    .    x    x    x    .    x    x
        GET    /api/v1/session                                          x    x    x    x    x    x    x    x    x
        GET    /api/v1/stop                                             .    .    .    x    x    x    .    x    x
        GET    /api/v1/stop/statement                                   .    .    .    .    x    x    .    .    .
        GET    /api/v1/users                                            .    .    .    .    .    .    .    x    .
        GET    /docs/favicon.svg                                        x    x    x    x    x    x    x    x    x
        GET    /docs/scalar.aspnetcore.js                               x    x    x    x    x    x    x    x    x
        GET    /docs/scalar.js                                          x    x    x    x    x    x    x    x    x
        GET    /docs/{documentName?}                                    x    x    x    x    x    x    x    x    x
        GET    /health/live                                             x    x    x    x    x    x    x    x    x
        GET    /health/ready                                            x    x    x    x    x    x    x    x    x
        GET    /openapi/{documentName}.json                             x    x    x    x    x    x    x    x    x
        GET    /{*path}                                                 x    x    x    x    x    x    x    x    x
        POST   /api/v1/emergencies                                      .    .    .    .    x    x    .    .    .
        POST   /api/v1/emergencies/{id}/end                             .    .    .    .    x    x    .    .    .
        POST   /api/v1/governance/{kind}                                .    .    .    x    x    x    .    x    .
        POST   /api/v1/governance/{kind}/check                          .    .    x    x    x    x    x    x    x
        POST   /api/v1/governance/{kind}/{id}/steps                     .    .    .    x    x    x    .    x    .
        POST   /api/v1/hub/bundles                                      .    .    .    .    .    .    .    .    .
        POST   /api/v1/incidents                                        .    .    .    .    .    x    .    x    .
        POST   /api/v1/incidents/{id}/close                             .    .    .    .    .    x    .    x    .
        POST   /api/v1/incidents/{id}/notes                             .    .    .    .    .    x    .    x    .
        POST   /api/v1/jobs                                             .    .    .    x    .    x    .    x    x
        POST   /api/v1/jobs/{id:guid}/cancel                            .    .    .    x    .    x    .    x    x
        POST   /api/v1/keys                                             .    .    .    .    .    .    .    x    .
        POST   /api/v1/releases/{id}/approvals                          .    .    .    .    x    .    .    .    .
        POST   /api/v1/releases/{id}/errata                             .    .    .    .    .    x    .    .    .
        POST   /api/v1/releases/{id}/publish                            .    .    .    .    .    x    .    .    .
        POST   /api/v1/releases/{id}/recall                             .    .    .    .    .    x    .    .    .
        POST   /api/v1/releases/{id}/refusal                            .    .    .    .    x    .    .    .    .
        POST   /api/v1/requests                                         .    .    .    x    x    x    .    x    .
        POST   /api/v1/requests/{id}/decisions                          .    .    .    x    x    x    .    x    .
        POST   /api/v1/session                                          x    x    x    x    x    x    x    x    x
        POST   /api/v1/session/password                                 .    .    x    x    x    x    x    x    .
        POST   /api/v1/session/second-factor                            .    .    x    x    x    x    x    x    .
        POST   /api/v1/stop                                             .    .    .    .    .    x    .    x    .
        POST   /api/v1/stop/resume                                      .    .    .    .    x    x    .    .    .
        POST   /api/v1/users                                            .    .    .    .    .    .    .    x    .
        POST   /api/v1/users/{name}/disable                             .    .    .    .    .    .    .    x    .
        POST   /api/v1/users/{name}/enable                              .    .    .    .    .    .    .    x    .
        POST   /api/v1/users/{name}/password                            .    .    .    .    .    .    .    x    .
        PUT    /api/v1/governance/{kind}/{id}                           .    .    .    x    x    x    .    x    .
        PUT    /api/v1/session/second-factor                            .    .    x    x    x    x    x    x    .
        PUT    /api/v1/users/{name}/roles                               .    .    .    .    .    .    .    x    .
        """;

    private static readonly string[] Columns = ["nobody", "open", .. Role.All, "key"];

    [Fact]
    public async Task Every_address_answers_those_whom_the_table_names_and_refuses_all_others()
    {
        await using var closed = await Staffed.Start();
        await using var open = await Staffed.Start(o => o with { Open = true });
        using var ofClosed = new ProposedRelease(closed.Folder);
        using var ofOpen = new ProposedRelease(open.Folder);
        var callers = new Dictionary<string, Walker>
        {
            ["nobody"] = await Walker.Of(closed.Server, null, null),
            ["open"] = await Walker.Of(open.Server, null, null),
        };
        foreach (var role in Role.All)
        {
            callers[role] = await Walker.Of(closed.Server, role, closed.Passwords[role]);
        }

        callers["key"] = await Walker.WithKey(closed.Server);
        List<string> found = [];
        // Logging out ends the sessions: it is asked for last.
        foreach (var (method, pattern) in Addresses(closed.Server).OrderBy(a => a is ("DELETE", "/api/v1/session")))
        {
            var row = new List<string>();
            foreach (var column in Columns)
            {
                row.Add(await callers[column].IsAnswered(method, pattern) ? "x" : ".");
            }

            found.Add(Row(method, pattern, row));
        }

        foreach (var caller in callers.Values)
        {
            caller.Dispose();
        }

        var walked = string.Join('\n', [Row("", "", Columns.Select(c => c[..Math.Min(4, c.Length)])), .. found.Order(StringComparer.Ordinal)]);
        if (walked != Table.ReplaceLineEndings("\n"))
        {
            var received = Path.Combine(AppContext.BaseDirectory, "access.received.txt");
            await File.WriteAllTextAsync(received, walked, TestContext.Current.CancellationToken);
            Assert.Fail($"Who may what is not what the table says. Look at the difference to {received}; where it is meant, change the table.");
        }
    }

    private static string Row(string method, string pattern, IEnumerable<string> cells) =>
        $"{method,-6} {pattern,-56} {string.Join(' ', cells.Select(c => c.PadRight(4)))}".TrimEnd();

    private static IEnumerable<(string Method, string Pattern)> Addresses(RunningServer server) =>
        ((IEndpointRouteBuilder)server.App).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(m => (m, "/" + e.RoutePattern.RawText!.Trim('/'))))
            .Distinct();

    /// <summary>Sends the cookies of its login with every request, whatever the answers set.</summary>
    private sealed class Walker(HttpClient client) : IDisposable
    {
        public static async Task<Walker> Of(RunningServer server, string? name, string? password)
        {
            using var caller = new Caller(server);
            if (name is not null)
            {
                Assert.Equal(HttpStatusCode.OK, (await caller.LogIn(name, password!)).StatusCode);
            }
            else
            {
                caller.Csrf = (await caller.Json("/api/v1/session")).GetProperty("csrf").GetString();
            }

            var client = ClientOf(server);
            client.DefaultRequestHeaders.Add("Cookie", caller.Cookies.GetCookieHeader(server.Client.BaseAddress!));
            client.DefaultRequestHeaders.Add("X-CSRF", caller.Csrf);
            return new(client);
        }

        public static async Task<Walker> WithKey(RunningServer server)
        {
            var keys = (ApiKeys)server.App.Services.GetService(typeof(ApiKeys))!;
            var expires = NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromDays(1);
            var (_, token) = await keys.Make("walk", [.. Role.All.Except([Role.Administrator])], expires, "test", TestContext.Current.CancellationToken);
            var client = ClientOf(server);
            client.DefaultRequestHeaders.Authorization = new("Bearer", token.ToString());
            return new(client);
        }

        public async Task<bool> IsAnswered(string method, string pattern)
        {
            var address = pattern.Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
                .Replace("{id}", pattern.Contains("/emergencies/", StringComparison.Ordinal) ? "flood-2025" : ProposedRelease.Id, StringComparison.Ordinal)
                .Replace("{*path}", "mobility", StringComparison.Ordinal)
                .Replace("{name}", "nobody", StringComparison.Ordinal);
            address = System.Text.RegularExpressions.Regex.Replace(address, "{[^}]*}", "x", default, TimeSpan.FromSeconds(1));
            using var request = new HttpRequestMessage(new(method), new Uri(address, UriKind.Relative));
            if (method != "GET")
            {
                request.Content = new StringContent("{}", null, "application/json");
            }

            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.True((int)answer.StatusCode < 500, $"{method} {address}: {answer.StatusCode}");
            return answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                || await Caller.CodeOf(answer) is not ("sign_in_needed" or "not_allowed");
        }

        public void Dispose() => client.Dispose();

        private static HttpClient ClientOf(RunningServer server) =>
            new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Client.BaseAddress };
    }
}
