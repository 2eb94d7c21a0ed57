using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Tests.Bulletins;

public sealed partial class CompositionTests
{
    private static readonly BulletinComposition Whole = new() { Parts = BulletinComposition.Choosable.ToHashSet() };

    public static TheoryData<BulletinPart> Parts => [.. BulletinComposition.Choosable];

    [Fact]
    public void The_page_says_what_the_authority_calls_the_displaced_where_it_has_a_word_of_its_own()
    {
        var tdp = SampleRelease.Input.Configuration with { Terms = Projects.Configuration.DisplacementTerms.TemporarilyDisplaced };
        Assert.Contains("temporarily displaced persons (TDP)", Bulletin.Render(SampleRelease.Input with { Configuration = tdp }), StringComparison.Ordinal);
        Assert.Contains("عارضی طور پر بے گھر افراد (TDP)", Bulletin.Render(SampleRelease.Input with { Configuration = tdp, Text = Urdu.Text }), StringComparison.Ordinal);
        Assert.DoesNotContain("TDP", Bulletin.Render(SampleRelease.Input), StringComparison.Ordinal);
    }

    [Fact]
    public void Composed_pages_to_look_at_are_written_beside_the_tests()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "composed");
        Directory.CreateDirectory(folder);
        var input = WithShares() with { Composition = Whole with { Title = "Floods in the south", Lead = "Roads to three districts are cut." } };
        File.WriteAllText(Path.Combine(folder, "composed.html"), Bulletin.Render(input));
        File.WriteAllText(Path.Combine(folder, "composed-ur.html"), Bulletin.Render(input with { Text = Urdu.Text }));
        Assert.NotEmpty(Directory.GetFiles(folder, "composed*.html"));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Without_any_part_and_with_it_alone_the_page_is_whole(BulletinPart part)
    {
        foreach (var parts in (IEnumerable<BulletinPart>[])[[part], BulletinComposition.Choosable.Where(p => p != part)])
        {
            var page = Parse(WithShares() with { Composition = Whole with { Parts = parts.ToHashSet() } });
            var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            var wanted = page.Descendants().Attributes().SelectMany(a => a.Name.LocalName switch
            {
                "aria-labelledby" => a.Value.Split(' '),
                "href" => [a.Value.TrimStart('#')],
                _ => Reference().Matches(a.Value).Select(m => m.Groups["id"].Value),
            });
            Assert.Empty(wanted.Except(ids, StringComparer.Ordinal));
            Assert.Contains("provenance", ids);
        }
    }

    [Fact]
    public void What_a_composer_writes_is_text_and_never_markup()
    {
        var html = Bulletin.Render(SampleRelease.Input with
        {
            Composition = Whole with { Title = "</title><script>alert(1)</script>", Lead = "<img src=x onerror=alert(2)> & \"so\"" },
        });
        var page = XDocument.Parse(html);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Equal("</title><script>alert(1)</script>", page.Descendants("h1").Single().Value);
        Assert.Contains("<img src=x", page.Descendants("p").Single(p => (string?)p.Attribute("class") == "editor").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_period_begins_where_the_composer_says()
    {
        var all = Maps(Whole);
        var fewer = Maps(Whole with { From = SampleRelease.Input.Claim.Start.PlusWeeks(-1) });
        Assert.True(all > 2);
        Assert.Equal(2, fewer);

        static int Maps(BulletinComposition composition) =>
            Parse(SampleRelease.Input with { Composition = composition }).Descendants("svg").Count(s => (string?)s.Attribute("class") == "week-map");
    }

    [Fact]
    public void A_share_that_may_not_be_shown_is_named_and_never_zero()
    {
        var html = Bulletin.Render(WithShares() with { Composition = Whole with { Parts = new HashSet<BulletinPart> { BulletinPart.Returns } } });
        var row = XDocument.Parse(html).Descendants("table").First().Descendants("tr").Last();
        Assert.Equal(["41.0%", "Suppressed"], row.Elements("td").Select(c => c.Descendants("bdi").FirstOrDefault()?.Value ?? c.Value.Trim()));
    }

    [Fact]
    public void What_an_agreement_takes_from_the_page_is_said_in_the_language_of_the_page()
    {
        var scope = new BulletinScope("pdma-2025", [], ["displacement_flow"]);
        var html = Bulletin.Render(SampleRelease.Input with { Text = Urdu.Text, Scope = scope });
        Assert.Contains("جس کی معاہدہ <bdi>pdma-2025</bdi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("This page tells", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_carries_the_fonts_that_it_was_given_and_still_loads_nothing()
    {
        var html = Bulletin.Render(SampleRelease.Input with { Text = Urdu.Text, Fonts = [new("Noto Nastaliq Urdu", 400, "U+0600-06FF", [1, 2, 3])] });
        Assert.Contains("src:url(data:font/woff2;base64,AQID)", html, StringComparison.Ordinal);
        Assert.Contains("font-src data:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
    }

    private static BulletinInput WithShares()
    {
        var start = SampleRelease.Input.Emergency.EvacuationStarts;
        var home = SampleRelease.Input.Observations.First(o => o.Indicator == Indicator.DisplacedStock.Name && o.Area != "PK" && o.Value is not null
            && o.PeriodEnd == SampleRelease.Input.Claim.End && SampleRelease.Input.Boundaries.Hierarchy[o.Area].AdminLevel == 2);
        var share = home with { Indicator = Indicator.ReturnedShare.Name, PeriodStart = start, Unit = Unit.Share, Status = ObservationStatus.Normal };
        return SampleRelease.Input with
        {
            Observations =
            [
                .. SampleRelease.Input.Observations,
                share with { PeriodEnd = start.PlusDays(7), Value = 0.41m, Lower = 0.36m, Upper = 0.47m },
                share with { PeriodEnd = start.PlusDays(14), Value = null, Lower = null, Upper = null, Status = ObservationStatus.Suppressed },
            ],
        };
    }

    private static XDocument Parse(BulletinInput input) => XDocument.Parse(Bulletin.Render(input));

    [GeneratedRegex(@"url\(#(?<id>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Reference();
}
