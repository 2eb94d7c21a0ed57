using NodaTime;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest;

/// <summary>What was counted while one file was read. RowsIn = RowsKept + Duplicates + Rejects.</summary>
internal sealed class FileCount
{
    public long RowsIn { get; set; }

    public long RowsKept { get; private set; }

    public long Duplicates { get; private set; }

    public long AmbiguousTimes { get; private set; }

    public long SkippedTimes { get; private set; }

    public List<(long Row, RejectReason Reason)> Rejects { get; } = [];

    public Dictionary<LocalDate, long> RowsByDay { get; } = [];

    public Dictionary<LocalDate, int> LastSecondByDay { get; } = [];

    /// <summary>Counts one local day's kept rows.</summary>
    public void Add(LocalDate day, ReadOnlySpan<EventRow> rows, long duplicates)
    {
        RowsKept += rows.Length;
        Duplicates += duplicates;
        RowsByDay[day] = rows.Length;
        var last = 0;
        foreach (ref readonly var row in rows)
        {
            last = Math.Max(last, row.LocalSecond);
            AmbiguousTimes += row.Change == ClockChange.Ambiguous ? 1 : 0;
            SkippedTimes += row.Change == ClockChange.Skipped ? 1 : 0;
        }

        LastSecondByDay[day] = last;
    }
}
