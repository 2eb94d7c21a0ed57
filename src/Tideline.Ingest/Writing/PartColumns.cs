using System.Runtime.InteropServices;
using ParquetSharp;
using ParquetSharp.Schema;
using Tideline.Ingest.Rows;
using Text = System.Text.Encoding;

namespace Tideline.Ingest.Writing;

/// <summary>
/// The columns of event parts, filled row by row and written as row groups: <c>subscriber UBIGINT, at TIMESTAMP (UTC),
/// local_second INTEGER, cell VARCHAR</c>. One instance serves one thread, one part after another.
/// </summary>
internal sealed class PartColumns : IDisposable
{
    private const int RowsInGroup = 1 << 17;
    private const long MicrosecondsInSecond = 1_000_000;

    private readonly LocalClock _clock;
    private readonly byte[] _text;
    private readonly ByteArray[] _names;
    private readonly GroupNode _schema = new("schema", Repetition.Required,
    [
        new PrimitiveNode("subscriber", Repetition.Required, LogicalType.Int(64, isSigned: false), PhysicalType.Int64),
        new PrimitiveNode("at", Repetition.Required, LogicalType.Timestamp(isAdjustedToUtc: false, TimeUnit.Micros), PhysicalType.Int64),
        new PrimitiveNode("local_second", Repetition.Required, LogicalType.Int(32, isSigned: true), PhysicalType.Int32),
        new PrimitiveNode("cell", Repetition.Required, LogicalType.String(), PhysicalType.ByteArray),
    ]);

    private readonly WriterProperties _properties;
    private long[] _subscribers = [];
    private long[] _times = [];
    private int[] _seconds = [];
    private ByteArray[] _cells = [];

    /// <param name="cells">Names of cells.</param>
    /// <param name="clock">Gives the second of the local day.</param>
    public PartColumns(CellIndex cells, LocalClock clock)
    {
        _clock = clock;
        _text = GC.AllocateUninitializedArray<byte>(cells.Names.Sum(Text.UTF8.GetByteCount) + 1, pinned: true);
        _names = new ByteArray[cells.Names.Count];
        var at = 0;
        foreach (var (i, name) in cells.Names.Index())
        {
            var length = Text.UTF8.GetBytes(name, _text.AsSpan(at));
            _names[i] = new ByteArray(Marshal.UnsafeAddrOfPinnedArrayElement(_text, at), length);
            at += length;
        }

        // Numbers are nearly all different, or close to the one before: a dictionary of them costs time and space.
        using var builder = new WriterPropertiesBuilder();
        _properties = builder.Compression(Compression.Zstd)
            .DisableDictionary("subscriber")
            .DisableDictionary("at").Encoding("at", Encoding.DeltaBinaryPacked)
            .DisableDictionary("local_second").Encoding("local_second", Encoding.DeltaBinaryPacked)
            .Build();
    }

    /// <summary>Starts a part.</summary>
    /// <param name="rows">Rows at most, for the size of the columns.</param>
    public Part Open(int day, string path, long rows)
    {
        if (_subscribers.Length < Math.Min(rows, RowsInGroup))
        {
            var length = (int)Math.Min(RowsInGroup, Math.Max(rows, _subscribers.Length * 2L));
            (_subscribers, _times, _seconds, _cells) = (new long[length], new long[length], new int[length], new ByteArray[length]);
        }

        return new Part(this, day, path);
    }

    public void Dispose()
    {
        _properties.Dispose();
        _schema.Dispose();
    }

    /// <summary>One part while it is written. Rows come in order; one that repeats the row before is counted and left out.</summary>
    internal sealed class Part : IDisposable
    {
        private readonly PartColumns _columns;
        private readonly int _day;
        private readonly string _path;
        private readonly ParquetFileWriter _file;
        private EventRow _last;
        private int _pending;
        private long _rows;
        private long _duplicates;
        private int _lastSecond;
        private long _ambiguous;
        private long _skipped;

        public Part(PartColumns columns, int day, string path)
        {
            (_columns, _day, _path) = (columns, day, path);
            _file = new ParquetFileWriter(path, columns._schema, columns._properties);
        }

        public void Add(in EventRow row)
        {
            if (_rows > 0 && row.Repeats(_last))
            {
                _duplicates++;
                return;
            }

            var i = _pending;
            _columns._clock.DayOf(_columns._clock.ToLocal(row.At), out var second);
            _columns._subscribers[i] = (long)row.Subscriber;
            _columns._times[i] = row.At * MicrosecondsInSecond;
            _columns._seconds[i] = second;
            _columns._cells[i] = _columns._names[row.Cell];
            (_last, _lastSecond) = (row, Math.Max(_lastSecond, second));
            _ambiguous += row.Change == ClockChange.Ambiguous ? 1 : 0;
            _skipped += row.Change == ClockChange.Skipped ? 1 : 0;
            _rows++;
            if (++_pending == _columns._subscribers.Length)
            {
                WriteGroup();
            }
        }

        /// <summary>Ends the part; it is whole, but not yet sure to be on the disk.</summary>
        public DayPart Close()
        {
            WriteGroup();
            _file.Close();
            return new DayPart(_day, _path, _rows, _duplicates, _lastSecond, _ambiguous, _skipped);
        }

        public void Dispose() => _file.Dispose();

        private void WriteGroup()
        {
            if (_pending == 0)
            {
                return;
            }

            using var group = _file.AppendRowGroup();
            Column(group, _columns._subscribers);
            Column(group, _columns._times);
            Column(group, _columns._seconds);
            Column(group, _columns._cells);
            _pending = 0;
        }

        private void Column<T>(RowGroupWriter group, T[] values)
            where T : unmanaged
        {
            using var column = (ColumnWriter<T>)group.NextColumn();
            column.WriteBatch(values.AsSpan(0, _pending));
        }
    }
}
