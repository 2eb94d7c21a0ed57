using Tideline.Engines.ClickHouse.Tables;

namespace Tideline.Engines.ClickHouse.Tests;

public sealed class TableSelectTests
{
    private static readonly Dictionary<string, TableKind> Kinds = new(StringComparer.Ordinal)
    {
        ["trips"] = TableKind.Gathered,
        ["profile"] = TableKind.Sharded,
        ["cell_cluster"] = TableKind.Everywhere,
    };

    [Theory]
    [InlineData("select local_day, subscribers from trips", TableKind.Gathered)]
    [InlineData("select cast(sum(events) as bigint) from trips group by local_day", TableKind.Gathered)]
    [InlineData("select subscriber, days_seen from profile order by subscriber", TableKind.Sharded)]
    [InlineData("select cell from cell_cluster", TableKind.Everywhere)]
    [InlineData("select subscriber from unheard_of", TableKind.Sharded)]
    public void A_select_is_read_where_its_table_lies(string select, TableKind kind) => Assert.Equal(kind, TableSelect.KindOf(select, Kinds));

    [Theory]
    [InlineData("select count(*) from profile")]
    [InlineData("select max(days_seen) from profile")]
    [InlineData("select days_seen from profile group by days_seen")]
    [InlineData("select subscriber from profile limit 5")]
    [InlineData("select distinct locations from profile")]
    public void What_would_give_a_row_for_each_shard_is_refused(string select) =>
        Assert.Throws<ArgumentException>(() => TableSelect.KindOf(select, Kinds));
}
