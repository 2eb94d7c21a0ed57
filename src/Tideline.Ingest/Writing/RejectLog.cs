using ParquetSharp;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>
/// The rejected rows of one file, counted by reason. They go to a Parquet file as they come, so that a file of nothing but
/// rejected rows takes no memory: <c>file VARCHAR, row BIGINT, column_name VARCHAR, reason VARCHAR</c>.
/// </summary>
/// <param name="file">Path of the event file, relative to the project.</param>
/// <param name="path">Where the rejected rows are written; nothing is where none was rejected.</param>
internal sealed class RejectLog(string file, string path) : IDisposable
{
    private const int RowsInGroup = 1 << 17;

    private readonly List<(long Row, RejectReason Reason)> _pending = [];
    private readonly SortedDictionary<RejectReason, long> _counts = [];
    private ParquetFileWriter? _writer;

    /// <summary>Rejected rows by reason.</summary>
    public IReadOnlyDictionary<RejectReason, long> Counts => _counts;

    public string Path => path;

    public void Add(long row, RejectReason reason)
    {
        _counts[reason] = _counts.GetValueOrDefault(reason) + 1;
        _pending.Add((row, reason));
        if (_pending.Count >= RowsInGroup)
        {
            Flush();
        }
    }

    /// <summary>Ends the file.</summary>
    public void Close()
    {
        Flush();
        _writer?.Close();
    }

    public void Dispose() => _writer?.Dispose();

    private void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        _writer ??= Open();
        using var group = _writer.AppendRowGroup();
        Column(group, _ => file);
        Column(group, r => r.Row);
        Column(group, r => r.Reason.Column());
        Column(group, r => r.Reason.Code());
        _pending.Clear();
    }

    private ParquetFileWriter Open()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return new ParquetFileWriter(
            path, [new Column<string>("file"), new Column<long>("row"), new Column<string>("column_name"), new Column<string>("reason")], Compression.Zstd);
    }

    private void Column<T>(RowGroupWriter group, Func<(long Row, RejectReason Reason), T> value)
    {
        using var column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch([.. _pending.Select(value)]);
    }
}
