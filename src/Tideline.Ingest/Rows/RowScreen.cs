using NodaTime;
using Tideline.Ingest.Subscribers;
using Tideline.Projects.Configuration;

namespace Tideline.Ingest.Rows;

/// <summary>Turns raw rows into events, or says why not. One instance serves one thread and one feed.</summary>
/// <param name="deleted">Local days of which events were deleted, as days since 1970-01-01.</param>
internal sealed class RowScreen(
    EventsFeed feed, TimestampFormat format, LocalClock clock, CellIndex cells, DayPseudonymisers pseudonymisers, IReadOnlySet<int> deleted, Instant latest)
{
    // No operator kept digital records of mobile events before; earlier times are unset clocks.
    private static readonly long Earliest = Instant.FromUtc(2000, 1, 1, 0, 0).ToUnixTimeSeconds();
    private readonly long _latest = latest.ToUnixTimeSeconds();
    private readonly byte[] _number = new byte[Msisdn.MaximumDigits];

    /// <param name="day">Local day, as days since 1970-01-01.</param>
    /// <returns>Why the row is rejected; <see cref="RejectReason.None"/> when it is an event.</returns>
    public RejectReason Screen(in RawRow row, out EventRow accepted, out int day)
    {
        accepted = default;
        day = 0;
        if (row.IsMalformed)
        {
            return RejectReason.MalformedRow;
        }

        if (IsNull(row.Subscriber))
        {
            return RejectReason.NullSubscriber;
        }

        // The pseudonym is made last: a keyed hash costs more than all other checks together.
        var identity = row.Subscriber;
        if (feed.SubscriberKind == SubscriberKind.Msisdn)
        {
            if (!Msisdn.TryNormalise(row.Subscriber, feed.CallingCode!, _number, out var digits))
            {
                return RejectReason.BadSubscriber;
            }

            identity = _number.AsSpan(0, digits);
        }

        if (IsNull(row.Timestamp))
        {
            return RejectReason.NullTimestamp;
        }

        if (!format.TryRead(row.Timestamp, out var written))
        {
            return RejectReason.BadTimestamp;
        }

        var change = ClockChange.None;
        var at = written.IsInstant || !feed.TimestampsAreLocal ? written.Seconds : clock.ToUtc(written.Seconds, out change);
        if (at < Earliest || at > _latest)
        {
            return RejectReason.OutsidePeriod;
        }

        if (IsNull(row.Cell))
        {
            return RejectReason.NullCell;
        }

        if (!cells.TryFind(row.Cell, out var cell) && !cells.TryFind(row.Cell.Trim((byte)' '), out cell))
        {
            return RejectReason.UnknownCell;
        }

        var local = clock.ToLocal(at);
        day = clock.DayOf(local, out _);
        if (!cells.IsValid(cell, day, (int)(local / NodaConstants.SecondsPerDay)))
        {
            return RejectReason.CellNotValidOnDay;
        }

        if (pseudonymisers.Of(day) is not { } pseudonymiser)
        {
            return RejectReason.KeyDestroyed;
        }

        if (deleted.Contains(day))
        {
            return RejectReason.EventsDeleted;
        }

        accepted = new EventRow(pseudonymiser.Pseudonym(identity), (uint)at, cell, change);
        return RejectReason.None;
    }

    private static bool IsNull(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text.Length <= 4 && (text.SequenceEqual("NULL"u8) || text.SequenceEqual("null"u8) || text.SequenceEqual("\\N"u8)
            || text.IndexOfAnyExcept((byte)' ') < 0));
}
