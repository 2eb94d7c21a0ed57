namespace Tideline.Engines.Contract.Tests.Faults;

/// <summary>A shard that dies fails the run, and nothing is published from the others. When it is back, the run goes on.</summary>
public sealed class KilledShardTests
{
    [Fact]
    public async Task Killed_before_a_run()
    {
        await using var bench = await FaultBench.Start();
        await bench.Failing.Kill();

        bench.Fails(() =>
        {
            using var run = bench.Open();
            run.UpdateDays();
        });

        await bench.Failing.Start();
        Assert.Equal(bench.Days, bench.Continue());
    }

    [Theory]
    [InlineData("event_part")]
    [InlineData("day_place")]
    [InlineData("kept_event")]
    [InlineData("subscriber_day")]
    [InlineData("trip")]
    public async Task Killed_during_a_step(string table)
    {
        await using var bench = await FaultBench.Start();
        bench.Answer = async (request, _) =>
        {
            if (!request.Contains(table, StringComparison.Ordinal))
            {
                return true;
            }

            bench.Answer = null;
            await bench.Failing.Kill();
            return false;
        };

        bench.Fails(() =>
        {
            using var run = bench.Open();
            run.UpdateDays();
        });
        Assert.Null(bench.Answer);

        await bench.Failing.Start();
        Assert.Equal(bench.Days, bench.Continue());
    }

    [Fact]
    public async Task Killed_after_the_days_were_made()
    {
        await using var bench = await FaultBench.Start();
        using (var run = bench.Open())
        {
            run.UpdateDays();
            await bench.Failing.Kill();
            bench.Fails(() => run.Finish());
        }

        await bench.Failing.Start();
        Assert.Equal(0, bench.Continue());
    }

    [Fact]
    public async Task Killed_while_timelines_are_read()
    {
        await using var bench = await FaultBench.Start();
        using (var run = bench.Open())
        {
            run.Finish();
            bench.Answer = async (_, _) =>
            {
                await bench.Failing.Kill();
                return false;
            };

            bench.Fails(() => _ = run.Engine.ReadTimelines().Count());
            bench.Answer = null;
        }

        await bench.Failing.Start();
        Assert.Equal(0, bench.Continue());
    }
}
