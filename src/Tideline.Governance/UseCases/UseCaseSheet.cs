using NodaTime;

namespace Tideline.Governance.UseCases;

/// <summary>Another way to come to the decision, scored beside phone records.</summary>
public sealed record Alternative
{
    public string Name { get; init; } = "";

    /// <summary>Does it come in time: 0 not at all to 3 fully; null: nobody scored it.</summary>
    public int? InTime { get; init; }

    /// <summary>Does it answer the question: 0 to 3.</summary>
    public int? Fit { get; init; }

    /// <summary>Does it spare people's privacy: 0 to 3.</summary>
    public int? Privacy { get; init; }

    /// <summary>Is it affordable: 0 to 3.</summary>
    public int? Cost { get; init; }

    /// <summary>0 to 12; null where a score is missing or cannot be.</summary>
    public int? Total
    {
        get
        {
            int?[] scores = [InTime, Fit, Privacy, Cost];
            return scores.All(s => s is >= 0 and <= UseCaseSheet.HighestScore) ? scores.Sum() : null;
        }
    }
}

/// <summary>For which decision a figure is made: the sheet without which nothing else of governance has a purpose.</summary>
public sealed record UseCaseSheet : IArtefact
{
    /// <summary>Highest score of one criterion of an alternative.</summary>
    public const int HighestScore = 3;

    public string Title { get; init; } = "";

    /// <summary>What is decided: a choice between two acts.</summary>
    public string Decision { get; init; } = "";

    /// <summary>Whose signature decides: a function, no name.</summary>
    public string DecisionMaker { get; init; } = "";

    /// <summary>Who reads the figure and prepares the decision.</summary>
    public string User { get; init; } = "";

    public string Figure { get; init; } = "";

    /// <summary>By when the figure must be there.</summary>
    public LocalDate? NeededBy { get; init; }

    public LocalDate? DecisionOn { get; init; }

    /// <summary>From what value on it is decided otherwise.</summary>
    public string Threshold { get; init; } = "";

    /// <summary>What is done where the threshold is reached.</summary>
    public string Action { get; init; } = "";

    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    /// <summary>The use of phone records itself, with the same scores.</summary>
    public Alternative PhoneRecords { get; init; } = new();

    /// <summary>Why phone records are needed although an alternative scores as high; empty where none does.</summary>
    public string Necessity { get; init; } = "";

    public IReadOnlyList<Finding> Findings(Desk desk) => [.. Texts(), .. Dates(), .. Weighing()];

    private IEnumerable<Finding> Texts()
    {
        (string Code, string Field, string Value, string Text)[] texts =
        [
            ("UC1", "decision", Decision, "No decision is named. Write what is chosen between: a topic is no decision."),
            ("UC2", "decisionMaker", DecisionMaker, "Nobody is named who decides. Write the function whose signature it takes."),
            ("UC3", "user", User, "Nobody is named who reads the figure. Write the desk or the function."),
            ("UC4", "figure", Figure, "No figure is named. Write which figure, of which areas, how often."),
            ("UC8", "threshold", Threshold, "No threshold is named. Write from what value on it is decided otherwise."),
            ("UC10", "action", Action, "Nothing says what is done where the threshold is reached. A figure that changes no act need not be made."),
        ];
        foreach (var (code, field, value, text) in texts)
        {
            if (Words.Blank(value))
            {
                yield return new(code, field, text);
            }
        }

        if (!Words.Blank(Threshold) && !Words.HasNumber(Threshold))
        {
            yield return new("UC9", "threshold", "The threshold holds no number. Write the value, and whether of people, of a share or of a change.");
        }
    }

    private IEnumerable<Finding> Dates()
    {
        if (NeededBy is null)
        {
            yield return new("UC5", "neededBy", "Nothing says by when the figure must be there. Give a day.");
        }

        if (DecisionOn is null)
        {
            yield return new("UC6", "decisionOn", "Nothing says when it is decided. Give a day, or the first of the days on which it is decided again.");
        }

        if (NeededBy >= DecisionOn)
        {
            yield return new("UC7", "neededBy", "The figure comes on the day of the decision or after it. It must be there before, with time to read it.");
        }
    }

    private IEnumerable<Finding> Weighing()
    {
        if (Alternatives.All(a => Words.Blank(a.Name)))
        {
            yield return new("UC11", "alternatives", "No alternative is named. Write what else could answer: a field count, a survey, a satellite picture, nothing at all.");
            yield break;
        }

        for (var i = 0; i < Alternatives.Count; i++)
        {
            if (Alternatives[i].Total is null)
            {
                yield return new("UC12", FormattableString.Invariant($"alternatives[{i}]"), $"\"{Alternatives[i].Name}\" is not scored. Give each criterion 0 to {HighestScore}.", Alternatives[i].Name);
            }
        }

        if (PhoneRecords.Total is null)
        {
            yield return new("UC13", "phoneRecords", $"Phone records themselves are not scored. Give each criterion 0 to {HighestScore}, with the same measure as the alternatives.");
        }
        else if (Alternatives.Max(a => a.Total) >= PhoneRecords.Total && Words.Blank(Necessity))
        {
            yield return new("UC14", "necessity", "An alternative scores as high as phone records. Say why they are needed all the same, or use the alternative.");
        }
    }
}
