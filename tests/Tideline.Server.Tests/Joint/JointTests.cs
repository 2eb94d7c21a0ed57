using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Tideline.Release.Gate;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Joint;

/// <summary>Published figures beside what was imported.</summary>
public sealed class JointTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_stands_beside_an_import_by_district_and_concepts_stay_apart()
    {
        await using var served = await Served.Start();
        var id = served.Project.Published(new(2025, 9, 14));
        served.Import(id);
        var joint = await served.Analyst.Json($"/api/v1/releases/{id}/triangulation");
        Assert.Equal((2, "2025-09-01"), (joint.GetProperty("level").GetInt32(), joint.GetProperty("week").GetProperty("start").GetString()));
        Assert.Equal(["displaced True", "in_need False"], joint.GetProperty("sources").EnumerateArray().Select(s => $"{Text(s, "concept")} {s.GetProperty("sameConcept").GetBoolean()}"));
        var row = joint.GetProperty("rows").EnumerateArray().Single(r => Text(r, "area") == "PK1A");
        Assert.Equal(["agree", "other_concept"], row.GetProperty("counts").EnumerateArray().Select(c => Text(c, "verdict")));
        Assert.Equal(1, joint.GetProperty("sources")[0].GetProperty("verdicts").GetProperty("agree").GetInt32());
        Assert.Equal("needs", Text(Assert.Single(joint.GetProperty("imports").EnumerateArray()), "name"));

        // A new import is another answer.
        served.Import(id, displaced: 999_999);
        var after = await served.Analyst.Json($"/api/v1/releases/{id}/triangulation");
        Assert.Equal("theirs_larger", Text(after.GetProperty("rows").EnumerateArray().Single(r => Text(r, "area") == "PK1A").GetProperty("counts")[0], "verdict"));
    }

    [Fact]
    public async Task Tables_and_pages_are_taken_away_in_two_languages()
    {
        await using var served = await Served.Start();
        var id = served.Project.Published(new(2025, 9, 14));
        served.Import(id);
        foreach (var table in (string[])["comparisons", "agreement", "likely", "disagreement", "suggestions"])
        {
            using var csv = await served.Analyst.Get($"/api/v1/releases/{id}/triangulation.csv?table={table}");
            Assert.Equal((HttpStatusCode.OK, "text/csv", $"{table}-{id}.csv"), (csv.StatusCode, csv.Content.Headers.ContentType?.MediaType, csv.Content.Headers.ContentDisposition?.FileName));
        }

        foreach (var page in (string[])["triangulation", "joint-bulletin"])
        {
            using var answer = await served.Analyst.Get($"/api/v1/releases/{id}/{page}.html?lang=ur");
            var html = XDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
            Assert.Equal(("ur", "rtl"), (html.Root!.Attribute("lang")!.Value, html.Root.Attribute("dir")!.Value));
            Assert.Contains("نام PK1A", html.Root.Value, StringComparison.Ordinal);
            Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }

        using var kept = await served.Analyst.Get($"/api/v1/releases/{id}/joint-bulletin.html?download=true");
        Assert.Equal($"joint-bulletin-{id}-en.html", kept.Content.Headers.ContentDisposition?.FileName);
    }

    [Theory]
    [InlineData("triangulation?with=gossip", "with")]
    [InlineData("triangulation?threshold=-1", "threshold")]
    [InlineData("triangulation?recent=9999", "recent")]
    [InlineData("triangulation.csv?table=rumours", "table")]
    [InlineData("joint-bulletin.html?lang=fr", "lang")]
    public async Task What_is_not_understood_is_refused_by_name(string address, string parameter)
    {
        await using var served = await Served.Start();
        var id = served.Project.Published(new(2025, 9, 14));
        using var answer = await served.Analyst.Get($"/api/v1/releases/{id}/{address}");
        var problem = await Caller.Read(answer);
        Assert.Equal((HttpStatusCode.BadRequest, "parameter_wrong"), (answer.StatusCode, Text(problem, "code")));
        Assert.Contains($"'{parameter}'", Text(problem, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_imports_there_is_nothing_beside_and_what_is_not_published_is_not_there()
    {
        await using var served = await Served.Start();
        var id = served.Project.Published(new(2025, 9, 14));
        Assert.Empty((await served.Analyst.Json("/api/v1/reported")).EnumerateArray());
        Assert.Empty((await served.Analyst.Json($"/api/v1/releases/{id}/triangulation")).GetProperty("sources").EnumerateArray());
        var proposed = served.Project.Proposed(new(2025, 9, 21), displaced: 80);
        Assert.Equal(HttpStatusCode.NotFound, await served.Analyst.Status("GET", $"/api/v1/releases/{proposed}/triangulation"));
        served.Project.Recall(id);
        Assert.Equal(HttpStatusCode.NotFound, await served.Analyst.Status("GET", $"/api/v1/releases/{id}/joint-bulletin.html"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>A server over published releases, with an analyst.</summary>
    private sealed class Served : IAsyncDisposable
    {
        private Staffed _staffed = null!;

        public PublishedProject Project { get; } = new();

        public Caller Analyst { get; private set; } = null!;

        public static async Task<Served> Start()
        {
            var served = new Served();
            served._staffed = await Staffed.Over(served.Project.Options with { Open = false }, served.Project);
            served.Analyst = await served._staffed.As(Role.Analyst);
            return served;
        }

        /// <summary>An import of district PK1A, checked against the release's boundaries.</summary>
        public void Import(ReleaseId id, long displaced = 3900)
        {
            using var manifest = JsonDocument.Parse(File.ReadAllText(Project.FileOf(id, "manifest.json")));
            var version = manifest.RootElement.GetProperty("boundary_version").GetString();
            Project.Write("reported/needs/account.json", $$"""
                { "name": "needs", "source": "assessment", "publisher": "Needs assessment", "files": [], "boundary_version": "{{version}}", "entries": 2, "kept": 2,
                  "left_out": {}, "figures": 2, "unknown_codes": [], "names_that_differ": [], "cannot_see": null }
                """);
            Project.Write("reported/needs/figures.csv", string.Join('\n', [
                "source,publisher,concept,area,area_level,reported_code,place,period_start,period_end,value,unit,qualifier,operation,round,assessment,cause,breakdown,rows,boundary_version",
                .. new[] { ("displaced", displaced), ("in_need", 50_000) }.Select(f => FormattableString.Invariant(
                    $"assessment,Needs assessment,{f.Item1},PK1A,2,PK1A,pcode,2025-09-03,2025-09-03,{f.Item2},persons,,,,,,,1,{version}")),
                "",
            ]));
        }

        public async ValueTask DisposeAsync()
        {
            Analyst.Dispose();
            await _staffed.DisposeAsync();
        }
    }
}
