namespace Tideline.Governance.TheoryOfChange;

/// <summary>Something that must hold for the figures to help anybody.</summary>
public sealed record Assumption
{
    public string Text { get; init; } = "";

    /// <summary>Whether the whole fails if it does not hold.</summary>
    public bool Killer { get; init; }

    /// <summary>How one finds out; empty where nobody said.</summary>
    public string Test { get; init; } = "";

    /// <summary>What the test showed; null: it was not tested yet.</summary>
    public bool? Holds { get; init; }
}

/// <summary>By what one sees that the change happens.</summary>
public sealed record ChangeMeasure
{
    public string Name { get; init; } = "";

    public string Baseline { get; init; } = "";

    public string Target { get; init; } = "";

    /// <summary>Where the value comes from.</summary>
    public string Source { get; init; } = "";
}

/// <summary>How figures lead from a problem to people who are better off, with what must hold on the way.</summary>
public sealed record ChangeTheory : IArtefact
{
    public string Title { get; init; } = "";

    /// <summary>What goes wrong today, and for whom.</summary>
    public string Problem { get; init; } = "";

    public IReadOnlyList<string> Inputs { get; init; } = [];

    public IReadOnlyList<string> Activities { get; init; } = [];

    /// <summary>What is handed over.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>What somebody decides or does otherwise than before.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>What becomes better for people.</summary>
    public string Impact { get; init; } = "";

    public IReadOnlyList<Assumption> Assumptions { get; init; } = [];

    public IReadOnlyList<ChangeMeasure> Measures { get; init; } = [];

    public IReadOnlyList<Finding> Findings(Desk desk) => [.. Chain(), .. OfAssumptions(), .. OfMeasures()];

    private IEnumerable<Finding> Chain()
    {
        if (Words.Blank(Problem))
        {
            yield return new("TC1", "problem", "Nothing says what goes wrong today. Name the problem and whom it hurts.");
        }

        foreach (var (name, texts) in ((string, IReadOnlyList<string>)[])[("inputs", Inputs), ("activities", Activities), ("outputs", Outputs), ("outcomes", Outcomes)])
        {
            if (Words.Given(texts).Count == 0)
            {
                yield return new("TC2", name, $"The chain has no {name}. Write at least one: a step that is left out hides a hope.", name);
            }
        }

        if (Words.Blank(Impact))
        {
            yield return new("TC3", "impact", "Nothing says what becomes better for people. A figure that is published is an output and no impact.");
        }
    }

    private IEnumerable<Finding> OfAssumptions()
    {
        if (Assumptions.All(a => Words.Blank(a.Text)))
        {
            yield return new("TC4", "assumptions", "No assumption is written. Ask of each arrow of the chain what must hold for it.");
            yield break;
        }

        if (!Assumptions.Any(a => a.Killer))
        {
            yield return new("TC5", "assumptions", "No assumption is marked as the one that ends the whole if it fails. Mark it, and test it first.");
        }

        for (var i = 0; i < Assumptions.Count; i++)
        {
            var assumption = Assumptions[i];
            var field = FormattableString.Invariant($"assumptions[{i}]");
            if (assumption.Killer && assumption.Holds == false)
            {
                yield return new("TC7", $"{field}.holds", $"The test showed that \"{assumption.Text}\" does not hold. Change the plan, or stop here.", assumption.Text, Weight.Refused);
            }
            else if (assumption.Killer && Words.Blank(assumption.Test))
            {
                yield return new("TC6", $"{field}.test", $"Nothing says how \"{assumption.Text}\" is tested. Name a cheap test that comes before the spending.", assumption.Text);
            }
        }
    }

    private IEnumerable<Finding> OfMeasures()
    {
        if (Measures.All(m => Words.Blank(m.Name)))
        {
            yield return new("TC8", "measures", "Nothing measures whether the change happens. Name one measure of an outcome, such as decisions that cited a figure.");
        }

        for (var i = 0; i < Measures.Count; i++)
        {
            var measure = Measures[i];
            if (!Words.Blank(measure.Name) && (Words.Blank(measure.Target) || Words.Blank(measure.Source)))
            {
                yield return new("TC9", FormattableString.Invariant($"measures[{i}]"), $"\"{measure.Name}\" has no target or no source. Without both nobody can say that it was reached.", measure.Name);
            }
        }
    }
}
