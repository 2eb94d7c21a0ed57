using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Exchange.Hazards;

namespace Tideline.Exchange.Tests.Hazards;

public sealed class GdacsTests
{
    [Fact]
    public void The_RSS_gives_each_event_once_with_its_newest_episode()
    {
        var reading = Feed.Read(HazardSource.Gdacs, Feed.GdacsRss);
        Assert.Equal(["FL900001", "EQ900002"], reading.Hazards.Select(h => h.Id));
        var flood = reading.Hazards[0];
        Assert.Equal((Hazard.Flood, "Orange flood alert in Darya", HazardSeverity.Severe, "Orange: Magnitude 5"), (flood.Kind, flood.Name, flood.Severity, flood.SeverityAsGiven));
        // 20:00 UTC is the next day where the project is.
        Assert.Equal((new(2025, 8, 26), "FL-2025-900001-DRY", HazardStanding.Current), (flood.Onset, flood.Glide, flood.Standing));
        Assert.Equal((60.05, 30.05), (Assert.Single(flood.Points).X, flood.Points[0].Y));
        Assert.Null(flood.Area);
        Assert.Equal((Hazard.Earthquake, HazardStanding.Past, -10.5), (reading.Hazards[1].Kind, reading.Hazards[1].Standing, reading.Hazards[1].Points[0].Y));
    }

    [Fact]
    public void No_entry_is_lost_without_a_count()
    {
        var reading = Feed.Read(HazardSource.Gdacs, Feed.GdacsRss, Feed.GdacsEvents, Feed.GdacsGeometry);
        Assert.Equal(4 + 3 + 3, reading.Entries);
        Assert.Equal(new Dictionary<string, int> { ["an earlier episode of an event"] = 2, ["no event type or number"] = 2 }, reading.LeftOut);
    }

    [Fact]
    public void The_geometry_of_an_event_gives_it_the_area_in_which_people_are_affected()
    {
        var alone = Feed.Read(HazardSource.Gdacs, Feed.GdacsEvents).Hazards.Single(h => h.Id == "FL900001");
        Assert.Null(alone.Area);
        Assert.Equal(["DRY", "ELS"], alone.Countries);
        Assert.Equal(HazardSeverity.Extreme, alone.Severity);

        var drawn = Feed.Read(HazardSource.Gdacs, Feed.GdacsEvents, Feed.GdacsGeometry).Hazards.Single(h => h.Id == "FL900001");
        Assert.Equal("Flood in Darya", drawn.Name);
        Assert.Equal(0.25, drawn.Area!.Area, 9);
        Assert.Equal("The area is that of Poly_Affected.", Assert.Single(drawn.Remarks));
    }

    [Fact]
    public void Where_a_storm_may_go_is_not_where_it_is()
    {
        var cone = Feed.GdacsGeometry.Replace("Poly_Affected", "Poly_Cones", StringComparison.Ordinal).Replace("Poly_Global", "Poly_Cones_2", StringComparison.Ordinal);
        var hazard = Assert.Single(Feed.Read(HazardSource.Gdacs, cone).Hazards);
        Assert.Null(hazard.Area);
        Assert.Contains("may go", Assert.Single(hazard.Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<rss><channel><item>", "is no whole XML (line 1)")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel/></rss>", "has a document type")]
    [InlineData("<feed/>", "is no RSS")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[", "is no whole GeoJSON")]
    [InlineData("{\"error\":\"no\"}", "is no list of events")]
    [InlineData("{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1]]]},\"properties\":{\"eventtype\":\"FL\",\"eventid\":1}}]}", "answer-1")]
    [InlineData("not found", "is no whole XML")]
    public void What_is_none_of_its_answers_is_refused(string text, string said) =>
        Assert.Contains(said, Assert.Throws<InputRefusedException>(() => Feed.Read(HazardSource.Gdacs, text)).Message, StringComparison.Ordinal);
}
