namespace Tideline.Pipeline.Plans;

/// <summary>What a run will have before it.</summary>
/// <param name="Rows">Events in the lake.</param>
/// <param name="Days">Local days in the lake.</param>
/// <param name="DaysDue">Of them, days whose daily tables are not made yet, or no longer hold.</param>
/// <param name="MostEngineBytes">Memory that the engine may take.</param>
public sealed record PlannedData(long Rows, int Days, int DaysDue, double MostEngineBytes)
{
    /// <summary>Events of the days that are due, by the mean of all days.</summary>
    public double RowsDue => Days == 0 ? 0 : (double)Rows * DaysDue / Days;
}
