namespace Tideline.Exchange.Triangulation;

/// <summary>How released and reported figures are held against each other; see docs/methods/triangulation.md.</summary>
public sealed record TriangulationRules
{
    /// <summary>Most days between a reported day and the nearest released period, or by which two periods may differ.</summary>
    public int DaysApart { get; init; } = 14;

    /// <summary>People; areas are ranked by the probability that the released figure exceeds it.</summary>
    public decimal Threshold { get; init; } = 1000;

    /// <summary>Most areas whose overlap at the top is looked at.</summary>
    public int Top { get; init; } = 5;

    /// <summary>A count on the ground is recent up to so many days before the released period ends; areas without a recent one are suggested to
    /// assessment teams.</summary>
    public int RecentDays { get; init; } = 30;

    /// <summary>Persons in a household; null: households are shown and not compared.</summary>
    public double? HouseholdSize { get; init; }
}
