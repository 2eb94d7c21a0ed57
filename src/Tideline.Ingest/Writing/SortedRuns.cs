using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>Sorted rows of a file too big for memory, put aside by day and merged at the end. The files hold pseudonyms
/// and stand in the lake's temporary folder.</summary>
internal sealed class SortedRuns(string folder) : IDisposable
{
    // Rows that are read at once while a day is merged, over all its runs.
    private const int RowsRead = 1 << 20;
    private const int LeastRowsRead = 1 << 8;

    private readonly SortedDictionary<int, List<(long Start, int Rows)>> _days = [];

    public IEnumerable<int> Days => _days.Keys;

    public long Rows(int day) => _days[day].Sum(r => (long)r.Rows);

    public void Add(int day, ReadOnlySpan<EventRow> sorted)
    {
        Directory.CreateDirectory(folder);
        using var file = new FileStream(PathOf(day), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        if (!_days.TryGetValue(day, out var runs))
        {
            _days[day] = runs = [];
        }

        runs.Add((file.Length, sorted.Length));
        file.Write(MemoryMarshal.AsBytes(sorted));
    }

    /// <summary>Gives the rows of a day in order.</summary>
    public void Merge(int day, PartColumns.Part part)
    {
        using var file = File.OpenHandle(PathOf(day), options: FileOptions.RandomAccess);
        var runs = _days[day];
        var atOnce = Math.Max(LeastRowsRead, RowsRead / runs.Count);
        var queue = new PriorityQueue<Run, EventRow>(runs.Count);
        foreach (var (start, rows) in runs)
        {
            var run = new Run(file, start, rows, atOnce);
            queue.Enqueue(run, run.Take());
        }

        while (queue.TryPeek(out var run, out var row))
        {
            part.Add(row);
            if (run.IsEmpty)
            {
                queue.Dequeue();
            }
            else
            {
                queue.DequeueEnqueue(run, run.Take());
            }
        }
    }

    public void Dispose()
    {
        if (_days.Count > 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string PathOf(int day) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{day}.run"));

    private sealed class Run(SafeFileHandle file, long start, int rows, int atOnce)
    {
        private readonly EventRow[] _read = new EventRow[Math.Min(rows, atOnce)];
        private long _from = start;
        private int _taken;
        private int _count;
        private int _unread = rows;

        public bool IsEmpty => _taken == _count && _unread == 0;

        public EventRow Take()
        {
            if (_taken == _count)
            {
                Fill();
            }

            return _read[_taken++];
        }

        private void Fill()
        {
            (_taken, _count) = (0, Math.Min(_read.Length, _unread));
            var bytes = MemoryMarshal.AsBytes(_read.AsSpan(0, _count));
            while (!bytes.IsEmpty)
            {
                var got = RandomAccess.Read(file, bytes, _from);
                if (got == 0)
                {
                    throw new IOException("Rows that were put aside are gone from the lake's temporary folder.");
                }

                bytes = bytes[got..];
                _from += got;
            }

            _unread -= _count;
        }
    }
}
