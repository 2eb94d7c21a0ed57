using System.Runtime.InteropServices;

namespace Tideline.Ingest.Rows;

/// <summary>How a written local time met the zone's clock changes.</summary>
internal enum ClockChange : byte
{
    None,
    Ambiguous,
    Skipped,
}

/// <summary>
/// One accepted event: who (a pseudonym), when, where. Sixteen bytes that compare as the order of event parts: subscriber,
/// time, cell.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct EventRow : IComparable<EventRow>
{
    /// <summary>Cells that a row can tell apart.</summary>
    public const int MaximumCells = 1 << CellBits;

    private const int CellBits = 30;
    private const int ChangeBits = 2;

    // Time in the upper half, then the cell, then the clock change, which is no part of an event's identity.
    private readonly ulong _rest;

    /// <param name="subscriber">Pseudonym.</param>
    /// <param name="at">Seconds since 1970-01-01 UTC.</param>
    /// <param name="cell">Index into <see cref="CellIndex"/>, whose order is that of the names.</param>
    /// <param name="change">How its local time was resolved.</param>
    public EventRow(ulong subscriber, uint at, int cell, ClockChange change)
    {
        Subscriber = subscriber;
        _rest = ((ulong)at << 32) | ((ulong)cell << ChangeBits) | (byte)change;
    }

    public ulong Subscriber { get; }

    public uint At => (uint)(_rest >> 32);

    public int Cell => (int)((uint)_rest >> ChangeBits);

    public ClockChange Change => (ClockChange)(_rest & ((1 << ChangeBits) - 1));

    public int CompareTo(EventRow other) =>
        Subscriber != other.Subscriber ? (Subscriber < other.Subscriber ? -1 : 1) : _rest.CompareTo(other._rest);

    /// <summary>Whether subscriber, time and cell are the same.</summary>
    public bool Repeats(in EventRow other) => Subscriber == other.Subscriber && _rest >> ChangeBits == other._rest >> ChangeBits;
}
