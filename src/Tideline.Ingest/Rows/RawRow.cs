namespace Tideline.Ingest.Rows;

/// <summary>One data row of a file, as written. The bytes are UTF-8 and live until the next row is read.</summary>
internal readonly ref struct RawRow
{
    /// <summary>1-based number of the data row in its file.</summary>
    public required long Number { get; init; }

    /// <summary>The row could not be split into the columns of its file; the fields are empty.</summary>
    public bool IsMalformed { get; init; }

    public ReadOnlySpan<byte> Subscriber { get; init; }

    public ReadOnlySpan<byte> Timestamp { get; init; }

    public ReadOnlySpan<byte> Cell { get; init; }
}
