using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Releases;

namespace Tideline.Exchange.Exports;

/// <summary>
/// A CAP 1.2 alert (OASIS; ITU-T X.1303) for those who plan the response. Its scope is Restricted, always: warnings to the public are the
/// authority's. It names districts for which displacement was claimed, and no others.
/// </summary>
internal static class CapAlert
{
    public const string Name = "alert.xml";

    private static readonly XNamespace _cap = "urn:oasis:names:tc:emergency:cap:1.2";

    private static readonly OffsetDateTimePattern _time = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    /// <exception cref="ConfigurationException">No sender is named or it cannot be written in CAP, synthetic data are not called an exercise, or the
    /// release claims no displacement.</exception>
    public static byte[] Of(PublishedRelease release, ExportOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Sender) || options.Sender.AsSpan().IndexOfAny(" ,<&") >= 0)
        {
            throw new ConfigurationException(
                "A CAP alert needs a sender without blanks, commas, < and &, such as an e-mail address; name it with --sender. Nothing was written.");
        }

        if (options is { IsSynthetic: true, IsExercise: false })
        {
            throw new ConfigurationException("The data are synthetic: an alert of them can be an exercise alone. Add --exercise; nothing was written.");
        }

        var headline = release.Manifest.Headline;
        if (!headline.Claimed)
        {
            throw new ConfigurationException(
                $"Release {release.Id} found no displacement beyond ordinary travel, so that there is nothing to alert of. Leave cap out of --format; nothing was written.");
        }

        var sent = InstantPattern.ExtendedIso.Parse(release.PublishedAt).Value;
        var document = new XDocument(new XDeclaration("1.0", "UTF-8", null), new XElement(
            _cap + "alert",
            Element("identifier", release.Id.Value),
            Element("sender", options.Sender),
            Element("sent", Time(sent, options)),
            Element("status", options.IsExercise ? "Exercise" : "Actual"),
            Element("msgType", "Alert"),
            Element("source", $"Tideline, release {release.Id}"),
            Element("scope", "Restricted"),
            Element("restriction", $"{options.Words.Sensitivity}. {options.Words.PermittedUse}."),
            Element("note", options.IsExercise ? "Exercise: not for action. Figures may be of synthetic data." : null),
            Element("incidents", release.Manifest.Emergency.Id),
            Info(release, options, sent)));
        return Bytes(document);
    }

    private static XElement Info(PublishedRelease release, ExportOptions options, Instant sent)
    {
        var (headline, emergency) = (release.Manifest.Headline, release.Manifest.Emergency);
        var name = options.EmergencyName ?? $"{emergency.Hazard} of {emergency.Onset}";
        var onset = LocalDatePattern.Iso.Parse(emergency.Onset).Value.AtStartOfDayInZone(options.TimeZone).ToInstant();
        return new(
            _cap + "info",
            Element("language", "en"),
            Element("category", "Safety"),
            Element("event", $"Displacement: {emergency.Hazard}"),
            Element("responseType", "Assess"),
            // How soon, and how severe, phones do not tell.
            Element("urgency", "Unknown"),
            Element("severity", "Unknown"),
            Element("certainty", "Likely"),
            Element("audience", "Those who plan the response"),
            Element("effective", Time(sent, options)),
            Element("onset", Time(onset, options)),
            Element("expires", Time(sent + Duration.FromDays(options.Words.NextIssueAfterDays), options)),
            Element("senderName", options.Words.IssuedBy),
            Element("headline", $"{(options.IsExercise ? "EXERCISE: " : "")}Displacement beyond ordinary travel, {name}"),
            Element("description", Description(release)),
            Element("instruction", "Hold these estimates against field reports before acting. They are not a count of IDPs and not a warning to the public."),
            Element("contact", options.Words.Contact),
            Parameters(release),
            headline.ClaimedAreas.Select(a => new XElement(
                _cap + "area", Element("areaDesc", release.ByPCode.GetValueOrDefault(a)?.Name ?? a),
                new XElement(_cap + "geocode", Element("valueName", "PCODE"), Element("value", a)))));
    }

    private static string Description(PublishedRelease release)
    {
        var headline = release.Manifest.Headline;
        var total = headline.Total is { } t
            ? string.Create(CultureInfo.InvariantCulture, $"An estimated {t.Value:#,0} people were displaced{(t is { Lower: { } lower, Upper: { } upper } ? string.Create(CultureInfo.InvariantCulture, $" (80% interval {lower:#,0} to {upper:#,0})") : "")}")
            : "People were displaced; their total may not be shown, which does not mean 0";
        return $"{total}, mean of the days from {headline.PeriodStart} to {headline.PeriodEnd}, by subscribers of one operator. {string.Join(" ", release.Manifest.Caveats.Take(3))}".TrimEnd();
    }

    private static IEnumerable<XElement> Parameters(PublishedRelease release)
    {
        var headline = release.Manifest.Headline;
        yield return Parameter("release", release.Id.Value);
        yield return Parameter("definition", release.Manifest.Definition);
        yield return Parameter("boundary_version", release.Manifest.BoundaryVersion);
        foreach (var area in headline.ClaimedAreas)
        {
            var figure = release.Observations.FirstOrDefault(o => o.Indicator == Indicator.DisplacedStock.Name && o.Area == area && LocalDatePattern.Iso.Format(o.PeriodEnd) == headline.PeriodEnd);
            if (figure is { Value: { } value, Lower: { } lower, Upper: { } upper })
            {
                yield return Parameter($"displaced_stock {area}", FormattableString.Invariant($"{value:0.##} ({lower:0.##} to {upper:0.##}), status {figure.Status.Code()}"));
            }
        }
    }

    private static XElement Parameter(string name, string value) => new(_cap + "parameter", Element("valueName", name), Element("value", value));

    private static XElement? Element(string name, string? text) => string.IsNullOrWhiteSpace(text) ? null : new(_cap + name, text);

    // The standard wants an offset, also for UTC, and no Z.
    private static string Time(Instant instant, ExportOptions options) => _time.Format(instant.InZone(options.TimeZone).ToOffsetDateTime());

    private static byte[] Bytes(XDocument document)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            document.Save(writer);
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }
}
