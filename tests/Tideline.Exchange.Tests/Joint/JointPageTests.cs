using System.Xml.Linq;
using NetTopologySuite.Geometries;
using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;
using Tideline.Exchange.Joint;
using Tideline.Exchange.Joint.Text;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Projects.Configuration;
using static Tideline.Exchange.Tests.Beside;

namespace Tideline.Exchange.Tests.Joint;

public sealed class JointPageTests
{
    public static TheoryData<string, bool> Pages => new() { { "en", true }, { "en", false }, { "ur", true }, { "ur", false } };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_well_formed_and_has_what_it_must_have(string language, bool bulletin)
    {
        var page = Page(Input(language), bulletin);
        Assert.Equal((language, language == "ur" ? "rtl" : "ltr"), (page.Root!.Attribute("lang")!.Value, page.Root.Attribute("dir")!.Value));
        var sections = page.Descendants("section").Select(s => s.Attribute("aria-labelledby")!.Value).ToList();
        Assert.Equal(sections.Count, sections.Distinct().Count());
        Assert.All(bulletin ? ["short", "districts", "teams", "sources", "blind", "method"] : (string[])["short", "map", "sources", "series-1", "teams", "blind", "method"], s => Assert.Contains(s, sections));
        Assert.All(sections, s => Assert.Single(page.Descendants(), e => e.Attribute("id")?.Value == s));
        Assert.DoesNotContain("{", string.Concat(page.Descendants("main").Select(m => m.Value)), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), e => e.Attribute("style") is not null || e.Name.LocalName is "script" or "img");
        Assert.DoesNotContain("logo", page.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_row_holds_ours_theirs_and_what_they_say_in_words()
    {
        var rows = Page(Input("en"), bulletin: true).Descendants("section").Single(s => s.Attribute("aria-labelledby")!.Value == "districts").Descendants("tbody").Single().Elements("tr")
            .Select(r => r.Elements().Select(c => c.Value.Trim()).ToList()).ToList();
        Assert.Equal(4, rows.Count);
        var a = rows.Single(r => r[0].StartsWith("Name of A", StringComparison.Ordinal));
        Assert.Contains("1,200", a[2], StringComparison.Ordinal);
        Assert.Contains("900–1,800", a[2], StringComparison.Ordinal);
        Assert.Equal(("1,000", "60,000"), (a[3], a[4]));
        Assert.Equal("agree", a[^1]);
        Assert.Equal("theirs larger, 2.0×", rows.Single(r => r[0].StartsWith("Name of B", StringComparison.Ordinal))[^1]);
        Assert.Equal("ours suppressed, not 0", rows.Single(r => r[0].StartsWith("Name of C", StringComparison.Ordinal))[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Synthetic_figures_are_called_so_at_the_top(bool synthetic) => Assert.Equal(
        synthetic, JointPage.Triangulation(Input("en") with { IsSynthetic = synthetic }).Contains(JointEnglish.Text.Synthetic, StringComparison.Ordinal));

    [Fact]
    public void What_strangers_wrote_cannot_act_as_markup()
    {
        var input = Input("en", operation: "<script>alert(1)</script>");
        Assert.DoesNotContain("<script", JointPage.Triangulation(input), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", JointPage.Bulletin(input), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_depends_on_its_input_alone() => Assert.Equal(JointPage.Triangulation(Input("ur")), JointPage.Triangulation(Input("ur")));

    [Fact]
    public void Names_in_the_language_of_the_page_are_used_where_there_are_some()
    {
        var page = JointPage.Bulletin(Input("ur") with { Names = new Dictionary<string, string> { ["A"] = "الف" } });
        Assert.Contains("<bdi>الف</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("Name of B", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_anything_to_compare_the_page_says_so()
    {
        var page = JointPage.Triangulation(Of(Table([Ours("A", 10, 0, 20)], []), "en"));
        Assert.Contains(JointEnglish.Text.NothingCompared, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_are_not_mixed_and_a_source_without_rounds_has_the_newest_number_of_each_area()
    {
        var (first, second) = (Monday, Monday.PlusDays(3));
        var rounds = Model([Theirs("A", 1, first), Theirs("B", 2, first), Theirs("A", 3, second) with { Round = "2" }]);
        Assert.Equal([("A", 3m)], rounds.Series.Single().Counts.Select(c => (c.Comparison.Reported.Area, c.Comparison.Reported.Value)));
        var without = Model([Theirs("A", 1, first) with { Round = null }, Theirs("B", 2, first) with { Round = null }, Theirs("A", 3, second) with { Round = null }]);
        Assert.Equal([("A", 3m), ("B", 2m)], without.Series.Single().Counts.Select(c => (c.Comparison.Reported.Area, c.Comparison.Reported.Value)));

        static JointModel Model(IReadOnlyList<ReportedFigure> theirs) => JointModel.Of(Of(Table([Ours("A", 10, 0, 20), Ours("B", 10, 0, 20)], theirs), "en"));
    }

    private static XDocument Page(JointInput input, bool bulletin) => XDocument.Parse(bulletin ? JointPage.Bulletin(input) : JointPage.Triangulation(input));

    private static JointInput Input(string language, string operation = "Floods") => Of(
        Table(
            [
                Ours("A", 1200, 900, 1800), Ours("B", 1500, 1200, 2000), Ours("C", null, null, null, ObservationStatus.Suppressed), Ours("D", 5000, 4000, 6000),
                Ours("A", 700, 500, 900) with { Indicator = "displaced_stock" },
            ],
            [
                .. new[] { Theirs("A", 1000, Monday), Theirs("B", 4000, Monday), Theirs("C", 20, Monday) }.Select(t => t with { Operation = operation }),
                Theirs("A", 60_000, Monday, Concept.InNeed) with { Assessment = null, Round = null },
            ]),
        language);

    private static JointInput Of(TriangulationTable table, string language) => new(table, JointLanguages.Find(language)!)
    {
        Hazard = Hazard.Flood,
        Onset = new(2025, 8, 26),
        Country = "Darya",
        Vintage = new(2025, 9, 14),
        Definition = "tideline-1a2b3c4d",
        Words = new BulletinConfiguration(),
        Geometry = table.Input.Areas.Keys.Index().ToDictionary(a => a.Item, a => (Geometry)Square(a.Index)),
    };

    private static Polygon Square(int west) => new(new([new(60 + west, 30), new(61 + west, 30), new(61 + west, 31), new(60 + west, 31), new(60 + west, 30)]));
}
