using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Emergencies;

namespace Tideline.Exchange.Hazards.Feeds;

/// <summary>What texts of sources mean.</summary>
internal static class FeedTexts
{
    private const int LongestLine = 200;

    private static readonly GeometryFactory _factory = new(new PrecisionModel(), 4326);

    /// <summary>Two letters that GDACS and GLIDE share, and those of ReliefWeb.</summary>
    public static Hazard OfCode(string? code) => code?.Trim().ToUpperInvariant() switch
    {
        "FL" or "FF" => Hazard.Flood,
        "TC" or "ST" or "SS" or "EC" or "TO" or "VW" => Hazard.Storm,
        "DR" => Hazard.Drought,
        "EQ" => Hazard.Earthquake,
        "WF" or "FR" or "WV" => Hazard.Wildfire,
        "HT" => Hazard.Heatwave,
        _ => Hazard.Other,
    };

    /// <summary>One line of text without what a terminal or a file would take for an order; cut where it is long.</summary>
    public static string Line(string? text)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var isBlank = Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator;
            if (!isBlank || (line.Length > 0 && line[^1] != ' '))
            {
                line.Append(isBlank ? " " : rune.ToString());
            }
        }

        var whole = line.ToString().Trim();
        return whole.Length <= LongestLine ? whole : whole[..(LongestLine - 1)].TrimEnd() + "…";
    }

    /// <summary>The local day of a moment; of a text without an offset it is taken as UTC, which these sources use. Null where it is none.</summary>
    public static LocalDate? Day(string? text, DateTimeZone zone) => Moment(text)?.InZone(zone).Date;

    /// <summary>ISO 8601 with or without an offset, a day alone, or the form of e-mail (<c>Tue, 26 Aug 2025 00:00:00 GMT</c>).</summary>
    public static Instant? Moment(string? text) =>
        text?.Trim() is not { Length: > 0 } plain ? null
        : OffsetDateTimePattern.ExtendedIso.Parse(plain) is { Success: true } offset ? offset.Value.ToInstant()
        : LocalDateTimePattern.ExtendedIso.Parse(plain) is { Success: true } local ? local.Value.InUtc().ToInstant()
        : LocalDatePattern.Iso.Parse(plain) is { Success: true } day ? day.Value.AtMidnight().InUtc().ToInstant()
        : DateTimeOffset.TryParseExact(plain, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var mail) ? Instant.FromDateTimeOffset(mail)
        : null;

    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A point of latitude and longitude, which CAP and GeoRSS write in this order; null where it is none on the globe.</summary>
    public static Coordinate? Point(string? latitude, string? longitude) =>
        Number(latitude) is { } lat && Number(longitude) is { } lon && Math.Abs(lat) <= 90 && Math.Abs(lon) <= 180 ? new(lon, lat) : null;

    /// <summary>A polygon of points in order; null where they are no ring of at least three different points.</summary>
    public static Polygon? Ring(IReadOnlyList<Coordinate?> points)
    {
        if (points.Count < 3 || points.Any(p => p is null))
        {
            return null;
        }

        List<Coordinate> ring = [.. points.OfType<Coordinate>()];
        if (!ring[0].Equals2D(ring[^1]))
        {
            ring.Add(ring[0].Copy());
        }

        return ring.Count >= 4 && ring.Distinct().Count() >= 3 ? _factory.CreatePolygon([.. ring]) : null;
    }
}
