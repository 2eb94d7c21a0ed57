using System.Text.Json;
using NodaTime;
using Tideline.Governance;
using Tideline.Governance.Agreements;
using Tideline.Governance.Communications;
using Tideline.Governance.Dpia;
using Tideline.Governance.Programme;

namespace Tideline.Server.Governance;

/// <summary>A state that may follow.</summary>
/// <param name="Decides">Whether it takes a person who may sign.</param>
/// <param name="Against">What stands against it for whoever asks, as far as it is known before a reason is written.</param>
public sealed record NextAnswer(string To, bool Decides, IReadOnlyList<Finding> Against);

/// <summary>What was written of an artefact.</summary>
/// <param name="To">The state it was brought to; null: a version was saved.</param>
public sealed record GovernanceLine(string At, string By, string? To, string? Organisation, string? Reason);

/// <summary>An artefact of governance as it stands.</summary>
/// <param name="State">In words like technical_check; null where the kind has no states.</param>
/// <param name="Document">Its fields, by kind.</param>
/// <param name="History">Newest first.</param>
public sealed record ArtefactAnswer(
    string Kind, string Id, string Title, int Version, string At, string By, string? State, JsonElement Document, IReadOnlyList<Finding> Findings,
    IReadOnlyList<NextAnswer> Next, IReadOnlyList<GovernanceLine> History);

/// <summary>All artefacts of the project.</summary>
/// <param name="PipelineHash">SHA-256 of the pipeline's configuration as it is now.</param>
public sealed record GovernanceAnswer(string PipelineHash, IReadOnlyList<ArtefactAnswer> Artefacts);

/// <summary>A text with places like {area}.</summary>
public sealed record TemplateAnswer(string Code, Audience Audience, string When, string Text, IReadOnlyList<string> Places);

/// <summary>A word to avoid.</summary>
public sealed record WordAnswer(string Word, string Say, string Because);

/// <summary>Lists that the forms offer.</summary>
public sealed record CatalogueAnswer(
    IReadOnlyList<Clause> Clauses, IReadOnlyList<StarterRisk> Risks, IReadOnlyList<Prerequisite> Prerequisites, IReadOnlyList<WordAnswer> Words, IReadOnlyList<TemplateAnswer> Templates)
{
    internal static CatalogueAnswer All { get; } = new(
        Clause.All, StarterRisk.All, Prerequisite.All, [.. AvoidedWord.All.Select(w => new WordAnswer(w.Word, w.Say, w.Because))],
        [.. MessageTemplate.All.Select(t => new TemplateAnswer(t.Code, t.Audience, t.When, t.Text, t.Places))]);
}

/// <param name="Version">That was changed.</param>
public sealed record ChangedDocument(int? Version, JsonElement? Document);

/// <param name="To">State, in words like technical_check.</param>
/// <param name="By">Only in practice: who takes it; else the account that asks.</param>
/// <param name="Organisation">Only in practice.</param>
/// <param name="On">Only in practice: local day; else today.</param>
/// <param name="Until">Of an approval: last day on which it holds.</param>
/// <param name="Release">Id of the release that answered.</param>
public sealed record StepBody(string? To, string? By, string? Organisation, LocalDate? On, string? Reason, LocalDate? Until, string? Release)
{
    internal Step Taken(string by, string organisation, LocalDate today) => new(To ?? "", by, organisation, today, Reason ?? "", Until, Release);

    internal Step InPractice(LocalDate today) => new(To ?? "", By ?? "", Organisation ?? "", On ?? today, Reason ?? "", Until, Release);
}

/// <summary>A document that is looked at and not kept.</summary>
/// <param name="Steps">That were taken with it.</param>
/// <param name="Next">A step that is thought of.</param>
public sealed record DraftDocument(JsonElement? Document, IReadOnlyList<StepBody>? Steps, StepBody? Next);

/// <summary>What the rules say of a draft.</summary>
/// <param name="After">States that may follow.</param>
/// <param name="Against">What stands against the step that is thought of.</param>
public sealed record DraftAnswer(IReadOnlyList<Finding> Findings, string? State, IReadOnlyList<string> After, IReadOnlyList<Finding> Against);
