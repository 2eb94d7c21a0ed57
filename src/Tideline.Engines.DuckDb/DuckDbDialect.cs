using Tideline.Pipeline.Engine;

namespace Tideline.Engines.DuckDb;

/// <summary>DuckDB's way to write what differs between engines.</summary>
public sealed class DuckDbDialect : IDialect
{
    public string Name => "duckdb";

    public string AllJoin => "";

    public string DayNumber(string date) => $"cast({date} - date '1970-01-01' as integer)";

    public string IntegerDivision(string dividend, string divisor) => $"({dividend} // {divisor})";

    public string Big(string number) => $"cast({number} as bigint)";

    public string Second(string instant) => $"(epoch_us({instant}) // 1000000)";

    /// <remarks>A list's distinct values are found without the second hash table that <c>count(distinct)</c> makes.</remarks>
    public string Distinct(string value) => $"cast(list_unique(list({value})) as bigint)";

    public string DistinctBelow32(string value) => $"cast(bit_count(bit_or(cast(1 as bigint) << {value})) as bigint)";

    public string List(string value) => $"list({value})";

    public string DistinctList(string value) => $"list_sort(list_distinct(list({value})))";

    public string DistinctIn(string list) => $"cast(list_unique(flatten(list({list}))) as bigint)";
}
