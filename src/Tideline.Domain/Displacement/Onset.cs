namespace Tideline.Domain.Displacement;

/// <summary>One onset for which the fold runs: the live one or a placebo, all in day numbers.</summary>
/// <param name="Weeks">Back from the live onset: 0 live, k for the placebo 7k days earlier.</param>
/// <param name="Day">The onset.</param>
/// <param name="EvacuationStarts">First day that can count as displaced.</param>
/// <param name="FirstWeek">Monday of the week of <paramref name="EvacuationStarts"/>: the first day that is counted.</param>
/// <param name="LastDay">Last day that is counted: the last complete week's Sunday, shifted alike.</param>
/// <param name="Cut">Last day of data that may be used: the vintage, shifted alike, so that a placebo knows no more
/// than the live onset does.</param>
public sealed record Onset(int Weeks, int Day, int EvacuationStarts, int FirstWeek, int LastDay, int Cut)
{
    public int WeekCount => (LastDay + 1 - FirstWeek) / 7;

    /// <summary>The live onset.</summary>
    public static Onset Live(int onset, int evacuationStarts, int vintage)
    {
        var first = Places.Day.Monday(evacuationStarts);
        var last = Places.Day.Monday(vintage + 1) - 1;
        return new Onset(0, onset, evacuationStarts, first, last, vintage);
    }

    /// <summary>The same onset 7k days earlier.</summary>
    public Onset Placebo(int k) => new(
        k, Day - (7 * k), EvacuationStarts - (7 * k), FirstWeek - (7 * k), LastDay - (7 * k), Cut - (7 * k));
}
