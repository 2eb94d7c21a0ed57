using NodaTime;
using NodaTime.Text;

namespace Tideline.Operation.Incidents;

/// <summary>Something that went wrong, with all that was written of it.</summary>
/// <param name="Id">i1, i2 …</param>
/// <param name="What">What happened.</param>
/// <param name="Releases">Ids of the releases that it touches.</param>
/// <param name="KnownSince">When it became known.</param>
/// <param name="NotifyBy">Until when the parties must be told.</param>
/// <param name="Entries">Oldest first; the first opened it.</param>
public sealed record Incident(
    string Id, string What, Severity Severity, IReadOnlyList<string> Releases, Instant KnownSince, Instant NotifyBy, IReadOnlyList<IncidentEntry> Entries)
{
    public bool IsOpen => Entries.All(e => e.Event != IncidentEvent.Closed);

    /// <summary>Organisations that were told, each once, in the order in which they were.</summary>
    public IReadOnlyList<string> Told => [.. Entries.Where(e => e.Event == IncidentEvent.Told).Select(e => e.Whom ?? "").Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether nobody was told although the time for it has passed; also of one that is closed.</summary>
    public bool IsOverdue(Instant now) => Told.Count == 0 && now > NotifyBy;

    internal static Incident Of(IReadOnlyList<IncidentEntry> entries)
    {
        var opened = entries[0];
        return new(opened.Incident, opened.Text, opened.Severity ?? Severity.High, opened.Releases ?? [], At(opened.KnownSince ?? opened.At), At(opened.NotifyBy ?? opened.At), entries);
    }

    // A time that cannot be read is not believed to lie ahead.
    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text) is { Success: true } at ? at.Value : Instant.MinValue;
}
