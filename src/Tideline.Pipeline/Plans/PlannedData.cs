namespace Tideline.Pipeline.Plans;

/// <summary>What a run will have before it.</summary>
/// <param name="Rows">Events in the lake.</param>
/// <param name="Days">Local days in the lake.</param>
/// <param name="DaysDue">Of them, days whose daily tables are not made yet, or no longer hold.</param>
/// <param name="CountsDue">Of them, days whose counts by area and home are not kept.</param>
/// <param name="MostEngineBytes">Memory that the engine may take.</param>
public sealed record PlannedData(long Rows, int Days, int DaysDue, int CountsDue, double MostEngineBytes)
{
    /// <summary>The part of the daily tables that is to be made.</summary>
    internal double ShareOfDays => Share(DaysDue);

    /// <summary>The part of the counts that is to be made.</summary>
    internal double ShareOfCounts => Share(CountsDue);

    /// <summary>Whether all that a run keeps is there.</summary>
    internal bool AllKept => DaysDue == 0 && CountsDue == 0;

    private double Share(int due) => Days == 0 ? 0 : (double)due / Days;
}
