using System.Globalization;
using Tideline.Engines.DuckDb;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>Writes Parquet through one engine session; rows stay in the order given.</summary>
internal sealed class PartWriter
{
    // "at" is a word of the engine's SQL and stands in quotes everywhere.
    private const string Columns = "subscriber, make_timestamp(\"at\" * 1000000) as \"at\", local_second, cell";

    private readonly DuckDbSession _session;
    private readonly CellIndex _cells;

    public PartWriter(DuckDbSession session, CellIndex cells)
    {
        (_session, _cells) = (session, cells);
        session.Execute(
            """
            set preserve_insertion_order = true;
            create table events (subscriber ubigint, "at" bigint, local_second integer, cell varchar);
            create table spilled (day integer, subscriber ubigint, "at" bigint, local_second integer, cell varchar, change utinyint);
            create table rejects ("row" bigint, column_name varchar, reason varchar);
            """);
    }

    /// <summary>Forgets what an earlier file left.</summary>
    public void Clear() => _session.Execute("truncate spilled; truncate rejects");

    /// <summary>One local day of one file, given in order: <c>subscriber UBIGINT, at TIMESTAMP (UTC),
    /// local_second INTEGER, cell VARCHAR</c>.</summary>
    public void WriteEvents(ReadOnlySpan<EventRow> rows, string path)
    {
        using (var appender = _session.Connection.CreateAppender("events"))
        {
            foreach (ref readonly var row in rows)
            {
                appender.CreateRow().AppendValue(row.Subscriber).AppendValue((long)row.At).AppendValue(row.LocalSecond)
                    .AppendValue(_cells.Names[row.Cell]).EndRow();
            }
        }

        Copy($"select {Columns} from events", path);
        _session.Execute("truncate events");
    }

    /// <summary>Puts rows of one day aside, in any order.</summary>
    public void Spill(int day, ReadOnlySpan<EventRow> rows)
    {
        using var appender = _session.Connection.CreateAppender("spilled");
        foreach (ref readonly var row in rows)
        {
            appender.CreateRow().AppendValue(day).AppendValue(row.Subscriber).AppendValue((long)row.At).AppendValue(row.LocalSecond)
                .AppendValue(_cells.Names[row.Cell]).AppendValue((byte)row.Change).EndRow();
        }
    }

    /// <summary>The days put aside, in order.</summary>
    public IReadOnlyList<int> SpilledDays()
    {
        using var command = _session.Connection.CreateCommand();
        command.CommandText = "select distinct day from spilled order by day";
        using var reader = command.ExecuteReader();
        var days = new List<int>();
        while (reader.Read())
        {
            days.Add(reader.GetInt32(0));
        }

        return days;
    }

    /// <summary>Writes the rows of a day that were put aside, as <see cref="WriteEvents"/> would.</summary>
    public DayPart WriteSpilled(int day, string path)
    {
        var rows = string.Create(CultureInfo.InvariantCulture, $"from spilled where day = {day}");
        var distinct = $"(select subscriber, \"at\", cell, any_value(local_second) as local_second, any_value(change) as change, count(*) as times {rows} group by subscriber, \"at\", cell)";
        Copy($"select {Columns} from {distinct} order by subscriber, \"at\", cell", path);
        using var command = _session.Connection.CreateCommand();
        command.CommandText =
            $"select count(*), sum(times - 1)::bigint, max(local_second), count(*) filter (change = 1), count(*) filter (change = 2) from {distinct}";
        using var reader = command.ExecuteReader();
        reader.Read();
        return new DayPart(day, path, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt64(3), reader.GetInt64(4));
    }

    public void AddRejects(IEnumerable<(long Row, RejectReason Reason)> rejects)
    {
        using var appender = _session.Connection.CreateAppender("rejects");
        foreach (var (row, reason) in rejects)
        {
            appender.CreateRow().AppendValue(row).AppendValue(reason.Column()).AppendValue(reason.Code()).EndRow();
        }
    }

    /// <summary>The rejected rows of one file: <c>file VARCHAR, row BIGINT, column_name VARCHAR, reason VARCHAR</c>.</summary>
    public void WriteRejects(string file, string path) =>
        Copy($"select {Literal(file)} as file, \"row\", column_name, reason from rejects", path);

    private void Copy(string query, string path) =>
        _session.Execute($"copy ({query}) to {Literal(path)} (format parquet, compression zstd)");

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
