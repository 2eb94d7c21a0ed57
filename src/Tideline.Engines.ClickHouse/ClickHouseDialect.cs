using Tideline.Pipeline.Engine;

namespace Tideline.Engines.ClickHouse;

/// <summary>ClickHouse's way to write what differs between engines, for servers from 18.16 on.</summary>
public sealed class ClickHouseDialect : IDialect
{
    public string Name => "clickhouse";

    /// <remarks>Never <c>any</c>: old servers keep one match of the right side by it, new ones one of both, without an error.</remarks>
    public string AllJoin => "all ";

    public string DayNumber(string date) => $"toInt32({date})";

    public string IntegerDivision(string dividend, string divisor) => $"intDiv({dividend}, {divisor})";

    public string Big(string number) => $"toInt64({number})";

    public string Second(string instant) => $"toInt64({instant})";

    public string Distinct(string value) => $"count(distinct {value})";

    public string DistinctBelow32(string value) => $"count(distinct {value})";

    public string List(string value) => $"groupArray({value})";

    public string DistinctList(string value) => $"arraySort(groupUniqArray({value}))";

    public string DistinctIn(string list) => $"uniqExactArray({list})";
}
