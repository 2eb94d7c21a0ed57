using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Exchange.Hazards;

namespace Tideline.Exchange.Tests.Hazards;

public sealed class ReliefWebAndGlofasTests
{
    [Fact]
    public void Disasters_have_countries_and_say_that_they_have_no_place()
    {
        var reading = Feed.Read(HazardSource.ReliefWeb, Feed.ReliefWeb, Feed.ReliefWeb);
        Assert.Equal(6, reading.Entries);
        Assert.Equal(new Dictionary<string, int> { ["no type; the answer is not of profile=full"] = 2, ["the same disaster again"] = 2 }, reading.LeftOut);
        Assert.Equal(["990001", "990002"], reading.Hazards.Select(h => h.Id));
        var (flood, heat) = (reading.Hazards[0], reading.Hazards[1]);
        Assert.Equal((Hazard.Flood, HazardCertainty.Observed, "FL-2025-900001-DRY", "https://example.org/disaster/fl-2025"), (flood.Kind, flood.Certainty, flood.Glide, flood.Link));
        Assert.Equal(["DRY"], flood.Countries);
        Assert.Equal(["The source says which countries, not where in them.", "It names 2 kinds: Flood, Land Slide."], flood.Remarks);
        Assert.Equal((Hazard.Heatwave, HazardStanding.Past, new(2025, 6, 20)), (heat.Kind, heat.Standing, heat.Onset));
    }

    [Theory]
    [InlineData("""{"status":403,"error":{"type":"AccessDenied","message":"An approved appname is needed"}}""", "is a refusal and no list of disasters: An approved appname is needed")]
    [InlineData("""{"data":{}}""", "is no list of disasters")]
    [InlineData("""{"data":[""", "is no whole JSON")]
    public void An_answer_without_disasters_is_refused_with_what_it_says(string text, string said) =>
        Assert.Contains(said, Assert.Throws<InputRefusedException>(() => Feed.Read(HazardSource.ReliefWeb, text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Reporting_points_above_a_threshold_are_hazards_by_its_colour()
    {
        var reading = Feed.Read(HazardSource.Glofas, Feed.Glofas);
        Assert.Equal(
            [("G1", HazardSeverity.Extreme, HazardCertainty.Possible), ("G2", HazardSeverity.Severe, HazardCertainty.Possible), ("G3", HazardSeverity.Moderate, HazardCertainty.Possible)],
            reading.Hazards.Select(h => (h.Id, h.Severity, h.Certainty)));
        Assert.Equal("purple: 35% for the flood of 20 years", reading.Hazards[0].SeverityAsGiven);
        Assert.Equal([new(2025, 8, 27), new(2025, 8, 24), new(2025, 8, 30)], reading.Hazards.Select(h => h.Onset!.Value));
        Assert.Equal(new Dictionary<string, int> { ["no id, place, forecast date, or chances from 0 to 100"] = 2, ["no threshold is exceeded with more than 30%"] = 1 }, reading.LeftOut);
    }

    [Theory]
    [InlineData("id,name\nG1,x\n", "no column 'longitude'")]
    [InlineData("CDF\u0001\u0000\u0000", "is no table of reporting points")]
    public void What_is_no_table_of_points_is_refused(string text, string said) =>
        Assert.Contains(said, Assert.Throws<InputRefusedException>(() => Feed.Read(HazardSource.Glofas, text)).Message, StringComparison.Ordinal);
}
