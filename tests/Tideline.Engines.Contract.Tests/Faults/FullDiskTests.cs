namespace Tideline.Engines.Contract.Tests.Faults;

/// <summary>A shard whose disk is full fails the run. When there is room again, the run goes on.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_disk_full_before_the_run()
    {
        await using var bench = await FaultBench.Start(diskMegabytes: 32);
        bench.Failing.FillDisk();

        var fault = bench.Fails(() =>
        {
            using var run = bench.Open();
            run.UpdateDays();
        });
        Assert.Contains("disk", fault.Message, StringComparison.Ordinal);

        bench.Failing.FreeDisk();
        Assert.Equal(bench.Days, bench.Continue());
    }

    [Theory]
    [InlineData("day_place")]
    [InlineData("subscriber_day")]
    [InlineData("trip")]
    public async Task A_disk_that_fills_at_a_step(string table)
    {
        await using var bench = await FaultBench.Start(diskMegabytes: 32);
        bench.Answer = (request, _) =>
        {
            if (request.Contains(table, StringComparison.Ordinal))
            {
                bench.Answer = null;
                bench.Failing.FillDisk();
            }

            return Task.FromResult(true);
        };

        var fault = bench.Fails(() =>
        {
            using var run = bench.Open();
            run.UpdateDays();
        });
        Assert.Contains("disk", fault.Message, StringComparison.Ordinal);

        bench.Failing.FreeDisk();
        Assert.Equal(bench.Days, bench.Continue());
    }
}
