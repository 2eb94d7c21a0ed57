using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Union;

namespace Tideline.Exchange.Hazards.Feeds;

/// <summary>
/// GDACS: its RSS (a point for each event), its list of events (GeoJSON points), and the geometry of one event (GeoJSON polygons, each of a class). An event
/// comes in episodes, of which the newest counts; polygons of the same event give it an area.
/// </summary>
internal static class GdacsFeed
{
    private const string WayOut = "Fetch the RSS, the list of events, or the geometry of an event again.";

    /// <summary>The class of polygons in which GDACS finds people affected.</summary>
    private const string Affected = "Poly_Affected";

    private static readonly JsonSerializerOptions _geoJson = new() { Converters = { new GeoJsonConverterFactory(new GeometryFactory(new PrecisionModel(), 4326)) } };

    public static void Read(IReadOnlyList<HazardDocument> documents, HazardReadingRules rules, HazardBook book)
    {
        List<Entry> entries = [.. documents.SelectMany(d => d.IsJson ? OfJson(d, rules, book) : OfRss(d, rules, book))];
        foreach (var same in entries.GroupBy(e => e.Hazard.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            // Geometry is of an event, and comes without what the list says of it.
            List<Entry> said = [.. same.Where(e => e.Class is null || same.All(x => x.Class is not null)).OrderByDescending(e => e.Episode)];
            List<Entry> drawn = [.. same.Where(e => e.Polygon is not null)];
            var newest = said[0];
            var (area, remark) = Area(drawn);
            string[] remarks = area is not null && drawn.Max(d => d.Episode) < newest.Episode ? [.. remark, "The area is of an earlier episode."] : remark;
            // The other polygons are in the area or are said; the other episodes are older words of the same event.
            var older = same.Count(e => e.Episode < newest.Episode && e.Polygon is null);
            if (older > 0)
            {
                book.LeaveOut("an earlier episode of an event", older);
            }

            book.Keep(
                newest.Hazard with { Area = area, Points = [.. said.SelectMany(e => e.Hazard.Points).Take(1)], Remarks = [.. newest.Hazard.Remarks, .. remarks] },
                same.Count() - older);
        }
    }

    private static (Geometry? Area, string[] Remark) Area(List<Entry> drawn)
    {
        if (drawn.Count == 0)
        {
            return (null, []);
        }

        var newest = drawn.Max(d => d.Episode);
        List<Entry> now = [.. drawn.Where(d => d.Episode == newest)];
        List<Entry> chosen = now.Exists(d => d.Class == Affected) ? now.FindAll(d => d.Class == Affected)
            // Where a storm may go is not where it is.
            : now.FindAll(d => d.Class?.Contains("Cone", StringComparison.OrdinalIgnoreCase) != true);
        return chosen.Count == 0 ? (null, ["The source has no polygon but where the hazard may go."])
            : (UnaryUnionOp.Union(chosen.Select(c => c.Polygon!.IsValid ? c.Polygon : NetTopologySuite.Geometries.Utilities.GeometryFixer.Fix(c.Polygon)).ToList()),
                [$"The area is that of {string.Join(", ", chosen.Select(c => FeedTexts.Line(c.Class ?? "polygons")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}."]);
    }

    private static IEnumerable<Entry> OfRss(HazardDocument document, HazardReadingRules rules, HazardBook book)
    {
        var root = HazardXml.Root(document);
        if (root.Name.LocalName != "rss")
        {
            throw document.Fault($"is no RSS (it begins with '{FeedTexts.Line(root.Name.LocalName)}')", WayOut);
        }

        foreach (var item in root.Descendants("item"))
        {
            var (type, id) = (item.Text("eventtype"), item.Text("eventid"));
            if (type is null || id is null)
            {
                book.LeaveOut("no event type or number");
                continue;
            }

            var at = item.Text("point")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var lat, var lon] ? FeedTexts.Point(lat, lon)
                : item.Elements().FirstOrDefault(e => e.Name.LocalName == "Point") is { } geo ? FeedTexts.Point(geo.Text("lat"), geo.Text("long")) : null;
            var severity = item.Elements().FirstOrDefault(e => e.Name.LocalName == "severity");
            yield return Event(
                rules, type, id, item.Text("episodeid"), item.Text("title"), item.Text("alertlevel"), severity?.Value, item.Text("fromdate"), item.Text("todate"),
                item.Text("iscurrent"), item.Text("country"), item.Text("iso3"), item.Text("glide"), item.Text("link"), at, Ring(item.Text("polygon")), null);
        }
    }

    // GeoRSS: latitude and longitude by turns, blanks between.
    private static Polygon? Ring(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: >= 6 } numbers && numbers.Length % 2 == 0
            ? FeedTexts.Ring([.. numbers.Chunk(2).Select(p => FeedTexts.Point(p[0], p[1]))]) : null;

    private static List<Entry> OfJson(HazardDocument document, HazardReadingRules rules, HazardBook book)
    {
        try
        {
            using var json = JsonDocument.Parse(document.Bytes.AsMemory(document.Bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            {
                throw document.Fault("is no list of events (there are no features)", WayOut);
            }

            return [.. features.EnumerateArray().Select(f => Feature(f, rules, book)).OfType<Entry>()];
        }
        catch (JsonException e)
        {
            throw document.Fault(FormattableString.Invariant($"is no whole GeoJSON (line {(e.LineNumber ?? 0) + 1})"), WayOut, e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            throw document.Fault("holds a feature that is none", WayOut, e);
        }
    }

    private static Entry? Feature(JsonElement feature, HazardReadingRules rules, HazardBook book)
    {
        var properties = feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var p) ? p : default;
        var (type, id) = (properties.Field("eventtype"), properties.Field("eventid"));
        if (type is null || id is null)
        {
            book.LeaveOut("no event type or number");
            return null;
        }

        var geometry = feature.TryGetProperty("geometry", out var drawn) && drawn.ValueKind == JsonValueKind.Object ? drawn.Deserialize<Geometry>(_geoJson) : null;
        if (geometry is not null && !geometry.IsEmpty && geometry.EnvelopeInternal is { MinX: < -180 } or { MaxX: > 180 } or { MinY: < -90 } or { MaxY: > 90 })
        {
            book.LeaveOut("it lies outside longitude and latitude");
            return null;
        }

        var countries = properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty("affectedcountries", out var affected) && affected.ValueKind == JsonValueKind.Array
            ? string.Join(',', affected.EnumerateArray().Select(c => c.Field("iso3")).OfType<string>()) : null;
        return Event(
            rules, type, id, properties.Field("episodeid"), properties.Field("name") ?? properties.Field("eventname"), properties.Field("alertlevel"),
            Member(properties, "severitydata")?.Field("severitytext"), properties.Field("fromdate"), properties.Field("todate"), properties.Field("iscurrent"), properties.Field("country"),
            string.IsNullOrEmpty(countries) ? properties.Field("iso3") : countries, properties.Field("glide"), Member(properties, "url")?.Field("report"),
            geometry is Point { IsEmpty: false } point ? point.Coordinate.Copy() : null, geometry is Polygon or MultiPolygon && !geometry.IsEmpty ? geometry : null,
            properties.Field("Class"));
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;

    private static Entry Event(
        HazardReadingRules rules, string type, string id, string? episode, string? title, string? level, string? severity, string? from, string? to, string? isCurrent,
        string? country, string? iso3, string? glide, string? link, Coordinate? at, Geometry? polygon, string? @class)
    {
        var code = type.Trim().ToUpperInvariant();
        return new(
            new ReportedHazard(HazardSource.Gdacs, FeedTexts.Line(code + id.Trim()), FeedTexts.OfCode(code), FeedTexts.Line(code), FeedTexts.Line(title ?? code + id))
            {
                Onset = FeedTexts.Day(from, rules.Zone),
                Until = FeedTexts.Day(to, rules.Zone),
                Severity = level?.Trim().ToLowerInvariant() switch
                {
                    "red" => HazardSeverity.Extreme,
                    "orange" => HazardSeverity.Severe,
                    "green" => HazardSeverity.Minor,
                    _ => HazardSeverity.Unknown,
                },
                SeverityAsGiven = FeedTexts.Line(string.Join(": ", new[] { level, severity }.Where(t => !string.IsNullOrWhiteSpace(t)))),
                // It lists what happened, and storms and droughts that go on; its levels are modelled.
                Certainty = HazardCertainty.Observed,
                CertaintyAsGiven = "modelled impact",
                Standing = isCurrent?.Trim().Equals("false", StringComparison.OrdinalIgnoreCase) == true ? HazardStanding.Past : HazardStanding.Current,
                Points = at is null ? [] : [at],
                Place = FeedTexts.Line(country),
                Countries = [.. (iso3 ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(FeedTexts.Line)],
                Glide = glide is { Length: > 0 } ? FeedTexts.Line(glide) : null,
                Link = link is { Length: > 0 } ? FeedTexts.Line(link) : null,
            },
            int.TryParse(episode, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, polygon, @class);
    }

    /// <param name="Class">Of a feature of the geometry of an event; null in lists.</param>
    private sealed record Entry(ReportedHazard Hazard, int Episode, Geometry? Polygon, string? Class);
}
