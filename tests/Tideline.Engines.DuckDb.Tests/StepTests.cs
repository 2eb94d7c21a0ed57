using CsCheck;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.DuckDb.Tests;

/// <summary>Each step on DuckDB gives the rows worked by hand, whatever the order of its input and the threads.</summary>
public sealed class StepTests
{
    public static TheoryData<string> Names => [.. StepExamples.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_gives_the_rows_worked_by_hand(string name)
    {
        var example = StepExamples.All.Single(e => e.Name == name);
        using var bench = new StepBench();
        Assert.Equal(example.Expected, bench.Run(example, rows => rows));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_insertion_changes_nothing(string name)
    {
        var example = StepExamples.All.Single(e => e.Name == name);
        using var bench = new StepBench();
        Gen.Int.SamplePinned(
            seed => Assert.Equal(example.Expected, bench.Run(example, rows => Mixed(rows, seed))),
            iter: 5);
    }

    private static IEnumerable<string> Mixed(string[] rows, int seed) =>
        rows.Select((row, i) => (Row: row, Key: unchecked((uint)((i + 1) * (seed | 1)) * 2654435761u))).OrderBy(r => r.Key).Select(r => r.Row);

    [Fact]
    public void Every_step_of_the_pipeline_has_an_example() => Assert.Equal(
        Steps.Names, StepExamples.All.Select(e => e.Step).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Threads_change_no_row_of_a_busy_day()
    {
        var days = ((int?[])[1, 2, 4]).Select(threads =>
        {
            using var bench = new StepBench(threads);
            bench.Create(Rows.CellClusters([.. Enumerable.Range(0, 50).Select(c => $"'{c}', {1 + (c % 17)}, 0, 84006")]), rows => rows);
            // Few seconds and many cells, so that ties abound; over 200,000 rows, so that threads share the work.
            bench.Engine.Create("event", """
                select cast(i % 5003 as ubigint) as subscriber, date '2025-08-01' as local_day, cast((i * 7919) % 7 * 9000 as integer) as local_second,
                    timestamp '2025-08-01 00:00:00' + to_seconds((i * 7919) % 7 * 9000) as at, cast((i * 31) % 50 as varchar) as cell
                from range(250000) as r(i)
                """);
            bench.Engine.Create("day_place", StepText.Render("day_place", bench.Engine.Dialect, StepBench.Parameters));
            return bench.Read("select * from day_place");
        }).ToArray();
        Assert.Equal(5003, days[0].Count);
        Assert.All(days, d => Assert.Equal(days[0], d));
    }
}
