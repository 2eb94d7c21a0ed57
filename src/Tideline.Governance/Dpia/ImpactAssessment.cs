using NodaTime;

namespace Tideline.Governance.Dpia;

/// <summary>What becomes of an assessment.</summary>
public enum ImpactDecision
{
    /// <summary>Nobody decided yet.</summary>
    Open,
    Go,
    GoWithConditions,
    Stop,
}

/// <summary>Who was asked.</summary>
public enum ConsultedKind
{
    DataProtectionOfficer,
    Authority,
    CivilSociety,
    Other,
}

/// <summary>A flow of data that the pipeline works on.</summary>
public sealed record DataFlow
{
    /// <summary>Kind of data, such as call records.</summary>
    public string Category { get; init; } = "";

    public string Source { get; init; } = "";

    /// <summary>Of whom they are.</summary>
    public string Subjects { get; init; } = "";

    public string Recipients { get; init; } = "";

    /// <summary>Days that they are kept; null: not said.</summary>
    public int? RetentionDays { get; init; }
}

/// <summary>What somebody said who was asked.</summary>
public sealed record Consultation
{
    public ConsultedKind Kind { get; init; } = ConsultedKind.Other;

    public string Name { get; init; } = "";

    public LocalDate? On { get; init; }

    public string Said { get; init; } = "";
}

/// <summary>The assessment of what the pipeline does to people (DPIA). It holds for one configuration of the pipeline and until its day of review.</summary>
public sealed record ImpactAssessment : IStepped
{
    /// <summary>State of one that two organisations signed.</summary>
    public const string Signed = "signed";

    /// <summary>Organisations that must sign.</summary>
    public const int Signers = 2;

    private const string Draft = "draft";

    private const string SignedOnce = "signed_once";

    public string Title { get; init; } = "";

    /// <summary>Hash of the pipeline's configuration that was assessed; empty: none was noted.</summary>
    public string PipelineHash { get; init; } = "";

    /// <summary>Ids of use-case sheets.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];

    public IReadOnlyList<DataFlow> Flows { get; init; } = [];

    public string LegalBasis { get; init; } = "";

    /// <summary>Why no other way does.</summary>
    public string Necessity { get; init; } = "";

    /// <summary>Why areas, periods and minimum are no finer than the purpose needs.</summary>
    public string Proportionality { get; init; } = "";

    public IReadOnlyList<Consultation> Consultations { get; init; } = [];

    public IReadOnlyList<RiskEntry> Risks { get; init; } = [];

    public ImpactDecision Decision { get; init; } = ImpactDecision.Open;

    public LocalDate? ReviewOn { get; init; }

    public IReadOnlyList<Finding> Findings(Desk desk) => [.. Texts(), .. Asked(), .. OfRisks(), .. Standing(desk)];

    public string StateAfter(IReadOnlyList<Step> steps) => Organisations(steps) switch { 0 => Draft, < Signers => SignedOnce, _ => Signed };

    public IReadOnlyList<string> After(string state) => state switch { Draft => [SignedOnce], SignedOnce => [Signed], _ => [] };

    public bool OutlivesChanges => false;

    public bool Decides(string state) => true;

    public IReadOnlyList<Finding> Against(Step next, Desk desk)
    {
        List<Finding> against = [.. Texts(), .. Asked(), .. OfRisks(), .. Standing(desk)];
        against.RemoveAll(f => f.Code == "DP14" || f.Weight == Weight.Advice);
        if (!After(StateAfter(desk.Steps)).Contains(next.To))
        {
            against.Insert(0, new("AW1", "to", $"{next.To} does not follow {StateAfter(desk.Steps)}. No step is left out.", next.To, Weight.Refused));
        }

        if (desk.Steps.Any(s => Words.Same(s.By, next.By) || Words.Same(s.Organisation, next.Organisation)))
        {
            against.Add(new("DP15", "by", "This organisation has signed already. The other signature is another organisation's.", next.Organisation, Weight.Refused));
        }

        return against;
    }

    private static int Organisations(IReadOnlyList<Step> steps) => steps.Select(s => s.Organisation.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    private IEnumerable<Finding> Texts()
    {
        (string Code, string Field, bool Gone, string Text)[] texts =
        [
            ("DP1", "purposes", Words.Given(Purposes).Count == 0, "No purpose is named. Give the ids of the use-case sheets."),
            ("DP2", "flows", Flows.All(f => Words.Blank(f.Category)), "No flow of data is described. Write what comes from where, of whom, who gets it and how long it is kept."),
            ("DP3", "legalBasis", Words.Blank(LegalBasis), "No legal basis is named. Give the law for each step."),
            ("DP4", "necessity", Words.Blank(Necessity), "Nothing says why no other way does. Name what was weighed."),
            ("DP5", "proportionality", Words.Blank(Proportionality), "Nothing says why areas, periods and the minimum are no finer than needed."),
        ];
        return texts.Where(t => t.Gone).Select(t => new Finding(t.Code, t.Field, t.Text));
    }

    private IEnumerable<Finding> Asked()
    {
        foreach (var (kind, name) in ((ConsultedKind, string)[])[(ConsultedKind.DataProtectionOfficer, "the data-protection officer"), (ConsultedKind.CivilSociety, "civil society")])
        {
            if (!Consultations.Any(c => c.Kind == kind && !Words.Blank(c.Said)))
            {
                yield return new("DP6", "consultations", $"Nothing says what this side answered: {name}. Ask, and write the answer.", kind.Word());
            }
        }

        if (Risks.Any(r => r.After >= RiskEntry.High) && !Consultations.Any(c => c.Kind == ConsultedKind.Authority && !Words.Blank(c.Said)))
        {
            yield return new("DP7", "consultations", "A risk stays high after all controls, and the authority was not asked. Ask it before anything runs.");
        }
    }

    private IEnumerable<Finding> OfRisks()
    {
        foreach (var starter in StarterRisk.All.Where(s => Risks.All(r => r.Code != s.Code)))
        {
            yield return new("DP8", "risks", $"Not looked at: {starter.Threat} Add it, or say in a risk of your own why it cannot be.", starter.Code, starter.GroupHarm ? Weight.Missing : Weight.Advice);
        }

        for (var i = 0; i < Risks.Count; i++)
        {
            var risk = Risks[i];
            var name = Words.Blank(risk.Code) ? risk.Threat : risk.Code;
            var field = FormattableString.Invariant($"risks[{i}]");
            if (risk.Before is null || risk.After is null)
            {
                yield return new("DP9", field, $"{name}: likelihood and severity are not judged before and after, from 1 to {RiskEntry.Highest}.", name);
            }
            else if (risk.After > risk.Before || (risk.After < risk.Before && Words.Blank(risk.Controls)))
            {
                yield return new("DP10", $"{field}.controls", $"{name}: nothing explains how the risk changes. Write the controls, or judge again.", name);
            }

            if (risk.After > 1 && Words.Blank(risk.Owner))
            {
                yield return new("DP11", $"{field}.owner", $"{name}: nobody answers for what is left. Name one owner.", name);
            }
        }
    }

    private IEnumerable<Finding> Standing(Desk desk)
    {
        if (Decision == ImpactDecision.Open)
        {
            yield return new("DP12", "decision", "Nothing is decided. Decide: go, go with conditions, or stop.");
        }
        else if (Decision == ImpactDecision.Stop)
        {
            yield return new("DP13", "decision", "The assessment says stop. Nothing may run.", null, Weight.Refused);
        }

        if (StateAfter(desk.Steps) != Signed)
        {
            yield return new("DP14", "", FormattableString.Invariant($"Fewer than {Signers} organisations signed this version."));
        }

        if (ReviewOn is null)
        {
            yield return new("DP16", "reviewOn", "No day of review is set. Set one within a year.");
        }
        else if (ReviewOn < desk.Today)
        {
            yield return new("DP17", "reviewOn", "The day of review is past. Look at it again, and sign the new version.", null, Weight.Stale);
        }

        if (desk.PipelineHash is { } now && PipelineHash != now)
        {
            yield return Words.Blank(PipelineHash)
                ? new("DP18", "pipelineHash", "It does not say which configuration of the pipeline was assessed. Note the hash of now.")
                : new("DP19", "pipelineHash", "The pipeline's configuration was changed since. Look at what changed, assess it, and sign the new version.", null, Weight.Stale);
        }
    }
}
