using Tideline.Engines.DuckDb;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>Writes Parquet through one engine session; rows stay in the order given.</summary>
internal sealed class PartWriter
{
    private readonly DuckDbSession _session;
    private readonly CellIndex _cells;

    public PartWriter(DuckDbSession session, CellIndex cells)
    {
        (_session, _cells) = (session, cells);
        session.Execute(
            """
            set preserve_insertion_order = true;
            create table events (subscriber ubigint, "at" bigint, local_second integer, cell varchar);
            create table rejects ("row" bigint, column_name varchar, reason varchar);
            """);
    }

    /// <summary>One local day of one file: <c>subscriber UBIGINT, at TIMESTAMP (UTC), local_second INTEGER, cell VARCHAR</c>.</summary>
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

        Copy("select subscriber, make_timestamp(\"at\" * 1000000) as \"at\", local_second, cell from events", path);
        _session.Execute("truncate events");
    }

    /// <summary>The rejected rows of one file: <c>file VARCHAR, row BIGINT, column_name VARCHAR, reason VARCHAR</c>.</summary>
    public void WriteRejects(IReadOnlyList<(long Row, RejectReason Reason)> rejects, string file, string path)
    {
        using (var appender = _session.Connection.CreateAppender("rejects"))
        {
            foreach (var (row, reason) in rejects)
            {
                appender.CreateRow().AppendValue(row).AppendValue(reason.Column()).AppendValue(reason.Code()).EndRow();
            }
        }

        Copy($"select {Literal(file)} as file, \"row\", column_name, reason from rejects", path);
        _session.Execute("truncate rejects");
    }

    private void Copy(string query, string path) =>
        _session.Execute($"copy ({query}) to {Literal(path)} (format parquet, compression zstd)");

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
