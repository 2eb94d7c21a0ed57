using System.Runtime.InteropServices;

namespace Tideline.Ingest.Rows;

/// <summary>How a written local time met the zone's clock changes.</summary>
internal enum ClockChange : byte
{
    None,
    Ambiguous,
    Skipped,
}

/// <summary>One accepted event: who (a pseudonym), when, where.</summary>
/// <param name="Subscriber">Pseudonym.</param>
/// <param name="At">Seconds since 1970-01-01 UTC.</param>
/// <param name="LocalSecond">Seconds since the start of the local day by the wall clock.</param>
/// <param name="Cell">Index into <see cref="CellIndex"/>, whose order is that of the names.</param>
/// <param name="Change">How its local time was resolved.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EventRow(ulong Subscriber, uint At, int LocalSecond, int Cell, ClockChange Change);

/// <summary>The order of event parts: subscriber, time, cell.</summary>
internal readonly struct PartOrder : IComparer<EventRow>
{
    public int Compare(EventRow x, EventRow y) =>
        x.Subscriber != y.Subscriber ? (x.Subscriber < y.Subscriber ? -1 : 1)
        : x.At != y.At ? (x.At < y.At ? -1 : 1)
        : x.Cell.CompareTo(y.Cell);
}
