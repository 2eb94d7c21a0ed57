namespace Tideline.Ingest.Rows;

/// <summary>Why a row is not an event. The first rule that fails names it, in this order.</summary>
internal enum RejectReason : byte
{
    None,
    MalformedRow,
    NullSubscriber,
    BadSubscriber,
    NullTimestamp,
    BadTimestamp,
    OutsidePeriod,
    NullCell,
    UnknownCell,
    CellNotValidOnDay,
    KeyDestroyed,
    EventsDeleted,
}

internal static class RejectReasons
{
    /// <summary>The code in reject files and records.</summary>
    public static string Code(this RejectReason reason) => reason switch
    {
        RejectReason.MalformedRow => "malformed_row",
        RejectReason.NullSubscriber => "null_subscriber",
        RejectReason.BadSubscriber => "bad_subscriber",
        RejectReason.NullTimestamp => "null_timestamp",
        RejectReason.BadTimestamp => "bad_timestamp",
        RejectReason.OutsidePeriod => "outside_period",
        RejectReason.NullCell => "null_cell",
        RejectReason.UnknownCell => "unknown_cell",
        RejectReason.CellNotValidOnDay => "cell_not_valid_on_day",
        RejectReason.KeyDestroyed => "key_destroyed",
        RejectReason.EventsDeleted => "events_deleted",
        RejectReason.None => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>Our name of the column at fault; empty where it is the row as a whole.</summary>
    public static string Column(this RejectReason reason) => reason switch
    {
        RejectReason.MalformedRow => "",
        RejectReason.NullSubscriber or RejectReason.BadSubscriber => "subscriber",
        RejectReason.NullTimestamp or RejectReason.BadTimestamp or RejectReason.OutsidePeriod or RejectReason.KeyDestroyed or RejectReason.EventsDeleted => "timestamp",
        RejectReason.NullCell or RejectReason.UnknownCell or RejectReason.CellNotValidOnDay => "cell",
        RejectReason.None => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>What to look at when every row fails so.</summary>
    public static string Advice(this RejectReason reason) => reason switch
    {
        RejectReason.MalformedRow => "Check the delimiter and the quotes.",
        RejectReason.NullSubscriber => "Check columns.subscriber: that column is empty.",
        RejectReason.BadSubscriber => "Check columns.subscriber, subscriber_kind and calling_code.",
        RejectReason.NullTimestamp => "Check columns.timestamp: that column is empty.",
        RejectReason.BadTimestamp => "Check timestamp_format against the file.",
        RejectReason.OutsidePeriod => "Check timestamp_format (epoch_s or epoch_ms) and this machine's clock.",
        RejectReason.NullCell => "Check columns.cell: that column is empty.",
        RejectReason.UnknownCell => "Check columns.cell, and that the cell table is of this operator.",
        RejectReason.CellNotValidOnDay => "Check valid_from and valid_to of the cell table.",
        RejectReason.KeyDestroyed => "The pseudonym key of these days was destroyed, so that they cannot be ingested any more; 'tideline key list' says when and why.",
        RejectReason.EventsDeleted => "Retention deleted the events of these days, and part of a day would be taken for the whole; 'tideline retention' says how long events are kept.",
        RejectReason.None => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
