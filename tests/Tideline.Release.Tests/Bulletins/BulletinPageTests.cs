using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tideline.Domain;
using Tideline.Release.Bulletins;

namespace Tideline.Release.Tests.Bulletins;

public sealed partial class BulletinPageTests
{
    [Fact]
    public void Pages_to_look_at_are_written_beside_the_tests()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "bulletins");
        Directory.CreateDirectory(folder);
        var unclaimed = SampleRelease.Input with { Claim = SampleRelease.Input.Claim with { Claimed = false, Areas = [] } };
        File.WriteAllText(Path.Combine(folder, "sample.html"), Bulletin.Render(SampleRelease.Input));
        File.WriteAllText(Path.Combine(folder, "not-claimed.html"), Bulletin.Render(unclaimed));
        File.WriteAllText(Path.Combine(folder, "right-to-left.html"), Bulletin.Render(SampleRelease.Input with { Text = PseudoLanguage.Text }));
        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void A_small_page_is_as_approved() => Approval.Verify(Bulletin.Render(SmallRelease.Input), "SmallBulletin.approved.html");

    [Fact]
    public void The_same_input_in_another_order_gives_the_same_bytes()
    {
        var reversed = SampleRelease.Input with { Observations = [.. SampleRelease.Input.Observations.Reverse()] };
        Assert.Equal(Bulletin.Render(SampleRelease.Input), Bulletin.Render(reversed));
    }

    [Fact]
    public void The_page_is_well_formed_and_every_reference_inside_it_resolves()
    {
        var page = Parse(Bulletin.Render(SampleRelease.Input));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var wanted = page.Descendants().Attributes()
            .SelectMany(a => a.Name.LocalName switch
            {
                "aria-labelledby" => a.Value.Split(' '),
                "href" => [a.Value.TrimStart('#')],
                _ => Reference().Matches(a.Value).Select(m => m.Groups["id"].Value),
            });
        Assert.Empty(wanted.Except(ids, StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_loads_nothing_and_runs_nothing()
    {
        var html = Bulletin.Render(SampleRelease.Input);
        var page = Parse(html);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "img" or "link" or "iframe" or "object");
        Assert.DoesNotContain(
            page.Descendants().Attributes(),
            a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_knows_no_left_and_no_right()
    {
        var style = Parse(Bulletin.Render(SampleRelease.Input)).Descendants("style").Single().Value;
        Assert.DoesNotMatch(@"(margin|padding|border)-(left|right|top|bottom)|[^-a-z](left|right|width|height):", style.Replace("(max-width:", "", StringComparison.Ordinal).Replace("-width:", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_text_and_never_markup()
    {
        var html = Bulletin.Render(SmallRelease.Input with
        {
            ReleaseId = "x\"}</style><b>",
            Configuration = SmallRelease.Input.Configuration with { Contact = "<script>alert(1)</script> & co" },
        });
        Parse(html);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("</style><b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void No_word_is_hard_coded_outside_the_string_table()
    {
        var page = Parse(Bulletin.Render(SmallRelease.Input with { Text = PseudoLanguage.Text }));
        Assert.Equal("rtl", page.Root!.Attribute("dir")!.Value);
        var bare = page.Root.Element("body")!.Descendants()
            .Where(e => !e.AncestorsAndSelf().Any(a => a.Name.LocalName is "bdi" or "pre" or "code"))
            .Select(e => string.Concat(e.Nodes().OfType<XText>().Select(t => t.Value)).Trim('·', ' ', '\n'))
            .Where(t => t.Any(char.IsLetter) && !t.Contains(PseudoLanguage.Open, StringComparison.Ordinal))
            .Where(t => !SmallRelease.OwnWords.Contains(t))
            .ToList();
        Assert.Empty(bare);
    }

    [Fact]
    public void Rivers_that_are_not_GeoJSON_are_refused()
        => Assert.Throws<InputRefusedException>(() => Bulletin.Render(SmallRelease.Input with { Rivers = "type: river" }));

    private static XDocument Parse(string html) => XDocument.Parse(html);

    [GeneratedRegex(@"url\(#(?<id>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Reference();
}
