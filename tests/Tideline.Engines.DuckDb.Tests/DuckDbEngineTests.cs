using Tideline.Domain;

namespace Tideline.Engines.DuckDb.Tests;

public sealed class DuckDbEngineTests : IDisposable
{
    /// <summary>Would run for hours.</summary>
    private const string Endless = "select sum(a.i * b.i) as s from range(100000000) as a(i), range(100000000) as b(i)";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void A_statement_that_fails_is_an_engine_failure()
    {
        using var engine = Open(TestContext.Current.CancellationToken);

        var fault = Assert.Throws<EngineException>(() => engine.Create("t", "select * from absent"));

        Assert.Contains("table 't'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("absent", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_fail_midway_are_an_engine_failure_not_an_end()
    {
        using var engine = Open(TestContext.Current.CancellationToken);
        const string late = "select case when i = 900000 then error('late') else i end as n from range(1000000) as r(i)";

        Assert.Throws<EngineException>(() => engine.Read(late, r => r.GetInt64(0)).Count());
    }

    [Fact]
    public void A_value_in_an_error_is_not_repeated()
    {
        using var engine = Open(TestContext.Current.CancellationToken);

        var fault = Assert.Throws<EngineException>(() => engine.Create("t", "select cast('923001234567x' as bigint) as n"));

        Assert.DoesNotContain("923001234567", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("Conversion", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_interrupts_the_running_statement()
    {
        using var stop = new CancellationTokenSource();
        using var engine = Open(stop.Token);

        var running = Task.Run(() => engine.Create("t", Endless), TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Cancelling_between_rows_ends_the_reading()
    {
        using var stop = new CancellationTokenSource();
        using var engine = Open(stop.Token);
        engine.Create("timeline", "select cast(i as ubigint) as subscriber, [i] as days from range(1000000) as r(i)");
        var read = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var timeline in engine.ReadTimelines())
            {
                if (++read == 10)
                {
                    stop.Cancel();
                }
            }
        });
        Assert.Equal(10, read);
        Assert.ThrowsAny<OperationCanceledException>(() => engine.Drop("timeline"));
    }

    private DuckDbEngine Open(CancellationToken cancellation) =>
        new(new DuckDbLimits(_folder) { Threads = 2, MemoryBytes = 500_000_000 }, cancellation);
}
