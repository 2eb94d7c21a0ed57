using System.Net;
using System.Xml.Linq;
using Tideline.Release.Bulletins.Printing;
using Tideline.Release.Gate;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Bulletins;

public sealed class BulletinTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_analyst_composes_a_bulletin_of_published_figures_in_two_languages()
    {
        await using var composing = await Composing.Start();
        var id = composing.Project.Published(new(2025, 9, 14));
        var choices = await composing.Analyst.Json($"/api/v1/releases/{id}/bulletin");
        Assert.Equal("2025-09-01", choices.GetProperty("week").GetProperty("start").GetString());
        Assert.Contains("week_maps", choices.GetProperty("parts").EnumerateArray().Select(p => p.GetString()));
        Assert.DoesNotContain("projection", choices.GetProperty("parts").EnumerateArray().Select(p => p.GetString()));

        var english = await Page(composing.Analyst, $"/api/v1/releases/{id}/bulletin.html?parts=headline,origins&title=Floods%20%3Cb%3E&lead=Roads%20are%20cut.");
        Assert.Equal("Floods <b>", english.Descendants("h1").Single().Value);
        Assert.Contains(english.Descendants("p"), p => p.Value.EndsWith("Roads are cut.", StringComparison.Ordinal));
        Assert.Equal(["headline", "homes", "key-figures", "provenance", "use"], Sections(english));

        var urdu = await Page(composing.Analyst, $"/api/v1/releases/{id}/bulletin.html?lang=ur");
        Assert.Equal(("ur", "rtl"), (urdu.Root!.Attribute("lang")!.Value, urdu.Root.Attribute("dir")!.Value));
        Assert.Contains("نام PK1A", urdu.Root.Value, StringComparison.Ordinal);
        Assert.Contains("map", Sections(urdu));
    }

    [Fact]
    public async Task A_bulletin_about_an_area_has_its_figures_alone_and_its_name()
    {
        await using var composing = await Composing.Start();
        var id = composing.Project.Published(new(2025, 9, 14));
        var inside = await Page(composing.Analyst, $"/api/v1/releases/{id}/bulletin.html?area=PK1");
        Assert.Contains("Province 1", inside.Descendants("h1").Single().Value, StringComparison.Ordinal);
        Assert.Contains("PK1A", Section(inside, "homes"), StringComparison.Ordinal);

        var outside = await Page(composing.Analyst, $"/api/v1/releases/{id}/bulletin.html?area=PK2");
        Assert.DoesNotContain("PK1A", Section(outside, "homes"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await composing.Analyst.Status("GET", $"/api/v1/releases/{id}/bulletin.html?area=PK9"));
        using var kept = await composing.Analyst.Get($"/api/v1/releases/{id}/bulletin.html?area=PK1&download=true");
        Assert.Equal($"bulletin-{id}-PK1-en.html", kept.Content.Headers.ContentDisposition?.FileName);

        static string Section(XDocument page, string name) => string.Concat(page.Descendants("section").Where(s => s.Attribute("aria-labelledby")!.Value == name).Select(s => s.Value));
    }

    [Fact]
    public async Task A_page_may_be_framed_by_this_server_alone_and_may_run_nothing()
    {
        await using var composing = await Composing.Start();
        var id = composing.Project.Published(new(2025, 9, 14));
        using var answer = await composing.Analyst.Get($"/api/v1/releases/{id}/bulletin.html");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
    }

    [Fact]
    public async Task What_is_only_proposed_or_was_recalled_has_no_bulletin()
    {
        await using var composing = await Composing.Start();
        var recalled = composing.Project.Published(new(2025, 9, 14));
        var proposed = composing.Project.Proposed(new(2025, 9, 21), displaced: 80);
        composing.Project.Recall(recalled);
        foreach (var (id, what) in from id in (ReleaseId[])[recalled, proposed] from what in (string[])["", ".html", ".pdf"] select (id, what))
        {
            Assert.Equal(HttpStatusCode.NotFound, await composing.Analyst.Status("GET", $"/api/v1/releases/{id}/bulletin{what}"));
        }
    }

    [Fact]
    public async Task A_correction_of_the_release_stands_on_its_bulletins()
    {
        await using var composing = await Composing.Start();
        var id = composing.Project.Published(new(2025, 9, 14));
        composing.Project.Correct(id, "One district is named wrongly.");
        var page = await Page(composing.Analyst, $"/api/v1/releases/{id}/bulletin.html?parts=headline");
        Assert.Contains("Correction: One district is named wrongly.", page.Root!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lang=fr")]
    [InlineData("parts=headline,projection")]
    [InlineData("parts=gossip")]
    [InlineData("from=last%20week")]
    [InlineData("title=a%00b")]
    public async Task What_is_not_understood_is_refused_by_name(string query)
    {
        await using var composing = await Composing.Start();
        var id = composing.Project.Published(new(2025, 9, 14));
        using var answer = await composing.Analyst.Get($"/api/v1/releases/{id}/bulletin.html?{query}");
        var problem = await Caller.Read(answer);
        Assert.Equal((HttpStatusCode.BadRequest, "parameter_wrong"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains($"'{query[..query.IndexOf('=', StringComparison.Ordinal)]}'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_too_long_are_refused()
    {
        await using var composing = await Composing.Start();
        var id = composing.Project.Published(new(2025, 9, 14));
        Assert.Equal(HttpStatusCode.BadRequest, await composing.Analyst.Status("GET", $"/api/v1/releases/{id}/bulletin.html?lead={new string('x', 601)}"));
        Assert.Equal(HttpStatusCode.OK, await composing.Analyst.Status("GET", $"/api/v1/releases/{id}/bulletin.html?lead={new string('x', 600)}"));
    }

    [Fact]
    public async Task Without_a_Chromium_the_problem_says_what_to_install()
    {
        await using var composing = await Composing.Start(chromium: "/nowhere/chromium");
        var id = composing.Project.Published(new(2025, 9, 14));
        Assert.Contains("apt install chromium", (await composing.Analyst.Json($"/api/v1/releases/{id}/bulletin")).GetProperty("cannotPrint").GetString(), StringComparison.Ordinal);
        using var answer = await composing.Analyst.Get($"/api/v1/releases/{id}/bulletin.pdf");
        var problem = await Caller.Read(answer);
        Assert.Equal((HttpStatusCode.Conflict, "cannot_print"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains("apt install chromium", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_prints_nothing_is_told_and_is_no_fault_of_the_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "/bin/false is a program of Unix.");
        await using var composing = await Composing.Start(chromium: "/bin/false");
        var id = composing.Project.Published(new(2025, 9, 14));
        using var answer = await composing.Analyst.Get($"/api/v1/releases/{id}/bulletin.pdf");
        Assert.Equal((HttpStatusCode.Conflict, "cannot_print"), (answer.StatusCode, await Caller.CodeOf(answer)));
    }

    [Fact]
    public async Task A_bulletin_is_printed_as_PDF_and_taking_it_away_is_a_line()
    {
        var isThere = Chromium.Find(null) is not null;
        if (!isThere && Environment.GetEnvironmentVariable("TIDELINE_REQUIRE_ALL") == "1")
        {
            Assert.Fail(Chromium.Missing);
        }

        Assert.SkipUnless(isThere, Chromium.Missing);
        await using var composing = await Composing.Start();
        var id = composing.Project.Published(new(2025, 9, 14));
        using var answer = await composing.Analyst.Get($"/api/v1/releases/{id}/bulletin.pdf?lang=ur");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"bulletin-{id}-ur.pdf", answer.Content.Headers.ContentDisposition?.FileName);
        var pdf = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.True(pdf.Length > 10_000);
        var line = Assert.Single((await composing.Steward.Json("/api/v1/audit?action=download")).GetProperty("lines").EnumerateArray());
        Assert.Equal($"/api/v1/releases/{id}/bulletin.pdf", line.GetProperty("target").GetString());
    }

    private static async Task<XDocument> Page(Caller caller, string address)
    {
        using var answer = await caller.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
    }

    private static IEnumerable<string> Sections(XDocument page) =>
        page.Descendants("section").Select(s => s.Attribute("aria-labelledby")!.Value).Order(StringComparer.Ordinal);

    /// <summary>A server over published releases, with an analyst and a steward.</summary>
    private sealed class Composing : IAsyncDisposable
    {
        private Staffed _staffed = null!;

        public PublishedProject Project { get; } = new();

        public Caller Analyst { get; private set; } = null!;

        public Caller Steward { get; private set; } = null!;

        public static async Task<Composing> Start(string? chromium = null)
        {
            var composing = new Composing();
            composing._staffed = await Staffed.Over(composing.Project.Options with { Open = false, Chromium = chromium }, composing.Project);
            composing.Analyst = await composing._staffed.As(Role.Analyst);
            composing.Steward = await composing._staffed.As(Role.Steward);
            return composing;
        }

        public async ValueTask DisposeAsync()
        {
            Analyst.Dispose();
            Steward.Dispose();
            await _staffed.DisposeAsync();
        }
    }
}
