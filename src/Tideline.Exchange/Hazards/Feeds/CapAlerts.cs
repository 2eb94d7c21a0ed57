using System.Xml.Linq;
using NodaTime;
using Tideline.Domain.Emergencies;

namespace Tideline.Exchange.Hazards.Feeds;

/// <summary>
/// Alerts in CAP 1.2 (OASIS), alone or within a feed. Updates and cancellations take the place of what they name, whatever order they come in. Of several
/// languages one is read.
/// </summary>
internal static class CapAlerts
{
    private const string Namespace = "urn:oasis:names:tc:emergency:cap:1.";

    public static void Read(IReadOnlyList<HazardDocument> documents, HazardReadingRules rules, HazardBook book)
    {
        var messages = new Dictionary<(string, string), CapMessage>();
        foreach (var document in documents)
        {
            List<XElement> alerts = [.. HazardXml.Root(document).DescendantsAndSelf().Where(e => e.Name.LocalName == "alert" && e.Name.NamespaceName.StartsWith(Namespace, StringComparison.Ordinal))];
            if (alerts.Count == 0)
            {
                throw document.Fault("holds no alert of CAP", "A feed of links is not enough: fetch the alerts that it links to.");
            }

            foreach (var alert in alerts)
            {
                var (message, fault) = CapMessage.Of(alert);
                if (message is null || !messages.TryAdd(message.Key, message))
                {
                    book.LeaveOut(message is null ? fault : "the same alert again");
                }
            }
        }

        foreach (var message in Standing(messages, book))
        {
            Add(message, messages, rules, book);
        }
    }

    /// <summary>Messages that no later one replaces.</summary>
    private static List<CapMessage> Standing(Dictionary<(string, string), CapMessage> messages, HazardBook book)
    {
        List<CapMessage> later = [.. messages.Values.Where(m => m.Type is "Update" or "Cancel")];
        // A message that names itself, or one that was sent after it, replaces nothing.
        var named = later.SelectMany(m => m.References.Where(r => r != m.Key && (!messages.TryGetValue(r, out var earlier) || earlier.Sent <= m.Sent)));
        // Some senders name the first alert alone, however many updates lie between.
        var between = later.Where(m => later.Exists(n => n.Sent > m.Sent && n.Key.Sender == m.Key.Sender && n.References.Intersect(m.References).Any())).Select(m => m.Key);
        var replaced = named.Concat(between).ToHashSet();
        foreach (var old in messages.Keys.Where(replaced.Contains))
        {
            book.LeaveOut("a later message replaced it");
        }

        return [.. messages.Values.Where(m => !replaced.Contains(m.Key)).OrderBy(m => m.Sent).ThenBy(m => m.Key)];
    }

    private static void Add(CapMessage message, Dictionary<(string, string), CapMessage> messages, HazardReadingRules rules, HazardBook book)
    {
        if (message.Type is not ("Alert" or "Update" or "Cancel"))
        {
            book.LeaveOut("it acknowledges or reports an error");
            return;
        }

        // A cancellation may say nothing of its own.
        var told = message.Infos.Count > 0 ? message : message.References.Select(r => messages.GetValueOrDefault(r)).FirstOrDefault(m => m?.Infos.Count > 0) ?? message;
        List<string> remarks = [];
        var infos = InLanguage(told.Infos, rules.Language, remarks);
        if (infos.Count == 0)
        {
            book.LeaveOut(message.Type == "Cancel" ? "it cancels an alert that is not at hand" : "it says nothing of an event");
            return;
        }

        if (message.References.Any(r => !messages.ContainsKey(r)))
        {
            remarks.Add("It refers to earlier alerts that are not at hand.");
        }

        if (message.Scope != "Public")
        {
            remarks.Add($"Its scope is {FeedTexts.Line(message.Scope)}: do not pass it on.");
        }

        List<XElement> areas = [.. infos.Elements().Where(e => e.Name.LocalName == "area")];
        var drawn = CapPlaces.Drawn(areas, remarks);
        var severest = infos.OrderByDescending(Severity).First();
        Instant?[] ends = [.. infos.Select(i => FeedTexts.Moment(i.Text("expires")))];
        var word = FeedTexts.Line(severest.Text("event") ?? "");
        book.Keep(new(HazardSource.Cap, FeedTexts.Line(message.Key.Identifier), KindOf(infos), word, FeedTexts.Line(severest.Text("headline") ?? word))
        {
            Onset = infos.Select(i => FeedTexts.Day(i.Text("onset") ?? i.Text("effective"), rules.Zone)).Where(d => d is not null).Min() ?? message.Sent.InZone(rules.Zone).Date,
            Until = ends.Any(e => e is null) ? null : ends.Max()!.Value.InZone(rules.Zone).Date,
            Severity = Severity(severest),
            SeverityAsGiven = FeedTexts.Line($"{severest.Text("severity")}, urgency {severest.Text("urgency")}"),
            Certainty = Certainty(severest),
            CertaintyAsGiven = FeedTexts.Line(severest.Text("certainty")),
            Standing = message.Status != "Actual" ? HazardStanding.NotReal
                : message.Type == "Cancel" ? HazardStanding.Cancelled
                : ends.All(e => e < rules.Now) ? HazardStanding.Past
                : HazardStanding.Current,
            Area = drawn,
            PCodes = [.. CapPlaces.PCodes(areas)],
            Place = FeedTexts.Line(string.Join("; ", areas.Select(a => a.Text("areaDesc")).OfType<string>().Distinct(StringComparer.Ordinal))),
            Link = severest.Text("web") is { } link ? FeedTexts.Line(link) : null,
            Remarks = [.. remarks, .. message.Status == "Actual" ? (IEnumerable<string>)[] : [$"Its status is {FeedTexts.Line(message.Status)}: it is not meant."]],
        });
    }

    /// <summary>Blocks of the wanted language, else of the first; the standard takes a block without one for American English.</summary>
    private static List<XElement> InLanguage(IReadOnlyList<XElement> infos, string wanted, List<string> remarks)
    {
        var byLanguage = infos.ToLookup(i => i.Text("language") ?? "en-US", StringComparer.OrdinalIgnoreCase);
        var chosen = byLanguage.FirstOrDefault(l => l.Key.Split('-')[0].Equals(wanted.Split('-')[0], StringComparison.OrdinalIgnoreCase)) ?? byLanguage.FirstOrDefault();
        if (byLanguage.Count > 1)
        {
            remarks.Add($"Read in {FeedTexts.Line(chosen!.Key)}; it also stands in {FeedTexts.Line(string.Join(", ", byLanguage.Where(l => l != chosen).Select(l => l.Key)))}.");
        }

        return [.. chosen ?? Enumerable.Empty<XElement>()];
    }

    // Senders name events in words of their own.
    private static Hazard KindOf(IReadOnlyList<XElement> infos)
    {
        var words = string.Join(' ', infos.Select(i => $"{i.Text("event")} {i.Text("headline")}")).ToLowerInvariant();
        (Hazard Kind, string[] Words)[] known =
        [
            (Hazard.Flood, ["flood", "inundation", "سیلاب", "river level", "crue", "inondation"]),
            (Hazard.Storm, ["cyclone", "hurricane", "typhoon", "storm", "tornado", "طوفان"]),
            (Hazard.Heatwave, ["heat", "گرمی", "chaleur"]),
            (Hazard.Drought, ["drought", "خشک سالی"]),
            (Hazard.Wildfire, ["wildfire", "wild fire", "forest fire", "bushfire", "جنگل کی آگ"]),
            (Hazard.Earthquake, ["earthquake", "seismic", "زلزلہ"]),
        ];
        return known.FirstOrDefault(k => k.Words.Any(w => words.Contains(w, StringComparison.Ordinal))) is { Words: not null } hit ? hit.Kind : Hazard.Other;
    }

    private static HazardSeverity Severity(XElement info) => Word<HazardSeverity>(info.Text("severity"));

    // The word of CAP 1.0, which the standard reads as likely.
    private static HazardCertainty Certainty(XElement info) => Word<HazardCertainty>(info.Text("certainty") is "Very Likely" ? "Likely" : info.Text("certainty"));

    private static T Word<T>(string? text)
        where T : struct, Enum => Enum.GetValues<T>().FirstOrDefault(v => v.ToString() == text);
}
