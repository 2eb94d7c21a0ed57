namespace Tideline.Engines.Contract.Tests.Faults;

/// <summary>A shard that is slow is waited for, up to the limit; then it has failed.</summary>
public sealed class SlowShardTests
{
    [Fact]
    public async Task A_slow_shard_changes_no_row()
    {
        await using var bench = await FaultBench.Start();
        bench.Answer = async (_, cancellation) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
            return true;
        };

        Assert.Equal(bench.Days, bench.Continue());
    }

    [Fact]
    public async Task A_shard_that_never_answers_fails_the_run_by_its_name()
    {
        await using var bench = await FaultBench.Start();
        bench.Answer = async (request, cancellation) =>
        {
            if (request.Contains("subscriber_day", StringComparison.Ordinal))
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            return true;
        };

        bench.Fails(() =>
        {
            using var run = bench.Open(TimeSpan.FromSeconds(3));
            run.UpdateDays();
        });

        bench.Answer = null;
        Assert.Equal(bench.Days, bench.Continue());
    }
}
