using System.Numerics;

namespace Tideline.Ingest.Rows;

/// <summary>
/// Sorts events into the order of parts. Pseudonyms are spread evenly, so that rows are first dealt into buckets by the
/// upper bits of theirs, a few rows to each, and then sorted within.
/// </summary>
internal sealed class EventSort
{
    private const int RowsToABucket = 8;
    private const int MostBits = 20;
    private int[] _starts = [];
    private EventRow[] _dealt = [];

    /// <summary>The rows in order; they live until the next call. Rows that compare equal may change places.</summary>
    public ReadOnlySpan<EventRow> Sort(ReadOnlySpan<EventRow> rows)
    {
        var bits = Math.Clamp(BitOperations.Log2((uint)(rows.Length / RowsToABucket) + 1), 1, MostBits);
        var shift = 64 - bits;
        if (_dealt.Length < rows.Length)
        {
            _dealt = new EventRow[Math.Max(rows.Length, Math.Min(_dealt.Length * 2, Array.MaxLength))];
        }

        if (_starts.Length < (1 << bits) + 1)
        {
            _starts = new int[(1 << bits) + 1];
        }

        var starts = _starts.AsSpan(0, (1 << bits) + 1);
        starts.Clear();
        foreach (ref readonly var row in rows)
        {
            starts[(int)(row.Subscriber >> shift) + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        // Afterwards each start is the start of the bucket after it.
        foreach (ref readonly var row in rows)
        {
            _dealt[starts[(int)(row.Subscriber >> shift)]++] = row;
        }

        var from = 0;
        foreach (var to in starts[..^1])
        {
            SortBucket(_dealt.AsSpan(from, to - from));
            from = to;
        }

        return _dealt.AsSpan(0, rows.Length);
    }

    private static void SortBucket(Span<EventRow> rows)
    {
        if (rows.Length > 4 * RowsToABucket)
        {
            rows.Sort();
            return;
        }

        for (var i = 1; i < rows.Length; i++)
        {
            var row = rows[i];
            var j = i;
            for (; j > 0 && row.CompareTo(rows[j - 1]) < 0; j--)
            {
                rows[j] = rows[j - 1];
            }

            rows[j] = row;
        }
    }
}
