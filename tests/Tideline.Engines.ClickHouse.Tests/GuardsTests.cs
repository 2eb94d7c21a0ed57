using Tideline.Engines.ClickHouse.Connection;

namespace Tideline.Engines.ClickHouse.Tests;

public sealed class GuardsTests
{
    private static readonly Dictionary<string, object> Settings = Guards.Always(
        new ClickHouseOptions([new Uri("http://a:8123")], "darya") { MemoryBytes = 8_000, Timeout = TimeSpan.FromMinutes(2) });

    [Theory]
    [InlineData("join_use_nulls", "1")]
    [InlineData("skip_unavailable_shards", "0")]
    [InlineData("insert_deduplicate", "0")]
    [InlineData("max_memory_usage", "8000")]
    [InlineData("max_bytes_before_external_group_by", "4000")]
    [InlineData("max_execution_time", "120")]
    [InlineData("timeout_overflow_mode", "throw")]
    public void Every_request_says(string setting, string value) => Assert.Equal(value, Settings[setting]);

    [Fact]
    public void A_setting_that_old_servers_lack_is_sent_only_where_it_is_known() => Assert.Empty(Guards.WhereKnown.Keys.Intersect(Settings.Keys));

    [Fact]
    public void Newer_servers_use_UTC_and_answer_an_insert_when_it_is_stored()
    {
        Assert.Equal("UTC", Guards.WhereKnown["session_timezone"]);
        Assert.Equal("0", Guards.WhereKnown["async_insert"]);
    }
}
