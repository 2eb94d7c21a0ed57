using NodaTime;

namespace Tideline.Synthetic.Events;

/// <summary>One calendar day's file as events in memory.</summary>
public readonly ref struct StreamedDay(LocalDate date, long rows, long repeated, ReadOnlySpan<StreamedEvent> events)
{
    /// <summary>The calendar day.</summary>
    public LocalDate Date { get; } = date;

    /// <summary>Rows that the file would have, faulty and repeated ones included.</summary>
    public long Rows { get; } = rows;

    /// <summary>Rows that repeat the row before; each such event stands once in <see cref="Events"/>.</summary>
    public long Repeated { get; } = repeated;

    /// <summary>Events without faults, in order of SIM, not of time. Two of one SIM may be the same event.</summary>
    public ReadOnlySpan<StreamedEvent> Events { get; } = events;
}
