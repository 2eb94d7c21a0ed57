using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Records;

namespace Tideline.Operation.Requests;

/// <summary>A question of an organisation, and what was decided with the answer.</summary>
/// <param name="Decisions">Oldest first.</param>
public sealed record Request(RequestEntry Asked, IReadOnlyList<RequestEntry> Decisions)
{
    public string Id => Asked.Request;
}

/// <summary>What was asked, as a person writes it down.</summary>
/// <param name="On">Local day.</param>
/// <param name="Release">Id of the release that answered; null: none did.</param>
/// <param name="Refused">Why it was not answered; null: it was.</param>
public sealed record NewRequest(
    LocalDate On, string? Organisation, string? Role, string? Officer, string? Question, string? Purpose, string? Agreement, string? Release, string? Refused);

/// <summary>What was decided, as a person writes it down.</summary>
/// <param name="On">Local day.</param>
/// <param name="Figure">The figure that was cited.</param>
public sealed record NewDecision(LocalDate On, string? Organisation, string? Role, string? Decision, string? Release, string? Figure);

/// <summary>Who asked what, what answered it and what was decided with it: <c>register/requests.jsonl</c>, append-only.</summary>
public sealed class RequestRegister(ProjectFolder folder, IClock clock)
{
    /// <summary>Code of a request that there is not.</summary>
    public const string Unknown = "request_unknown";

    private readonly ProjectRecord<RequestEntry> _record = new(folder.Register, "requests", "nothing is entered meanwhile.", RequestEntry.FromLine);

    /// <summary>Oldest first.</summary>
    /// <exception cref="EngineException">The record was changed.</exception>
    public IReadOnlyList<Request> All => Of(_record.Entries);

    /// <summary>Writes down what was asked and whether it was answered.</summary>
    /// <param name="by">Name of who writes.</param>
    /// <param name="account">Of the server through which it came; null: through none.</param>
    /// <exception cref="ConfigurationException">A text is missing or refused, or it is neither answered by a release nor refused with a reason.</exception>
    public Request Add(NewRequest asked, string? by, string? account = null)
    {
        var refused = PlainWords.Optional(asked.Refused, "reason of the refusal");
        var release = PlainWords.Optional(asked.Release, "id of the release");
        if (refused is null == release is null)
        {
            throw new ConfigurationException("A request is answered by a release, or refused with a reason: one of the two. Nothing was changed.") { Code = PlainWords.Missing };
        }

        var (organisation, question, purpose, name) = (
            PlainWords.Of(asked.Organisation, "organisation that asks"), PlainWords.Of(asked.Question, "question"), PlainWords.Of(asked.Purpose, "purpose"), PlainWords.Of(by, "name of who writes"));
        var (role, officer, agreement) = (PlainWords.Optional(asked.Role, "role"), PlainWords.Optional(asked.Officer, "officer's name"), PlainWords.Optional(asked.Agreement, "id of the agreement"));
        var entry = _record.Append((lines, sequence, previous) => new(
            sequence, previous, RequestEvent.Asked, clock.GetCurrentInstant().ToString(),
            string.Create(CultureInfo.InvariantCulture, $"r{lines.Count(l => l.Entry.Event == RequestEvent.Asked) + 1}"), asked.On, question, name, account,
            organisation, role, officer, purpose, agreement, release, refused is null, refused));
        return Demand(All, entry.Request);
    }

    /// <summary>Writes down what was decided with an answer.</summary>
    /// <exception cref="ConfigurationException">There is no such request, or a text is missing or refused.</exception>
    public Request Decide(string id, NewDecision decided, string? by, string? account = null)
    {
        var (decision, name) = (PlainWords.Of(decided.Decision, "decision"), PlainWords.Of(by, "name of who writes"));
        var (organisation, role) = (PlainWords.Of(decided.Organisation, "organisation that decided"), PlainWords.Optional(decided.Role, "role"));
        var (release, figure) = (PlainWords.Optional(decided.Release, "id of the release"), PlainWords.Optional(decided.Figure, "figure that was cited"));
        _record.Append((lines, sequence, previous) =>
        {
            var request = Demand(Of([.. lines.Select(l => l.Entry)]), id);
            return new(
                sequence, previous, RequestEvent.Decided, clock.GetCurrentInstant().ToString(), request.Id, decided.On, decision, name, account, organisation, role,
                Release: release ?? request.Asked.Release, Figure: figure);
        });
        return Demand(All, id);
    }

    private static IReadOnlyList<Request> Of(IReadOnlyList<RequestEntry> entries) =>
    [
        .. entries.GroupBy(e => e.Request, StringComparer.Ordinal).Where(g => g.First().Event == RequestEvent.Asked)
            .Select(g => new Request(g.First(), [.. g.Where(e => e.Event == RequestEvent.Decided)])),
    ];

    private static Request Demand(IReadOnlyList<Request> all, string id) => all.FirstOrDefault(r => r.Id == id) ?? throw new ConfigurationException(
        all.Count == 0 ? "No request was ever written down. Nothing was changed." : $"There is no request of that id; the last is {all[^1].Id}. Nothing was changed.")
    { Code = Unknown };
}
