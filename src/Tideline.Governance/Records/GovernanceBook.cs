using System.Globalization;
using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Records;

namespace Tideline.Governance.Records;

/// <summary>The artefacts of a project: <c>governance/KIND.jsonl</c>, append-only. No version is ever lost.</summary>
public sealed class GovernanceBook(ProjectFolder folder, IClock clock)
{
    /// <summary>Code of a step that may not be taken.</summary>
    public const string StepRefused = "step_refused";

    /// <summary>Code of a document that somebody else changed meanwhile.</summary>
    public const string ChangedMeanwhile = "governance_changed";

    /// <summary>Oldest first, of every kind in the order of the kinds.</summary>
    /// <exception cref="EngineException">A record was changed.</exception>
    public IReadOnlyList<HeldArtefact> All => [.. ArtefactKind.All.SelectMany(Of)];

    /// <summary>Oldest first.</summary>
    /// <exception cref="EngineException">The record was changed.</exception>
    public IReadOnlyList<HeldArtefact> Of(ArtefactKind kind) => Held(kind, Record(kind).Entries);

    /// <exception cref="ConfigurationException">There is none of this id.</exception>
    public HeldArtefact Demand(ArtefactKind kind, string id) => Demand(kind, Of(kind), id);

    /// <summary>Keeps a new artefact.</summary>
    /// <exception cref="ConfigurationException">It has no title.</exception>
    public HeldArtefact Add(ArtefactKind kind, IArtefact document, string by)
    {
        var entry = Record(kind).Append((lines, sequence, previous) => Saved(
            kind, document, by, sequence, previous,
            string.Create(CultureInfo.InvariantCulture, $"{kind.Prefix}{lines.Select(l => l.Entry.Artefact).Distinct(StringComparer.Ordinal).Count() + 1}")));
        return Demand(kind, entry.Artefact);
    }

    /// <summary>Keeps a new version.</summary>
    /// <param name="version">The version that was changed; another one meanwhile, and it is refused.</param>
    /// <exception cref="ConfigurationException">There is none of this id, it was changed meanwhile, or it has no title.</exception>
    public HeldArtefact Change(ArtefactKind kind, string id, int version, IArtefact document, string by)
    {
        Record(kind).Append((lines, sequence, previous) =>
        {
            var held = Demand(kind, Held(kind, [.. lines.Select(l => l.Entry)]), id);
            return held.Version == version
                ? Saved(kind, document, by, sequence, previous, held.Id)
                : throw new ConfigurationException($"{held.Id} was changed meanwhile: it is at version {held.Version}. Read it again and make the change anew; nothing was changed.") { Code = ChangedMeanwhile };
        });
        return Demand(kind, id);
    }

    /// <summary>Brings an artefact further.</summary>
    /// <exception cref="ConfigurationException">There is none of this id, its kind has no states, or something stands against the step.</exception>
    public HeldArtefact Take(ArtefactKind kind, string id, Step next, Desk desk)
    {
        var step = next with { Reason = PlainWords.Optional(next.Reason, "reason") ?? "", Release = PlainWords.Optional(next.Release, "id of the release") };
        Record(kind).Append((lines, sequence, previous) =>
        {
            var held = Demand(kind, Held(kind, [.. lines.Select(l => l.Entry)]), id);
            var against = held.Document is IStepped stepped
                ? stepped.Against(step, desk with { Steps = held.Steps })
                : [new Finding("AW1", "to", $"A {kind.Name} has no steps.", null, Weight.Refused)];
            return against.Count == 0
                ? new(sequence, previous, GovernanceEvent.Stepped, clock.GetCurrentInstant().ToString(), held.Id, step.By, Step: step)
                : throw new ConfigurationException($"{held.Id} cannot go to {step.To}. {string.Join(' ', against.Select(f => $"{f.Code}: {f.Text}"))} Nothing was changed.") { Code = StepRefused };
        });
        return Demand(kind, id);
    }

    private GovernanceEntry Saved(ArtefactKind kind, IArtefact document, string by, long sequence, string previous, string id)
    {
        _ = PlainWords.Of(document.Title, "title");
        return new(sequence, previous, GovernanceEvent.Saved, clock.GetCurrentInstant().ToString(), id, PlainWords.Of(by, "name of who writes"), kind.Write(document));
    }

    private ProjectRecord<GovernanceEntry> Record(ArtefactKind kind) => new(folder.Governance, kind.Name, "nothing is entered meanwhile.", GovernanceEntry.FromLine);

    private static IReadOnlyList<HeldArtefact> Held(ArtefactKind kind, IReadOnlyList<GovernanceEntry> entries) =>
    [
        .. entries.GroupBy(e => e.Artefact, StringComparer.Ordinal).Where(g => g.First().Document is not null)
            .Select(g => new HeldArtefact(kind, g.Key, Kept(kind, g.Last(e => e.Document is not null).Document!.Value), [.. g])),
    ];

    // A later program may know more fields: then an older one says so instead of leaving them out.
    private static IArtefact Kept(ArtefactKind kind, JsonElement document)
    {
        try
        {
            return kind.Read(document);
        }
        catch (ConfigurationException e)
        {
            throw new EngineException($"governance/{kind.Name}.jsonl holds a document that this version cannot read: {e.Message}", e);
        }
    }

    private static HeldArtefact Demand(ArtefactKind kind, IReadOnlyList<HeldArtefact> all, string id) => all.FirstOrDefault(h => h.Id == id) ?? throw new ConfigurationException(
        all.Count == 0 ? $"Nothing of the kind '{kind.Name}' was ever written. Nothing was changed." : $"There is no '{id}'; the last is {all[^1].Id}. Nothing was changed.")
    { Code = ArtefactKind.Unknown };
}
