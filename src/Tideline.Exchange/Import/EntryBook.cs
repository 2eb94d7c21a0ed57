namespace Tideline.Exchange.Import;

/// <summary>Keeps account of every entry of a source: in a figure, or left out for one reason.</summary>
internal sealed class EntryBook
{
    private readonly List<LeftOutEntry> _leftOut = [];

    /// <summary>Entries that were offered.</summary>
    public long Entries { get; private set; }

    /// <summary>What was left out, in the order of entries.</summary>
    public IReadOnlyList<LeftOutEntry> LeftOut => [.. _leftOut.OrderBy(e => e.Entry).ThenBy(e => e.Reason, StringComparer.Ordinal)];

    /// <summary>Entries left out by reason, by name.</summary>
    public IReadOnlyDictionary<string, long> Reasons => new SortedDictionary<string, long>(
        _leftOut.GroupBy(e => e.Reason, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.LongCount()), StringComparer.Ordinal);

    /// <summary>Takes the next entry in.</summary>
    /// <returns>Its number, from 1.</returns>
    public long Next() => ++Entries;

    /// <param name="reason">One of <see cref="LeftOutReason"/>.</param>
    public void LeaveOut(IEnumerable<long> entries, string reason, string? detail = null) =>
        _leftOut.AddRange(entries.Select(e => new LeftOutEntry(e, reason, detail)));

    /// <inheritdoc cref="LeaveOut(IEnumerable{long}, string, string?)"/>
    public void LeaveOut(long entry, string reason, string? detail = null) => LeaveOut([entry], reason, detail);
}

/// <summary>An entry that stands in no figure.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Detail">The code at fault, quoted where it cannot name a subscriber; null where the reason says all.</param>
internal sealed record LeftOutEntry(long Entry, string Reason, string? Detail);

/// <summary>Why an entry is left out; each entry for the first that applies.</summary>
internal static class LeftOutReason
{
    public const string SourceError = "the source marks an error";
    public const string NotOfPeople = "counts what was planned or done, not people's state";
    public const string NoNumber = "no number";
    public const string NoCount = "number is no count";
    public const string NoDay = "no day";
    public const string NoCode = "no p-code";
    public const string Superseded = "another figure of the event is recommended or newer";
    public const string Repeated = "repeats another row";
    public const string Contradicted = "contradicts another row";
    public const string UnknownCode = "p-code matches no area";
    public const string OtherLevel = "p-code is of another level";
    public const string Subscriber = "a text that could name a subscriber";
    public const string OutsideAreas = "point is in no area";
}
