using System.Data.Common;
using System.Globalization;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.Contract.Tests.Bench;

/// <summary>Rows of a table as sorted text, read with the getters that the pipeline uses.</summary>
/// <param name="Columns">Name and DuckDB's type of each column.</param>
internal sealed record RowText(string Table, IReadOnlyList<(string Name, string Type)> Columns)
{
    private const string Numbers = "INTEGER[]";

    /// <summary>The columns that DuckDB gives a table: every engine must let them be read as their types. Arrays are read of
    /// timelines, and of whole numbers as text; paths are judged by the steps that read them.</summary>
    public static RowText Of(DuckDbEngine reference, string table) => new(
        table, [.. reference.Read($"select column_name, column_type from (describe {table})", r => (r.GetString(0), r.GetString(1)))
            .Where(c => c.Item2 == Numbers || !c.Item2.EndsWith("[]", StringComparison.Ordinal))]);

    /// <summary>Every row, in ordinal order of its text.</summary>
    public IReadOnlyList<string> Read(IEngine engine) =>
        [.. (Table == "timeline" ? Timelines(engine) : engine.Read(Select(engine), Text)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Timelines(IEngine engine) =>
        engine.ReadTimelines().Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Subscriber}|{string.Join(' ', t.Days.Order())}"));

    // A sum of 64-bit numbers is wider than them on some engines, so the pipeline casts it.
    private string Select(IEngine engine) => $"select {string.Join(", ", Columns.Select(c => c.Type switch
    {
        "HUGEINT" => $"cast({Table}.{c.Name} as bigint)",
        Numbers => engine is DuckDbEngine ? $"array_to_string({Table}.{c.Name}, ' ')" : $"arrayStringConcat(arrayMap(n -> toString(n), {Table}.{c.Name}), ' ')",
        _ => $"{Table}.{c.Name}",
    }))} from {Table}";

    private string Text(DbDataReader row) => string.Join('|', Columns.Select((c, i) => row.IsDBNull(i) ? "null" : c.Type switch
    {
        "DATE" => row.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "TIMESTAMP" => row.GetDateTime(i).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        "VARCHAR" or Numbers => row.GetString(i),
        "UBIGINT" => row.GetFieldValue<ulong>(i).ToString(CultureInfo.InvariantCulture),
        "INTEGER" => row.GetInt32(i).ToString(CultureInfo.InvariantCulture),
        "BIGINT" or "HUGEINT" => row.GetInt64(i).ToString(CultureInfo.InvariantCulture),
        var other => throw new NotSupportedException($"The pipeline reads no column of type {other}."),
    }));
}
