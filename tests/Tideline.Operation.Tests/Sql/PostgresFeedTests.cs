using Npgsql;
using Tideline.Store.Tests.Databases;

namespace Tideline.Operation.Tests.Sql;

/// <summary>Against a real PostgreSQL of its own.</summary>
public sealed class PostgresFeedTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private readonly TemporaryProject _project = new();
    private NpgsqlDataSource _source = null!;
    private FeedBench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        var at = new NpgsqlConnectionStringBuilder(await server.NewDatabase());
        _source = NpgsqlDataSource.Create(at.ConnectionString);
        _bench = new(_project, FeedBench.Settings with { Server = at.Host!, Database = at.Database!, User = at.Username! });
        await Do("""
            create table calls (call_id bigint, caller text, cell varchar(20), started_at timestamptz, stored_at timestamp, cost double precision);
            insert into calls values
                (1, '923001234567', 'A1', '2026-08-26 00:00:00+05', '2026-08-26 01:00', 1),
                (2, '923001234568', 'A,1', '2026-08-26 10:00:00.75+05', '2026-08-26 06:00', 1),
                (3, '923001234569', 'A "1"', '2026-08-26 10:00:00.75+05', '2026-08-26 06:00', 1),
                (4, null, 'A1', '2026-08-26 10:00:00.75+05', '2026-08-26 06:00', 1),
                (5, '923001234567', 'B1', '2026-08-26 10:00:00.75+05', '2026-08-26 06:00', 1),
                (6, '923001234567', 'B1', '2026-08-26 23:59:59.999+05', '2026-08-26 20:00', 1),
                (7, '923001234567', 'B1', '2026-08-27 00:00:00+05', '2026-08-26 20:00', 1)
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _project.Dispose();
    }

    [Fact]
    public void A_local_day_becomes_a_file_once_it_is_over_and_is_read_once()
    {
        Assert.Empty(_bench.Look(FeedBench.At(27, 0, 59)).Received);

        Assert.Equal(["inbox/events/calls-20260826.csv.gz"], _bench.Look(FeedBench.At(27, 1)).Received);

        Assert.Equal(
            [
                "msisdn,event_time,cell_id", "923001234567,2026-08-25T19:00:00Z,A1", "923001234568,2026-08-26T05:00:00Z,\"A,1\"",
                "923001234569,2026-08-26T05:00:00Z,\"A \"\"1\"\"\"", ",2026-08-26T05:00:00Z,A1", "923001234567,2026-08-26T05:00:00Z,B1", "923001234567,2026-08-26T18:59:59Z,B1",
            ],
            _bench.Lines("calls-20260826.csv.gz"));
        Assert.Empty(_bench.Look(FeedBench.At(27, 2)).Received);
    }

    [Fact]
    public async Task Late_rows_come_in_a_file_of_their_own_until_the_span_is_final()
    {
        _bench.Look(FeedBench.At(27, 1));
        await Do("insert into calls values (-8, '923001234570', 'C1', '2026-08-26 09:00+05', now(), 1)");

        Assert.Equal(["inbox/events/calls-20260826-1.csv.gz"], _bench.Look(FeedBench.At(27, 2)).Received);
        Assert.Equal(["msisdn,event_time,cell_id", "923001234570,2026-08-26T04:00:00Z,C1"], _bench.Lines("calls-20260826-1.csv.gz"));

        await Do("insert into calls values (-9, '923001234571', 'C1', '2026-08-26 09:00+05', now(), 1)");
        var last = _bench.Look(FeedBench.At(29, 1));
        Assert.True(last.Faults.Count == 0, string.Join('\n', last.Faults));
        Assert.Equal(["inbox/events/calls-20260826-2.csv.gz", "inbox/events/calls-20260827.csv.gz"], last.Received);

        await Do("insert into calls values (-10, '923001234571', 'C1', '2026-08-26 09:00+05', now(), 1)");
        Assert.Empty(_bench.Look(FeedBench.At(29, 2)).Received);
        Assert.Equal(9, _bench.AllRows().Length);
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(_project.Folder.Lake, "feeds", "calls")), f => Path.GetFileName(f).StartsWith("20260826", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_that_was_empty_is_looked_at_again()
    {
        await Do("delete from calls");
        Assert.Empty(_bench.Look(FeedBench.At(27, 1)).Received);
        await Do("insert into calls values (1, '923001234567', 'A1', '2026-08-26 10:00+05', now(), 1)");

        Assert.Equal(["inbox/events/calls-20260826.csv.gz"], _bench.Look(FeedBench.At(27, 2)).Received);
    }

    [Fact]
    public void By_hour_and_by_a_wall_clock_without_a_zone_every_row_comes_once()
    {
        var bench = new FeedBench(_project, _bench.Of with { Watermark = "stored_at", ByHour = true, BatchRows = 1 });

        var received = bench.Look(FeedBench.At(27, 12)).Received;

        Assert.Equal(
            ["20260826T06+0500", "20260826T11+0500", "20260827T01+0500"],
            received.Select(f => Path.GetFileName(f)["calls-".Length..^".csv.gz".Length]));
        Assert.Equal(7, bench.AllRows().Length);
        var local = new FeedBench(_project, bench.Of with { TimestampsAreLocal = true });
        Assert.Contains(local.Look(FeedBench.At(27, 12)).Received, f => f.EndsWith("T20+0500.csv.gz", StringComparison.Ordinal));
    }

    [Fact]
    public void Killed_before_the_commit_the_same_file_is_made_again_and_after_it_the_file_comes_into_place()
    {
        _bench.Look(FeedBench.At(27, 1));
        var file = _project.Folder.Resolve("inbox/events/calls-20260826.csv.gz");
        var part = _project.Folder.Resolve("inbox/events/.calls-20260826.csv.gz.part");
        var bytes = File.ReadAllBytes(file);
        var state = Path.Combine(_project.Folder.Lake, "feeds", "calls");

        // After the commit, before the move.
        File.Move(file, part);
        File.Delete(Path.Combine(state, "20260826.seen"));
        Assert.Equal(["inbox/events/calls-20260826.csv.gz"], _bench.Look(FeedBench.At(27, 1)).Received);
        Assert.Equal(bytes, File.ReadAllBytes(file));

        // Before the commit, and of the file only the half is there.
        File.Delete(file);
        File.Delete(Path.Combine(state, "20260826.ids"));
        File.Delete(Path.Combine(state, "20260826.seen"));
        File.WriteAllBytes(part, bytes[..20]);
        Assert.Equal(["inbox/events/calls-20260826.csv.gz"], _bench.Look(FeedBench.At(27, 1)).Received);
        Assert.Equal(bytes, File.ReadAllBytes(file));

        // After the move, before it was noted what the source held.
        File.Delete(Path.Combine(state, "20260826.seen"));
        Assert.Empty(_bench.Look(FeedBench.At(27, 1)).Received);
        Assert.Equal(["calls-20260826.csv.gz"], Directory.GetFiles(_project.Folder.Resolve("inbox/events")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_query_is_read_like_a_table()
    {
        var bench = new FeedBench(_project, _bench.Of with { Rows = "(select call_id, caller as who, cell, started_at from calls where cell = 'B1')", Columns = [("who", "who")] });

        bench.Look(FeedBench.At(27, 1));

        Assert.Equal(["who", "923001234567", "923001234567"], bench.Lines("calls-20260826.csv.gz"));
    }

    [Fact]
    public async Task What_cannot_be_read_right_is_told_and_nothing_is_put()
    {
        await Do("create table kept (n int); create function writes() returns bigint language sql as 'insert into kept values (1) returning n::bigint'");

        Assert.Contains("no column 'celll'; did you mean 'cell'?", Fault(s => s with { Columns = [("cell", "celll")] }), StringComparison.Ordinal);
        Assert.Contains("of type double precision", Fault(s => s with { Columns = [("cost", "cost")] }), StringComparison.Ordinal);
        Assert.Contains("cannot be taken for a time", Fault(s => s with { Watermark = "cell" }), StringComparison.Ordinal);
        Assert.Contains("no such table", Fault(s => s with { Rows = "call" }), StringComparison.Ordinal);
        Assert.Contains("no such database", Fault(s => s with { Database = "other" }), StringComparison.Ordinal);
        Assert.Contains("Two rows share an id", Fault(s => s with { Id = "cell" }), StringComparison.Ordinal);
        Assert.Contains("1 of 6 rows of 20260826 have no caller", Fault(s => s with { Id = "caller" }), StringComparison.Ordinal);
        Assert.Contains("would write", Fault(s => s with { Rows = "(select calls.*, writes() from calls)" }), StringComparison.Ordinal);
        Assert.Contains("could not be read", Fault(s => s with { Server = "127.0.0.1", Port = 9 }), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_project.Folder.Resolve("inbox/events"), "*.csv.gz"));
        Assert.Equal(0L, await Count("kept"));

        string Fault(Func<Projects.Configuration.SqlConfiguration, Projects.Configuration.SqlConfiguration> change) => new FeedBench(_project, change(_bench.Of)).Fault(FeedBench.At(27, 1));
    }

    [Fact]
    public async Task Rows_that_come_while_others_are_read_are_neither_lost_nor_doubled()
    {
        await Do("insert into calls select 100 + n, '923001234567', 'A1', timestamptz '2026-08-26 12:00+05' + n * interval '1 second', now(), 1 from generate_series(1, 500) n");
        var adding = Task.Run(async () =>
        {
            for (var n = 0; n < 20; n++)
            {
                await Do($"insert into calls values ({10_000 - n}, '923009999999', 'Z1', timestamptz '2026-08-26 12:00+05' + {n * 20} * interval '1 second', now(), 1)");
            }
        }, TestContext.Current.CancellationToken);

        for (var look = 0; look < 5; look++)
        {
            _bench.Look(FeedBench.At(27, 1));
        }

        await adding;
        _bench.Look(FeedBench.At(27, 1));

        Assert.Equal(6 + 500 + 20, _bench.AllRows().Length);
    }

    private async Task Do(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<long> Count(string table)
    {
        await using var command = _source.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
