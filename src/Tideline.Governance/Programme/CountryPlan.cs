using NodaTime;

namespace Tideline.Governance.Programme;

/// <summary>That a prerequisite is met, and what shows it.</summary>
public sealed record MetPrerequisite
{
    /// <summary>Of <see cref="Prerequisite"/>.</summary>
    public string Code { get; init; } = "";

    public string Evidence { get; init; } = "";
}

/// <summary>People who take a course together.</summary>
public sealed record Cohort
{
    public string Name { get; init; } = "";

    /// <summary>A: decisions and governance; B: technical.</summary>
    public string Track { get; init; } = "";

    public LocalDate? Start { get; init; }

    /// <summary>How many began; null: not known.</summary>
    public int? People { get; init; }

    /// <summary>How many hold a certificate; null: not known yet.</summary>
    public int? Certified { get; init; }
}

/// <summary>Where a country stands in a programme: rung of the ladder, prerequisites, cohorts, next step.</summary>
public sealed record CountryPlan : IArtefact
{
    /// <summary>0 scoping, 1 readiness assessed, 2 negotiating access, 3 access agreed, 4 data flowing, 5 figures produced, 6 part of the institution.</summary>
    public const int HighestRung = 6;

    /// <summary>The country.</summary>
    public string Title { get; init; } = "";

    /// <summary>0 to <see cref="HighestRung"/>; null: not said.</summary>
    public int? Rung { get; init; }

    public string Lead { get; init; } = "";

    public IReadOnlyList<MetPrerequisite> Met { get; init; } = [];

    public IReadOnlyList<Cohort> Cohorts { get; init; } = [];

    public string NextStep { get; init; } = "";

    public LocalDate? NextOn { get; init; }

    public IReadOnlyList<Finding> Findings(Desk desk) => [.. Ladder(), .. OfCohorts(), .. Next(desk.Today)];

    private IEnumerable<Finding> Ladder()
    {
        if (Rung is not (>= 0 and <= HighestRung))
        {
            yield return new("PR1", "rung", $"The rung is not one of 0 to {HighestRung}.");
            yield break;
        }

        foreach (var lacking in Prerequisite.All.Where(p => p.Rung <= Rung + 1 && Met.All(m => m.Code != p.Code)))
        {
            yield return lacking.Rung <= Rung
                ? new("PR2", "met", FormattableString.Invariant($"Rung {lacking.Rung} needs {lacking.Asks}. It is not met: step back a rung, or meet it."), lacking.Code)
                : new("PR3", "met", FormattableString.Invariant($"The next rung, {lacking.Rung}, needs {lacking.Asks}."), lacking.Code, Weight.Advice);
        }

        for (var i = 0; i < Met.Count; i++)
        {
            if (Words.Blank(Met[i].Evidence))
            {
                yield return new("PR4", FormattableString.Invariant($"met[{i}].evidence"), $"Nothing shows that this is met: {Met[i].Code}. Name the document or the record.", Met[i].Code);
            }
        }
    }

    private IEnumerable<Finding> OfCohorts()
    {
        if (Rung >= 4 && Cohorts.All(c => Words.Blank(c.Name)))
        {
            yield return new("PR5", "cohorts", "Data flow and nobody was trained. Plan a cohort of each track.");
        }

        for (var i = 0; i < Cohorts.Count; i++)
        {
            if (Cohorts[i].Certified > Cohorts[i].People)
            {
                yield return new("PR6", FormattableString.Invariant($"cohorts[{i}].certified"), $"{Cohorts[i].Name}: more hold a certificate than began.", Cohorts[i].Name);
            }
        }
    }

    private IEnumerable<Finding> Next(LocalDate today)
    {
        if (Words.Blank(Lead))
        {
            yield return new("PR7", "lead", "No institution leads. A programme that is led from abroad ends with its money.");
        }

        if (Words.Blank(NextStep) || NextOn is null)
        {
            yield return new("PR8", "nextStep", "No next step with its day is written.");
        }
        else if (NextOn < today)
        {
            yield return new("PR9", "nextOn", "The day of the next step is past. Write what came of it, and set the next.", null, Weight.Stale);
        }
    }
}
