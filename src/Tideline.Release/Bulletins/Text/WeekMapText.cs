namespace Tideline.Release.Bulletins.Text;

/// <summary>The small maps by week.</summary>
public sealed record WeekMapText
{
    public required string Heading { get; init; }

    /// <summary>{0} kind of area.</summary>
    public required string Caption { get; init; }

    /// <summary>Text alternative of one map: {0} week, {1} areas with the largest shares.</summary>
    public required string Description { get; init; }

    /// <summary>In the place of a list that is empty.</summary>
    public required string NoAreas { get; init; }

    public required string Legend { get; init; }
}
