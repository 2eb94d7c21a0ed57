using NodaTime;
using Tideline.Domain;
using Tideline.Exchange.Hazards.Feeds;

namespace Tideline.Exchange.Hazards;

/// <summary>What a reading depends on besides the documents.</summary>
/// <param name="Zone">The zone of local days.</param>
/// <param name="Now">Alerts that ran out before it are past.</param>
/// <param name="Language">The language of alerts that is read where there are several, such as <c>en</c>.</param>
public sealed record HazardReadingRules(DateTimeZone Zone, Instant Now, string Language = "en");

/// <summary>Reads what sources say of hazards.</summary>
public static class HazardFeed
{
    /// <param name="documents">Files or answers of one source; several alerts of CAP are read together, so that later ones replace earlier ones.</param>
    /// <exception cref="InputRefusedException">A document is not of the source, or is damaged; nothing of any is used.</exception>
    public static HazardReading Read(HazardSource source, IReadOnlyList<HazardDocument> documents, HazardReadingRules rules)
    {
        var book = new HazardBook();
        switch (source)
        {
            case HazardSource.Gdacs:
                GdacsFeed.Read(documents, rules, book);
                break;
            case HazardSource.Glofas:
                GlofasPoints.Read(documents, book);
                break;
            case HazardSource.ReliefWeb:
                ReliefWebDisasters.Read(documents, rules, book);
                break;
            case HazardSource.Cap:
                CapAlerts.Read(documents, rules, book);
                break;
        }

        return book.Close();
    }
}
