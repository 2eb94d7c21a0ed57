using Tideline.Engines.Contract.Tests.Bench;
using Tideline.Engines.DuckDb.Tests;

namespace Tideline.Engines.Contract.Tests;

/// <summary>Every step gives on every engine the rows worked by hand, and those of DuckDB.</summary>
public sealed class StepContractTests(AllEngines engines)
{
    public static TheoryData<string, string> Cases => [.. AllEngines.All.SelectMany(
        engine => StepExamples.All.Select(example => new TheoryDataRow<string, string>(engine.Data, example.Name)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_step_gives_the_rows_worked_by_hand(string engine, string name)
    {
        var example = StepExamples.All.Single(e => e.Name == name);
        using var bench = new StepBench(await engines.Shared(engine), AllEngines.PlacingOf(engine));

        var (rows, reference) = bench.Run(example);

        Assert.Equal(example.Expected, rows);
        Assert.Equal(reference, rows);
    }
}
