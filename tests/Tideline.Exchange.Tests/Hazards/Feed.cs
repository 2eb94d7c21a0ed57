using System.Text;
using NodaTime;
using Tideline.Exchange.Hazards;

namespace Tideline.Exchange.Tests.Hazards;

/// <summary>Answers in the documented shapes of the sources. All are synthetic: no event, place or number in them is real.</summary>
internal static class Feed
{
    public static HazardReadingRules Rules { get; } = new(DateTimeZoneProviders.Tzdb["Asia/Karachi"], Instant.FromUtc(2025, 8, 28, 6, 0));

    public const string GdacsRss = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" xmlns:gdacs="http://www.gdacs.org" xmlns:georss="http://www.georss.org/georss">
          <channel>
            <title>Synthetic answer</title>
            <item>
              <title>Orange flood alert in Darya</title>
              <link>https://example.org/report?eventid=900001</link>
              <guid isPermaLink="false">FL900001</guid>
              <geo:Point><geo:lat>30.05</geo:lat><geo:long>60.05</geo:long></geo:Point>
              <georss:point>30.05 60.05</georss:point>
              <gdacs:bbox>59 61 29 31</gdacs:bbox>
              <gdacs:eventtype>FL</gdacs:eventtype>
              <gdacs:alertlevel>Orange</gdacs:alertlevel>
              <gdacs:eventid>900001</gdacs:eventid>
              <gdacs:episodeid>2</gdacs:episodeid>
              <gdacs:fromdate>Mon, 25 Aug 2025 20:00:00 GMT</gdacs:fromdate>
              <gdacs:todate>Thu, 28 Aug 2025 00:00:00 GMT</gdacs:todate>
              <gdacs:severity unit="" value="0">Magnitude 5</gdacs:severity>
              <gdacs:iscurrent>true</gdacs:iscurrent>
              <gdacs:country>Darya</gdacs:country>
              <gdacs:iso3>DRY</gdacs:iso3>
              <gdacs:glide>FL-2025-900001-DRY</gdacs:glide>
            </item>
            <item>
              <title>Green flood alert in Darya</title>
              <gdacs:eventtype>FL</gdacs:eventtype><gdacs:alertlevel>Green</gdacs:alertlevel>
              <gdacs:eventid>900001</gdacs:eventid><gdacs:episodeid>1</gdacs:episodeid>
              <gdacs:fromdate>Mon, 25 Aug 2025 20:00:00 GMT</gdacs:fromdate>
            </item>
            <item>
              <title>Red earthquake in Elsewhere</title>
              <georss:point>-10.5 170.25</georss:point>
              <gdacs:eventtype>EQ</gdacs:eventtype><gdacs:alertlevel>Red</gdacs:alertlevel>
              <gdacs:eventid>900002</gdacs:eventid><gdacs:episodeid>1</gdacs:episodeid>
              <gdacs:fromdate>Sat, 02 Aug 2025 01:02:03 GMT</gdacs:fromdate>
              <gdacs:iscurrent>false</gdacs:iscurrent><gdacs:iso3>ELS</gdacs:iso3>
            </item>
            <item><title>Nothing that can be told</title></item>
          </channel>
        </rss>
        """;

    public const string GdacsEvents = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","bbox":[60.05,30.05,60.05,30.05],"geometry":{"type":"Point","coordinates":[60.05,30.05]},"properties":{
            "eventtype":"FL","eventid":900001,"episodeid":3,"eventname":"","glide":"FL-2025-900001-DRY","name":"Flood in Darya","alertlevel":"Red","alertscore":2.5,
            "iscurrent":"true","country":"Darya, Elsewhere","fromdate":"2025-08-25T20:00:00","todate":"2025-08-29T00:00:00","datemodified":"2025-08-28T05:00:00","iso3":"DRY",
            "url":{"geometry":"https://example.org/geometry","report":"https://example.org/report","details":"https://example.org/details"},
            "affectedcountries":[{"iso2":"DY","iso3":"DRY","countryname":"Darya"},{"iso2":"EL","iso3":"ELS","countryname":"Elsewhere"}],
            "severitydata":{"severity":5.0,"severitytext":"Magnitude 5","severityunit":""}}},
          {"type":"Feature","geometry":{"type":"Point","coordinates":[61,31]},"properties":{"eventtype":"DR","eventid":900003,"episodeid":9,"name":"Drought in Darya","alertlevel":"Green","fromdate":"2025-03-01T00:00:00","iso3":"DRY"}},
          {"type":"Feature","geometry":null,"properties":null}]}
        """;

    /// <summary>A square that people are affected in, a larger one that is not, and a cone.</summary>
    public const string GdacsGeometry = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","geometry":{"type":"Point","coordinates":[60.05,30.05]},"properties":{"eventtype":"FL","eventid":900001,"episodeid":3,"Class":"Point_Centroid"}},
          {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[60,30],[60.5,30],[60.5,30.5],[60,30.5],[60,30]]]},"properties":{"eventtype":"FL","eventid":900001,"episodeid":3,"Class":"Poly_Affected"}},
          {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[59,29],[62,29],[62,32],[59,32],[59,29]]]},"properties":{"eventtype":"FL","eventid":900001,"episodeid":3,"Class":"Poly_Global"}}]}
        """;

    public const string ReliefWeb = """
        {"time":12,"href":"https://example.org/v2/disasters","took":3,"totalCount":3,"count":3,"data":[
          {"id":"990001","score":1,"href":"https://example.org/990001","fields":{"id":990001,"name":"Darya: Floods - Aug 2025","glide":"FL-2025-900001-DRY","status":"ongoing",
            "primary_country":{"id":1,"name":"Darya","iso3":"dry"},"country":[{"id":1,"name":"Darya","iso3":"dry","primary":true}],
            "primary_type":{"id":4611,"name":"Flood","code":"FL"},"type":[{"id":4611,"name":"Flood","code":"FL","primary":true},{"id":4618,"name":"Land Slide","code":"LS"}],
            "url":"https://example.org/taxonomy/990001","url_alias":"https://example.org/disaster/fl-2025","date":{"created":"2025-08-27T00:00:00+00:00","event":"2025-08-26T00:00:00+00:00"}}},
          {"id":"990002","fields":{"name":"Darya: Heat Wave - Jun 2025","status":"past","primary_type":{"name":"Heat Wave","code":"HT"},"country":[{"name":"Darya","iso3":"dry"}],"date":{"created":"2025-06-20T00:00:00+00:00"}}},
          {"id":"990003","fields":{"name":"Only a name"}}]}
        """;

    public const string Glofas = """
        id,name,longitude,latitude,forecast_date,peak_date,probability_2y,probability_5y,probability_20y
        G1,Sonmar at Bela,60.05,30.05,2025-08-24,2025-08-27,96,71,35
        G2,Sonmar at Dera,60.2,30.05,2025-08-24,,80,33,4
        G3,Nala,61.2,30.05,2025-08-24,2025-08-30,31,5,0
        G4,Quiet,62,30.05,2025-08-24,2025-08-30,30,5,0
        G5,Broken,62,300,2025-08-24,2025-08-30,90,5,0
        G6,Broken,62,30,2025-08-24,2025-08-30,190,5,0
        """;

    public static string Cap(
        string identifier = "D-1", string status = "Actual", string type = "Alert", string references = "", string sent = "2025-08-26T06:00:00+05:00", string scope = "Public",
        string? infos = null) => $"""
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>{identifier}</identifier><sender>met@example.org</sender><sent>{sent}</sent>
          <status>{status}</status><msgType>{type}</msgType><scope>{scope}</scope>{(references.Length > 0 ? $"<references>{references}</references>" : "")}
          {infos ?? Info() + Info("ur", "سیلاب", "شدید سیلاب")}
        </alert>
        """;

    public static string Info(
        string language = "en-GB", string @event = "River flood", string headline = "River flood, Sonmar", string severity = "Severe", string certainty = "Likely",
        string expires = "2025-08-30T06:00:00+05:00", string area = "<areaDesc>Bela</areaDesc><polygon>30,60 30.5,60 30.5,60.5 30,60.5 30,60</polygon>") => $"""
        <info><language>{language}</language><category>Met</category><event>{@event}</event><urgency>Expected</urgency><severity>{severity}</severity>
        <certainty>{certainty}</certainty><onset>2025-08-26T22:00:00+05:00</onset><expires>{expires}</expires><headline>{headline}</headline><area>{area}</area></info>
        """;

    public static HazardReading Read(HazardSource source, params string[] texts) =>
        HazardFeed.Read(source, [.. texts.Select((t, i) => new HazardDocument($"answer-{i + 1}", Encoding.UTF8.GetBytes(t)))], Rules);
}
