using System.Text;
using Tideline.Engines.Contract.Tests.Servers;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Tests.Sql;

/// <summary>Against the old server that Debian packages, and against the current engine behind an HTTP front.</summary>
public sealed class ClickHouseFeedTests : IDisposable
{
    private readonly TemporaryProject _project = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _project.Dispose();
    }

    [Fact]
    public async Task Rows_of_the_old_server_become_files()
    {
        Directory.CreateDirectory(_project.Below("server"));
        await using var server = await ClickHouseServer.Start(_project.Below("server"), "secret");

        await Days(server.Address, "DateTime");
    }

    [Fact]
    public async Task Rows_of_the_current_engine_become_files()
    {
        await using var engine = await Chdb.Start("secret");

        await Days(engine.Address, "DateTime64(3)");
    }

    [Fact]
    public async Task A_wrong_password_a_missing_column_and_a_query_that_writes_are_told()
    {
        Directory.CreateDirectory(_project.Below("server"));
        await using var server = await ClickHouseServer.Start(_project.Below("server"), "secret");
        await Make(server.Address, "DateTime");
        var bench = Bench(server.Address);

        Assert.Contains("did you mean 'started_at'?", Fault(bench.Of with { Watermark = "startet_at" }), StringComparison.Ordinal);
        Assert.Contains("no such table", Fault(bench.Of with { Rows = "absent" }), StringComparison.Ordinal);
        Assert.Contains("no such database", Fault(bench.Of with { Database = "absent" }), StringComparison.Ordinal);
        File.WriteAllText(_project.Folder.Resolve("password"), "wrong");
        Assert.Contains("password is wrong", Fault(bench.Of), StringComparison.Ordinal);

        string Fault(SqlConfiguration settings) => new FeedBench(_project, settings).Fault(FeedBench.At(27, 1));
    }

    private async Task Days(Uri address, string time)
    {
        await Make(address, time);
        var bench = Bench(address);

        Assert.Equal(["inbox/events/calls-20260826.csv.gz"], bench.Look(FeedBench.At(27, 1)).Received);
        Assert.Equal(
            [
                "msisdn,event_time,cell_id", "923001234567,2026-08-25T19:00:00Z,A1", "923001234568,2026-08-26T05:00:00Z,\"A,1\"",
                "923001234569,2026-08-26T05:00:00Z,A\\'1", ",2026-08-26T05:00:00Z,A1", "923001234567,2026-08-26T05:00:00Z,B1", "923001234567,2026-08-26T18:59:59Z,B1",
            ],
            bench.Lines("calls-20260826.csv.gz"));
        Assert.Empty(bench.Look(FeedBench.At(27, 2)).Received);

        await Do(address, "insert into calls values ('h', '923001234570', 'C1', '2026-08-26 04:00:00')");
        Assert.Equal(["inbox/events/calls-20260826-1.csv.gz", "inbox/events/calls-20260827.csv.gz"], bench.Look(FeedBench.At(28, 1)).Received);
        Assert.Equal(["msisdn,event_time,cell_id", "923001234570,2026-08-26T04:00:00Z,C1"], bench.Lines("calls-20260826-1.csv.gz"));
        Assert.Equal(8, bench.AllRows().Length);
    }

    private FeedBench Bench(Uri address)
    {
        var password = _project.Folder.Resolve("password");
        File.WriteAllText(password, "secret\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(password, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return new(_project, FeedBench.Settings with
        {
            Kind = SqlKind.ClickHouse,
            Server = address.Host,
            Port = address.Port,
            Database = "default",
            User = "default",
            PasswordFile = "password",
        });
    }

    private async Task Make(Uri address, string time)
    {
        await Do(address, $"create table calls (call_id String, caller Nullable(String), cell String, started_at {time}) engine = MergeTree partition by tuple() order by started_at");
        await Do(address, """
            insert into calls values
            ('a', '923001234567', 'A1', '2026-08-25 19:00:00'), ('b', '923001234568', 'A,1', '2026-08-26 05:00:00'),
            ('c\'c', '923001234569', 'A\\\'1', '2026-08-26 05:00:00'), ('d', null, 'A1', '2026-08-26 05:00:00'),
            ('e', '923001234567', 'B1', '2026-08-26 05:00:00'), ('f', '923001234567', 'B1', '2026-08-26 18:59:59'),
            ('g', '923001234567', 'B1', '2026-08-26 19:00:00')
            """);
    }

    private async Task Do(Uri address, string sql)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/?user=default&password=secret")) { Content = new StringContent(sql, Encoding.UTF8) };
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
