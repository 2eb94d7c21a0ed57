using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Exchange.Hazards;

namespace Tideline.Exchange.Tests.Hazards;

public sealed class CapReadingTests
{
    private const string First = "met@example.org,D-1,2025-08-26T06:00:00+05:00";

    [Fact]
    public void An_alert_is_read_in_one_language_with_latitude_before_longitude()
    {
        var hazard = Assert.Single(Feed.Read(HazardSource.Cap, Feed.Cap()).Hazards);
        Assert.Equal(("D-1", Hazard.Flood, "River flood, Sonmar", HazardSeverity.Severe, HazardCertainty.Likely), (hazard.Id, hazard.Kind, hazard.Name, hazard.Severity, hazard.Certainty));
        Assert.Equal((new(2025, 8, 26), new(2025, 8, 30), HazardStanding.Current), (hazard.Onset, hazard.Until, hazard.Standing));
        Assert.Equal((60, 30, 60.5, 30.5), hazard.Area!.EnvelopeInternal is var b ? (b.MinX, b.MinY, b.MaxX, b.MaxY) : default);
        Assert.Equal("Read in en-GB; it also stands in ur.", Assert.Single(hazard.Remarks));

        var urdu = HazardFeed.Read(HazardSource.Cap, [new("alert.xml", System.Text.Encoding.UTF8.GetBytes(Feed.Cap()))], Feed.Rules with { Language = "ur" }).Hazards[0];
        Assert.Equal(("شدید سیلاب", Hazard.Flood), (urdu.Name, urdu.Kind));
    }

    [Fact]
    public void Blocks_of_one_language_are_one_hazard_as_severe_as_the_worst()
    {
        var two = Feed.Info(severity: "Moderate", area: "<areaDesc>A</areaDesc><circle>30,60 10</circle><geocode><valueName>PCODE</valueName><value>PK1A</value></geocode>")
            + Feed.Info(severity: "Extreme", area: "<areaDesc>B</areaDesc><polygon>30,61 30.5,61 30.5,61.5 30,61</polygon><polygon>30,61</polygon>");
        var hazard = Assert.Single(Feed.Read(HazardSource.Cap, Feed.Cap(infos: two)).Hazards);
        Assert.Equal((HazardSeverity.Extreme, "A; B", 2), (hazard.Severity, hazard.Place, hazard.Area!.NumGeometries));
        Assert.Equal(["PK1A"], hazard.PCodes);
        Assert.Contains("1 polygons or circles are none", Assert.Single(hazard.Remarks), StringComparison.Ordinal);
        // A circle of 10 km: pi times 100 square kilometres of 111.2 km a degree, and the cosine of the latitude.
        Assert.Equal(0.0293, hazard.Area.GetGeometryN(0).Area, 3);
    }

    [Theory]
    [InlineData("Exercise")]
    [InlineData("Test")]
    [InlineData("System")]
    [InlineData("Draft")]
    public void What_is_not_actual_is_told_apart(string status)
    {
        var hazard = Assert.Single(Feed.Read(HazardSource.Cap, Feed.Cap(status: status)).Hazards);
        Assert.Equal(HazardStanding.NotReal, hazard.Standing);
        Assert.Contains($"Its status is {status}: it is not meant.", hazard.Remarks);
    }

    [Fact]
    public void An_update_takes_the_place_of_what_it_names_in_whatever_order_they_come()
    {
        var update = Feed.Cap("D-2", type: "Update", references: First, sent: "2025-08-27T06:00:00+05:00", infos: Feed.Info(severity: "Extreme"));
        foreach (var texts in (string[][])[[Feed.Cap(), update], [update, Feed.Cap()]])
        {
            var reading = Feed.Read(HazardSource.Cap, texts);
            Assert.Equal(("D-2", HazardSeverity.Extreme), Assert.Single(reading.Hazards) is var h ? (h.Id, h.Severity) : default);
            Assert.Equal(1, reading.LeftOut["a later message replaced it"]);
        }

        Assert.Contains("not at hand", Assert.Single(Assert.Single(Feed.Read(HazardSource.Cap, update).Hazards).Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_alert_says_so_and_an_update_of_an_update_ends_the_chain()
    {
        var second = Feed.Cap("D-2", type: "Update", references: First, sent: "2025-08-27T06:00:00+05:00");
        var cancel = Feed.Cap("D-3", type: "Cancel", references: "met@example.org,D-2,2025-08-27T06:00:00+05:00", sent: "2025-08-27T09:00:00+05:00", infos: " ");
        var reading = Feed.Read(HazardSource.Cap, cancel, second, Feed.Cap());
        var hazard = Assert.Single(reading.Hazards);
        Assert.Equal(("D-3", HazardStanding.Cancelled, "River flood, Sonmar"), (hazard.Id, hazard.Standing, hazard.Name));
        Assert.Equal((3, 2), (reading.Entries, reading.LeftOut["a later message replaced it"]));

        Assert.Equal(1, Feed.Read(HazardSource.Cap, cancel).LeftOut["it cancels an alert that is not at hand"]);
    }

    [Fact]
    public void Of_updates_that_all_name_the_first_alert_the_last_stands()
    {
        var texts = Enumerable.Range(2, 3).Select(i => Feed.Cap($"D-{i}", type: i < 4 ? "Update" : "Cancel", references: First, sent: $"2025-08-2{5 + i}T06:00:00+05:00")).Reverse();
        var reading = Feed.Read(HazardSource.Cap, [.. texts, Feed.Cap()]);
        Assert.Equal(("D-4", HazardStanding.Cancelled), Assert.Single(reading.Hazards) is var h ? (h.Id, h.Standing) : default);
        Assert.Equal(3, reading.LeftOut["a later message replaced it"]);
    }

    [Fact]
    public void A_message_that_names_a_later_one_or_itself_replaces_nothing()
    {
        var odd = Feed.Cap("D-0", type: "Cancel", references: $"{First} met@example.org,D-0,2025-08-01T06:00:00+05:00", sent: "2025-08-01T06:00:00+05:00");
        Assert.Equal(["D-1", "D-0"], Feed.Read(HazardSource.Cap, Feed.Cap(), odd).Hazards.Select(h => h.Id));
    }

    [Fact]
    public void An_alert_that_ran_out_is_over_and_one_that_is_restricted_says_so()
    {
        var hazard = Assert.Single(Feed.Read(HazardSource.Cap, Feed.Cap(scope: "Restricted", infos: Feed.Info(expires: "2025-08-27T06:00:00+05:00"))).Hazards);
        Assert.Equal(HazardStanding.Past, hazard.Standing);
        Assert.Equal("Its scope is Restricted: do not pass it on.", Assert.Single(hazard.Remarks));
    }

    [Fact]
    public void Alerts_within_a_feed_are_read_and_those_that_are_none_are_counted()
    {
        var feed = $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><content>{Feed.Cap()}</content></entry><entry><content>{Feed.Cap()}</content></entry><entry><content>{Feed.Cap("D-4").Replace("<sender>met@example.org</sender>", "", StringComparison.Ordinal)}</content></entry><entry><content>{Feed.Cap("D-5", type: "Ack", references: First)}</content></entry></feed>";
        var reading = Feed.Read(HazardSource.Cap, feed);
        Assert.Single(reading.Hazards);
        Assert.Equal(4, reading.Entries);
        Assert.Equal(
            new Dictionary<string, int> { ["it acknowledges or reports an error"] = 1, ["no sender, identifier, status, msgType or scope"] = 1, ["the same alert again"] = 1 }, reading.LeftOut);
    }

    [Theory]
    [InlineData("<!DOCTYPE alert SYSTEM \"file:///etc/passwd\"><alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"/>", "document type")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;\">]><alert>&z;</alert>", "document type")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"https://example.org/a.xml\"/></feed>", "fetch the alerts")]
    [InlineData("<alert/>", "holds no alert")]
    [InlineData("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>", "is no whole XML")]
    public void What_is_no_alert_is_refused(string text, string said) =>
        Assert.Contains(said, Assert.Throws<InputRefusedException>(() => Feed.Read(HazardSource.Cap, text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Words_of_a_source_are_one_plain_line()
    {
        var hazard = Assert.Single(Feed.Read(HazardSource.Cap, Feed.Cap(infos: Feed.Info(headline: "Flood\n\n  now \u202E\u0085 " + new string('x', 400)))).Hazards);
        Assert.StartsWith("Flood now x", hazard.Name, StringComparison.Ordinal);
        Assert.Equal(200, hazard.Name.Length);
        Assert.EndsWith("…", hazard.Name, StringComparison.Ordinal);
    }
}
