using System.Data.Common;
using Tideline.Pipeline.Daily;

namespace Tideline.Pipeline.Engine;

/// <summary>
/// Where the steps run. One meaning on every engine: the same step text gives the same rows. A port: DuckDB implements
/// it in process, ClickHouse on a cluster.
/// </summary>
public interface IEngine : IDisposable
{
    /// <summary>Name for manifests, such as <c>duckdb</c>.</summary>
    string Name { get; }

    /// <summary>Version as the engine itself reports it.</summary>
    string Version { get; }

    /// <summary>How macros render and which own texts it takes.</summary>
    IDialect Dialect { get; }

    /// <summary>Where days about single subscribers are kept; null: as Parquet in the lake, like all others.</summary>
    IServerDays? SubscriberDays { get; }

    /// <summary>Events that the engine's servers hold already; null: they come from the lake.</summary>
    HeldEvents? HeldEvents { get; }

    /// <summary>Makes the accepted event parts of some local days visible as the table <c>event_part</c>.</summary>
    /// <param name="parts">Full paths of Parquet parts in Hive folders <c>local_day=…</c>; at least one. Of held events
    /// the names of <see cref="Engine.HeldEvents.Parts"/>.</param>
    void OpenEvents(IReadOnlyList<string> parts);

    /// <summary>Whether the parts of each day are known to hold no instant in common, and no event twice; false where the
    /// engine cannot tell without reading events.</summary>
    /// <param name="days">The parts of some local days, as of <see cref="OpenEvents"/>.</param>
    IReadOnlyList<bool> AreApart(IReadOnlyList<IReadOnlyList<string>> days) => [.. days.Select(_ => false)];

    /// <summary>Makes stored days of a daily table visible under its name.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="files">Full paths of Parquet files in Hive folders <c>local_day=…</c>.</param>
    void OpenDays(string table, IReadOnlyList<string> files);

    /// <summary>Creates or replaces a table from a rendered step.</summary>
    void Create(string table, string select);

    /// <summary>Makes a step's rows visible as a table that is read once or twice, whole: they may be made as they are
    /// read. Its inputs must stay as they are until it is dropped.</summary>
    void Define(string table, string select) => Create(table, select);

    /// <summary>Creates or replaces a table from rendered steps, each made from the one before and grouped by subscriber and
    /// more. The tables of all but the last are the engine's to make or not.</summary>
    /// <param name="steps">Names and rendered texts; the last is the table's.</param>
    /// <param name="source">The table that the first reads; has a column <c>subscriber</c>.</param>
    /// <param name="rows">Rows that are grouped, about: an engine may work through the subscribers in ranges, so that memory is
    /// bounded whatever their number.</param>
    void CreateBySubscriber(IReadOnlyList<(string Table, string Select)> steps, string source, long rows)
    {
        foreach (var (table, select) in steps)
        {
            Create(table, select);
        }

        foreach (var (table, _) in steps.SkipLast(1))
        {
            Drop(table);
        }
    }

    void Drop(string table);

    /// <summary>Stores a table with a column <c>local_day</c> as Parquet in folders <c>local_day=…</c> below a folder, one
    /// file a day.</summary>
    void SaveDays(string table, string orderBy, string folder);

    /// <summary>Writes a Parquet file with the table's columns, but <c>local_day</c>, and no row.</summary>
    void SaveEmpty(string table, string file);

    /// <summary>Creates or replaces a small table from rows in memory.</summary>
    void Load(string table, IReadOnlyList<(string Name, ColumnType Type)> columns, IEnumerable<object[]> rows);

    /// <summary>Reads rows; the caller's function sees each once.</summary>
    IEnumerable<T> Read<T>(string select, Func<DbDataReader, T> row);

    /// <summary>Reads the table <c>timeline</c>: a pseudonym and its packed days, in any order.</summary>
    IEnumerable<(ulong Subscriber, List<long> Days)> ReadTimelines();
}

public enum ColumnType
{
    Integer,
    BigInteger,
    Text,
    Date,
    UnsignedBigInteger,
}
