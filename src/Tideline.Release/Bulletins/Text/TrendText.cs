namespace Tideline.Release.Bulletins.Text;

/// <summary>The charts of weeks.</summary>
public sealed record TrendText
{
    public required string Heading { get; init; }

    public required string Caption { get; init; }

    public required string StockTitle { get; init; }

    public required string NewTitle { get; init; }

    public required string ReturnedTitle { get; init; }

    /// <summary>Text alternative: {0} chart, {1} weeks with values.</summary>
    public required string Description { get; init; }

    /// <summary>One week in it: {0} week, {1} figure.</summary>
    public required string WeekValue { get; init; }

    public required string Onset { get; init; }

    public required string Legend { get; init; }

    public required string NotClaimed { get; init; }

    public required string None { get; init; }
}
