namespace Tideline.Release.Bulletins.Text;

/// <summary>The stock of the weeks ahead and how such projections did so far.</summary>
public sealed record ProjectionText
{
    public required string Heading { get; init; }

    /// <summary>{0} figure, {1} last week that was projected.</summary>
    public required string Sentence { get; init; }

    /// <summary>{0} last week that was projected.</summary>
    public required string WithoutTotal { get; init; }

    public required string NoSkill { get; init; }

    public required string Untested { get; init; }

    public required string Caption { get; init; }

    public required string Week { get; init; }

    public required string People { get; init; }

    public required string Error { get; init; }

    public required string PersistenceError { get; init; }

    public required string Verdict { get; init; }

    /// <summary>{0} share by which the error was smaller than persistence's.</summary>
    public required string Skill { get; init; }

    public required string None { get; init; }

    public required string NotTested { get; init; }

    public required string Note { get; init; }
}
