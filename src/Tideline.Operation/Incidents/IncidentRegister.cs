using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Records;

namespace Tideline.Operation.Incidents;

/// <summary>What a person writes to open an incident.</summary>
/// <param name="KnownSince">When it became known; null: now.</param>
/// <param name="Releases">Ids of the releases that it touches.</param>
public sealed record NewIncident(string? What, Severity Severity, IReadOnlyList<string> Releases, Instant? KnownSince = null);

/// <summary>What went wrong, who did what about it, and who was told: <c>register/incidents.jsonl</c>, append-only.</summary>
public sealed class IncidentRegister(ProjectFolder folder, IClock clock)
{
    /// <summary>Code of an incident that there is not.</summary>
    public const string Unknown = "incident_unknown";

    /// <summary>Code of an incident that is closed.</summary>
    public const string Closed = "incident_closed";

    private readonly ProjectRecord<IncidentEntry> _record = new(folder.Register, "incidents", "nothing is entered meanwhile.", IncidentEntry.FromLine);

    /// <summary>Oldest first.</summary>
    /// <exception cref="EngineException">The record was changed.</exception>
    public IReadOnlyList<Incident> All => Of(_record.Entries);

    /// <exception cref="ConfigurationException">There is none of this id.</exception>
    public Incident Demand(string id) => Demand(All, id);

    /// <summary>Writes down that something went wrong.</summary>
    /// <param name="by">Name of the person.</param>
    /// <param name="notifyWithinHours">Hours after it became known within which the parties must be told.</param>
    /// <param name="account">Of the server through which it came; null: through none.</param>
    /// <exception cref="ConfigurationException">A text is missing or refused, or it became known in the future.</exception>
    public Incident Open(NewIncident asked, string? by, int notifyWithinHours, string? account = null)
    {
        var (what, name) = (PlainWords.Of(asked.What, "account of what happened"), PlainWords.Of(by, "name of who writes"));
        var now = clock.GetCurrentInstant();
        var known = asked.KnownSince ?? now;
        if (known > now)
        {
            throw new ConfigurationException("An incident cannot have become known in the future. Give the time at which it did; nothing was changed.") { Code = PlainWords.Refused };
        }

        string[] releases = [.. asked.Releases.Select(r => PlainWords.Of(r, "id of a release")).Distinct(StringComparer.Ordinal)];
        var entry = _record.Append((lines, sequence, previous) => new(
            sequence, previous, IncidentEvent.Opened, now.ToString(), string.Create(CultureInfo.InvariantCulture, $"i{Of([.. lines.Select(l => l.Entry)]).Count + 1}"), name, what, account,
            asked.Severity, known.ToString(), (known + Duration.FromHours(notifyWithinHours)).ToString(), releases.Length == 0 ? null : releases));
        return Demand(entry.Incident);
    }

    /// <summary>Writes down what was found or done; also of an incident that is closed, since more may come to light.</summary>
    /// <exception cref="ConfigurationException">There is no such incident, or a text is missing or refused.</exception>
    public Incident Note(string id, string? text, string? by, string? account = null) => Add(id, IncidentEvent.Noted, text, "note", by, account);

    /// <summary>Writes down that an organisation was told.</summary>
    /// <param name="text">By what way, and what was said.</param>
    /// <exception cref="ConfigurationException">There is no such incident, or a text is missing or refused.</exception>
    public Incident Tell(string id, string? whom, string? text, string? by, string? account = null) =>
        Add(id, IncidentEvent.Told, text, "account of what was said", by, account, PlainWords.Of(whom, "organisation that was told"));

    /// <summary>Closes an incident with what was learned.</summary>
    /// <exception cref="ConfigurationException">There is no such incident, it is closed already, or a text is missing or refused.</exception>
    public Incident Close(string id, string? lessons, string? by, string? account = null) => Add(id, IncidentEvent.Closed, lessons, "account of what was learned", by, account);

    private Incident Add(string id, IncidentEvent kind, string? text, string what, string? by, string? account, string? whom = null)
    {
        var (line, name) = (PlainWords.Of(text, what), PlainWords.Of(by, "name of who writes"));
        _record.Append((lines, sequence, previous) =>
        {
            var incident = Demand(Of([.. lines.Select(l => l.Entry)]), id);
            return kind == IncidentEvent.Closed && !incident.IsOpen
                ? throw new ConfigurationException($"Incident {incident.Id} is closed already. Add a note instead; nothing was changed.") { Code = Closed }
                : new(sequence, previous, kind, clock.GetCurrentInstant().ToString(), incident.Id, name, line, account, Whom: whom);
        });
        return Demand(id);
    }

    private static IReadOnlyList<Incident> Of(IReadOnlyList<IncidentEntry> entries) =>
        [.. entries.GroupBy(e => e.Incident, StringComparer.Ordinal).Where(g => g.First().Event == IncidentEvent.Opened).Select(g => Incident.Of([.. g]))];

    private static Incident Demand(IReadOnlyList<Incident> all, string id) => all.FirstOrDefault(i => i.Id == id) ?? throw new ConfigurationException(
        all.Count == 0 ? "No incident was ever opened. Nothing was changed." : $"There is no incident of that id; the last is {all[^1].Id}. Nothing was changed.")
    { Code = Unknown };
}
