using NodaTime;

namespace Tideline.Governance.Agreements;

/// <summary>Where an agreement settles a clause.</summary>
public sealed record HeldClause
{
    /// <summary>Of <see cref="Clause"/>.</summary>
    public string Code { get; init; } = "";

    /// <summary>Article or page.</summary>
    public string Reference { get; init; } = "";

    /// <summary>What it says, in a line; may be empty.</summary>
    public string Says { get; init; } = "";
}

/// <summary>Which clauses an agreement settles: the list that a lawyer and an engineer go through together.</summary>
public sealed record ClauseCheck : IArtefact
{
    /// <summary>Name of the agreement, or its id in the project.</summary>
    public string Title { get; init; } = "";

    /// <summary>Last day on which the agreement is in force, inclusive; null: not said.</summary>
    public LocalDate? End { get; init; }

    /// <summary>Days before the end from which its renewal is asked for.</summary>
    public int RenewalDays { get; init; } = 90;

    public IReadOnlyList<HeldClause> Clauses { get; init; } = [];

    /// <summary>Clauses that nothing settles, in the order of the list.</summary>
    public IReadOnlyList<Clause> Missing => [.. Clause.All.Where(c => Clauses.All(h => h.Code != c.Code))];

    public IReadOnlyList<Finding> Findings(Desk desk) => [.. OfAll(), .. Term(desk.Today)];

    private IEnumerable<Finding> OfAll()
    {
        foreach (var clause in Missing)
        {
            yield return new("CL1", "clauses", $"{clause.Name}: no clause settles it. {clause.Asks}", clause.Code, clause.Essential ? Weight.Missing : Weight.Advice);
        }

        for (var i = 0; i < Clauses.Count; i++)
        {
            var held = Clauses[i];
            var field = FormattableString.Invariant($"clauses[{i}]");
            if (Clause.Of(held.Code) is not { } clause)
            {
                yield return new("CL3", $"{field}.code", $"There is no clause '{held.Code}' in the list.", held.Code);
            }
            else if (Words.Blank(held.Reference))
            {
                yield return new("CL2", $"{field}.reference", $"{clause.Name}: nothing says where it stands. Give the article.", clause.Code);
            }
        }

        foreach (var twice in Clauses.GroupBy(c => c.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new("CL4", "clauses", $"'{twice.Key}' is settled twice. Two clauses on one matter end in a dispute: keep one.", twice.Key, Weight.Advice);
        }
    }

    private IEnumerable<Finding> Term(LocalDate today)
    {
        if (End is null)
        {
            yield return new("CL5", "end", "Nothing says until when it is in force. Give the last day.");
        }
        else if (End < today)
        {
            yield return new("CL6", "end", "It is in force no longer. Nothing may run under it: renew it, or stop.", null, Weight.Stale);
        }
        else if (End < today.PlusDays(RenewalDays))
        {
            yield return new("CL7", "end", $"It ends within {RenewalDays} days. Begin to renew it: parties that agree have needed a year.", null, Weight.Advice);
        }
    }
}
