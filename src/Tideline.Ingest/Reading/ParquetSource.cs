using System.Text;
using DuckDB.NET.Data;
using Tideline.Engines.DuckDb;
using Tideline.Ingest.Rows;
using Tideline.Projects.Configuration;

namespace Tideline.Ingest.Reading;

/// <summary>Reads Parquet; columns may also come from Hive folders. Binary ids become lower-case hex.</summary>
internal sealed class ParquetSource : RowSource
{
    private readonly DuckDBCommand _command;
    private readonly DuckDBDataReader _reader;
    private byte[] _bytes = new byte[256];
    private long _number;

    /// <exception cref="FileGateException">The file is no Parquet or lacks a column.</exception>
    public ParquetSource(DuckDbSession session, string path, EventsFeed feed)
    {
        var scan = $"read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}', hive_partitioning = true)";
        _command = session.Connection.CreateCommand();
        try
        {
            var types = Types(scan);
            string[] wanted = [feed.Columns.Subscriber, feed.Columns.Timestamp, feed.Columns.Cell];
            var missing = wanted.Where(w => !types.ContainsKey(w)).ToList();
            if (missing.Count > 0)
            {
                throw MissingColumns.Gate(missing, [.. types.Keys]);
            }

            var timestampType = types[wanted[1]];
            TimestampFormat = timestampType.StartsWith("TIMESTAMP", StringComparison.Ordinal)
                ? TimestampFormat.Parse(timestampType.Contains("TIME ZONE", StringComparison.Ordinal) ? "epoch_s" : "iso8601")
                : null;
            _command.CommandText = $"select {Text(wanted[0], types)}, {Time(wanted[1], timestampType)}, {Text(wanted[2], types)} from {scan}";
            _command.UseStreamingMode = true;
            _reader = _command.ExecuteReader();
        }
        catch (DuckDBException)
        {
            _command.Dispose();
            throw Damaged();
        }
        catch
        {
            _command.Dispose();
            throw;
        }
    }

    public override TimestampFormat? TimestampFormat { get; }

    public override bool Next(out RawRow row)
    {
        try
        {
            if (!_reader.Read())
            {
                row = default;
                return false;
            }
        }
        catch (DuckDBException)
        {
            throw Damaged();
        }

        Span<int> ends = stackalloc int[3];
        var end = 0;
        for (var i = 0; i < 3; i++)
        {
            if (!_reader.IsDBNull(i))
            {
                var text = _reader.GetString(i);
                if (_bytes.Length - end < Encoding.UTF8.GetMaxByteCount(text.Length))
                {
                    Array.Resize(ref _bytes, end + Encoding.UTF8.GetMaxByteCount(text.Length) + _bytes.Length);
                }

                end += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(end));
            }

            ends[i] = end;
        }

        row = new RawRow
        {
            Number = ++_number,
            Subscriber = _bytes.AsSpan(0, ends[0]),
            Timestamp = _bytes.AsSpan(ends[0], ends[1] - ends[0]),
            Cell = _bytes.AsSpan(ends[1], ends[2] - ends[1]),
        };
        return true;
    }

    public override void Dispose()
    {
        _reader.Dispose();
        _command.Dispose();
    }

    private Dictionary<string, string> Types(string scan)
    {
        _command.CommandText = $"select column_name, column_type from (describe from {scan})";
        using var reader = _command.ExecuteReader();
        var types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
        {
            types[reader.GetString(0)] = reader.GetString(1);
        }

        return types;
    }

    private static string Text(string column, Dictionary<string, string> types) =>
        types[column] == "BLOB" ? $"lower(hex({Quote(column)}))" : $"{Quote(column)}::varchar";

    private static string Time(string column, string type) =>
        !type.StartsWith("TIMESTAMP", StringComparison.Ordinal) ? $"{Quote(column)}::varchar"
        : type.Contains("TIME ZONE", StringComparison.Ordinal) ? $"floor(epoch({Quote(column)}))::bigint::varchar"
        : $"strftime({Quote(column)}::timestamp, '%Y-%m-%dT%H:%M:%S')";

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // The engine's own message may quote values of the file.
    private static FileGateException Damaged() => new("corrupt_parquet", "The file is no readable Parquet. Deliver it again.");
}
