using System.Xml.Linq;
using NetTopologySuite.Geometries;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Release.Bulletins;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Tests.Bulletins;

public sealed class UnusualInputTests
{
    [Fact]
    public void A_release_without_rows_gives_a_page_that_says_so()
    {
        var page = Render(SmallRelease.Input with { Observations = [], Previous = SampleRelease.Input.Previous });
        Assert.Contains("No total can be given.", page, StringComparison.Ordinal);
        Assert.Contains(English.Text.Trend.None, page, StringComparison.Ordinal);
        Assert.Contains(English.Text.Tables.Empty, page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_country_of_one_level_is_drawn_at_that_level()
    {
        var areas = SmallRelease.Boundaries.Hierarchy.AtLevel(2).Select(a => new Area(a.PCode, a.Name, 1, null));
        var page = Render(SmallRelease.Input with { Boundaries = SmallRelease.Boundaries with { Hierarchy = new(areas) } });
        Assert.Contains("Home provinces: where people left", page, StringComparison.Ordinal);
        Assert.Contains("No total is given, because areas are suppressed (1).", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Areas_without_a_polygon_are_counted_under_the_map()
    {
        var some = SmallRelease.Boundaries.Geometry.Where(g => g.Key is not "S1" and not "S2").ToDictionary();
        Assert.Contains(
            "missing from the map: 2.", Render(SmallRelease.Input with { Boundaries = SmallRelease.Boundaries with { Geometry = some } }), StringComparison.Ordinal);
        var none = new Dictionary<string, Geometry>();
        Assert.DoesNotContain(
            "class=\"map\"", Render(SmallRelease.Input with { Boundaries = SmallRelease.Boundaries with { Geometry = none } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Boundaries_that_overlap_or_hold_islands_are_drawn_all_the_same()
    {
        var geometry = SmallRelease.Boundaries.Geometry.ToDictionary();
        var square = GeometryFactory.Default.ToGeometry(new Envelope(10.4, 12.6, 20.5, 21.5));
        geometry["S2"] = GeometryFactory.Default.CreateMultiPolygon([(Polygon)square, (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(19, 19.01, 20, 20.01))]);
        var page = Render(SmallRelease.Input with { Boundaries = SmallRelease.Boundaries with { Geometry = geometry } });
        Assert.Contains("Two (S2)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_with_a_host_that_is_no_area_counts_as_all_others()
    {
        var row = SmallRelease.Row(Indicator.DisplacementFlow, "S2", 5_000, ObservationStatus.Normal, "other");
        Assert.Contains(
            English.Text.Tables.OtherHosts, Render(SmallRelease.Input with { Observations = [.. SmallRelease.Input.Observations, row] }), StringComparison.Ordinal);
    }

    /// <summary>The page, known to be well-formed.</summary>
    private static string Render(BulletinInput input)
    {
        var html = Bulletin.Render(input);
        XDocument.Parse(html);
        return html;
    }
}
