using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Learning;

/// <summary>Lessons, the maturity assessment, and what figures may be used for.</summary>
public sealed class LearningEndpointTests
{
    private const string Sheet = """
        country: Darya
        day: 2026-11-30
        respondents:
          - { organisation: Operator, kind: operator, answers: { L1: { level: 4, evidence: attached }, P1: { level: unknown } } }
          - { organisation: Office, kind: statistics_office, answers: { L1: { level: 1 } } }
        """;

    [Fact]
    public async Task Each_figure_tells_what_it_may_be_used_for_and_by_which_rule()
    {
        using var project = new PublishedProject();
        project.Published(new(2025, 9, 14));
        await using var server = await RunningServer.Start(project.Options);

        var uses = (await server.Json("/api/v1/emergencies/flood-2025/permitted-use?indicator=displaced_stock")).EnumerateArray().ToList();
        var rules = (await server.Json("/api/v1/permitted-use/rules")).EnumerateArray().Select(r => r.GetProperty("rule").GetString()).ToList();

        Assert.NotEmpty(uses);
        var hidden = uses.Where(u => Text(u, "status") == "Q").ToList();
        Assert.NotEmpty(hidden);
        Assert.All(hidden, u => Assert.Equal(("not_to_be_used", "suppressed"), (Text(u, "permitted"), Text(u, "rule"))));
        Assert.All(uses, u => Assert.Contains(Text(u, "rule"), rules));
        // This release tells neither coverage nor panel: nobody may plan in detail with it.
        Assert.DoesNotContain(uses, u => Text(u, "permitted") == "detailed_planning");
    }

    [Fact]
    public async Task A_lesson_is_served_in_both_languages()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var english = await server.Get("/api/v1/lessons/displaced_stock");
        using var urdu = await server.Get("/api/v1/lessons/displaced_stock?lang=ur");

        Assert.Contains("<h1>Displaced now</h1>", await english.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("<h1>اس وقت بے گھر</h1>", await urdu.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Get("/api/v1/lessons/rumours")).StatusCode);
    }

    [Fact]
    public async Task Sheets_are_scored_as_the_command_line_scores_them_and_nothing_is_kept()
    {
        await using var staffed = await Staffed.Start();
        using var viewer = await staffed.As(Role.Viewer);

        var answer = await viewer.Do("POST", "/api/v1/maturity/score", new { sheets = (string[])[Sheet, Sheet.Replace("2026", "2025", StringComparison.Ordinal)] });

        Assert.Equal(("Darya", "scoping", "aggregates_only"), (Text(answer, "country"), Text(answer, "stage"), Text(answer, "accessModel")));
        Assert.Equal(["2025-11-30", "2026-11-30"], answer.GetProperty("years").EnumerateArray().Select(y => Text(y, "day")));
        Assert.Equal(["L1"], answer.GetProperty("differing").EnumerateArray().Select(q => q.GetString()));
        var law = answer.GetProperty("sheets")[1].GetProperty("respondents")[0].GetProperty("answers").GetProperty("L1");
        Assert.Equal((4, "attached"), (law.GetProperty("level").GetInt32(), Text(law, "evidence")));
    }

    [Fact]
    public async Task The_workbook_has_a_sheet_for_each_table()
    {
        await using var staffed = await Staffed.Start();
        using var viewer = await staffed.As(Role.Viewer);
        using var answer = await viewer.Send("POST", "/api/v1/maturity/score.xlsx", new { sheets = (string[])[Sheet] });
        using var package = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(6, package.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("country: Darya")]
    [InlineData("{]")]
    [InlineData("")]
    public async Task What_is_no_sheet_is_told(string sheet)
    {
        await using var staffed = await Staffed.Start();
        using var viewer = await staffed.As(Role.Viewer);

        Assert.Equal(HttpStatusCode.BadRequest, await viewer.Status("POST", "/api/v1/maturity/score", new { sheets = (string[])[sheet] }));
        Assert.Equal(HttpStatusCode.BadRequest, await viewer.Status("POST", "/api/v1/maturity/score", new { }));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
