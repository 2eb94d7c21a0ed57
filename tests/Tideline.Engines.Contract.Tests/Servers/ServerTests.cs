namespace Tideline.Engines.Contract.Tests.Servers;

/// <summary>What the fault tests rest on does what it says.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task A_killed_server_is_gone_and_comes_back_with_its_data()
    {
        await using var cluster = await ClickHouseCluster.Start(servers: 1);
        var server = cluster.Servers[0];
        await Ask(server.Address, "create table t (n Int32) engine = MergeTree order by n");
        await Ask(server.Address, "insert into t values (7)");

        await server.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => Ask(server.Address, "select n from t"));

        await server.Start();
        Assert.Equal("7\n", await Ask(server.Address, "select n from t"));
    }

    [Fact]
    public async Task A_full_disk_refuses_rows_until_it_is_freed()
    {
        await using var cluster = await ClickHouseCluster.Start(servers: 1, diskMegabytes: 16);
        var server = cluster.Servers[0];
        await Ask(server.Address, "create table t (n UInt64) engine = MergeTree order by n");

        server.FillDisk();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Ask(server.Address, "insert into t select number from numbers(100000)"));
        Assert.Contains("No space left on device", refused.Message, StringComparison.Ordinal);

        server.FreeDisk();
        await Ask(server.Address, "insert into t select number from numbers(100000)");
        Assert.Equal("100000\n", await Ask(server.Address, "select count() from t"));
    }

    [Fact]
    public async Task A_proxy_passes_answers_on_and_can_cut_them()
    {
        await using var cluster = await ClickHouseCluster.Start(servers: 1);
        await using var proxy = new ShardProxy(cluster.Servers[0].Address, (request, _) => Task.FromResult(!request.Contains("secret", StringComparison.Ordinal)));

        Assert.Equal("1\n", await Ask(proxy.Address, "select 1"));
        await Assert.ThrowsAsync<HttpRequestException>(() => Ask(proxy.Address, "select 'secret'"));
    }

    [Fact]
    public async Task The_current_engine_answers_as_a_server_does()
    {
        await using var chdb = await Chdb.Start("open sesame");

        Assert.StartsWith("26.", await Ask(chdb.Address, "select version()", "open sesame"), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Ask(chdb.Address, "select nothing", "open sesame"));
        Assert.StartsWith("Code: 47", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Ask(chdb.Address, "select 1", "wrong"));
        Assert.StartsWith("Code: 516", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_an_insert_may_hold_line_ends_and_semicolons()
    {
        await using var chdb = await Chdb.Start();
        await Ask(chdb.Address, "create table t (n Int32, s String) engine = MergeTree order by n");
        await Ask(chdb.Address, "insert into t (n, s) format CSV\n1,\"a;\n\nb\"\n2,c\n");
        Assert.Equal("1\ta;\\n\\nb\n2\tc\n", await Ask(chdb.Address, "select n, s from t order by n"));
    }

    private static async Task<string> Ask(Uri server, string statement, string password = "")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server) { Content = new StringContent(statement) };
        request.Headers.Add("X-ClickHouse-User", "default");
        request.Headers.Add("X-ClickHouse-Key", password);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException(text);
    }
}
