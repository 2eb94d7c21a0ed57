using System.Net;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Records;

/// <summary>Incidents and requests, written down in the browser.</summary>
public sealed class RecordTests
{
    private const string Release = "flood-2025-2025-09-14-0a1b2c3d";

    [Fact]
    public async Task An_incident_is_opened_with_a_stop_told_of_and_closed()
    {
        await using var staffed = await Staffed.Start();
        using var steward = await staffed.As(Role.Steward);
        Assert.Equal(HttpStatusCode.BadRequest, await steward.Status("POST", "/api/v1/incidents", new { what = "A feed was counted twice." }));

        var opened = await steward.Do("POST", "/api/v1/incidents", new { what = "A feed was counted twice.", severity = "high", releases = new[] { Release }, stop = true });
        Assert.Equal(("i1", "high", true), (opened.GetProperty("id").GetString(), opened.GetProperty("severity").GetString(), opened.GetProperty("open").GetBoolean()));
        Assert.True((await steward.Json("/api/v1/stop")).GetProperty("stopped").GetBoolean());
        await steward.Do("POST", "/api/v1/incidents/i1/notes", new { text = "By telephone.", told = "Darya Mobile" });
        await steward.Do("POST", "/api/v1/incidents/i1/close", new { lessons = "Feeds have names now." });

        var incident = Assert.Single((await steward.Json("/api/v1/incidents")).EnumerateArray());
        Assert.False(incident.GetProperty("open").GetBoolean());
        Assert.Equal("Darya Mobile", Assert.Single(incident.GetProperty("told").EnumerateArray()).GetString());
        Assert.Equal(["opened", "told", "closed"], incident.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("event").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, await steward.Status("POST", "/api/v1/incidents/i1/close", new { lessons = "Again." }));
        Assert.Equal(HttpStatusCode.NotFound, await steward.Status("POST", "/api/v1/incidents/i2/notes", new { text = "What?" }));
        Assert.Equal(HttpStatusCode.BadRequest, await steward.Status("POST", "/api/v1/incidents/i1/notes", new { text = "Ask 923001234567." }));
    }

    [Fact]
    public async Task A_request_is_written_down_decided_with_counted_and_taken_away_as_a_table()
    {
        await using var staffed = await Staffed.Start();
        using var analyst = await staffed.As(Role.Analyst);
        var asked = new { on = "2026-08-30", organisation = "Provincial authority", role = "Duty officer", question = "How many people left the east?", purpose = "Relief", release = Release };
        Assert.Equal("words_missing", await Code(analyst, "/api/v1/requests", new { organisation = "IOM", question = "How many?", purpose = "Relief" }));

        Assert.Equal("r1", (await analyst.Do("POST", "/api/v1/requests", asked)).GetProperty("id").GetString());
        await analyst.Do("POST", "/api/v1/requests/r1/decisions", new { on = "2026-09-01", organisation = "Provincial authority", decision = "200 tents went to the east.", figure = "displaced_stock, week 35" });

        var log = await analyst.Json("/api/v1/requests");
        var request = Assert.Single(log.GetProperty("requests").EnumerateArray());
        Assert.Equal("200 tents went to the east.", Assert.Single(request.GetProperty("decisions").EnumerateArray()).GetProperty("decision").GetString());
        var month = Assert.Single(log.GetProperty("months").EnumerateArray());
        Assert.Equal(("2026-08-01", 1, 1), (month.GetProperty("month").GetString(), month.GetProperty("answered").GetInt32(), month.GetProperty("decided").GetInt32()));
        using var table = await analyst.Get("/api/v1/requests.csv");
        Assert.Equal(3, (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n').Length);
        Assert.Equal("request_unknown", await Code(analyst, "/api/v1/requests/r2/decisions", new { organisation = "IOM", decision = "Wait." }));
    }

    private static async Task<string?> Code(Caller caller, string address, object body)
    {
        using var answer = await caller.Send("POST", address, body);
        return await Caller.CodeOf(answer);
    }
}
