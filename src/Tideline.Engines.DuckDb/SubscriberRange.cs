using System.Globalization;

namespace Tideline.Engines.DuckDb;

/// <summary>A range of pseudonyms. They are hashes, so that ranges of equal width hold about equally many subscribers; stored days are
/// sorted by them, so that a range reads little more than its own rows of large files.</summary>
/// <param name="First">Smallest pseudonym.</param>
/// <param name="Last">Largest; the last range's is the largest there is.</param>
internal readonly record struct SubscriberRange(ulong First, ulong Last)
{
    /// <summary>Rows of subscriber-days: some 200 MB while they are gathered into lists.</summary>
    public const long RowsAtOnce = 4_000_000;

    /// <summary>As SQL over the column <c>subscriber</c>.</summary>
    public string Condition => string.Create(CultureInfo.InvariantCulture, $"subscriber between {First}::ubigint and {Last}::ubigint");

    /// <summary>Ranges that together hold every pseudonym once, in order.</summary>
    /// <param name="rows">Rows of all subscribers.</param>
    public static IReadOnlyList<SubscriberRange> Of(long rows)
    {
        var count = (ulong)Math.Max(1, (rows + RowsAtOnce - 1) / RowsAtOnce);
        var width = ulong.MaxValue / count;
        return [.. Enumerable.Range(0, (int)count).Select(i => new SubscriberRange(
            (ulong)i * width, (ulong)i == count - 1 ? ulong.MaxValue : (((ulong)i + 1) * width) - 1))];
    }
}
