using CsCheck;
using Tideline.EndToEnd.Tests;
using Tideline.Engines.Contract.Tests.Bench;
using Tideline.Engines.Contract.Tests.Countries;

namespace Tideline.Engines.Contract.Tests;

/// <summary>Whatever the events, every engine gives DuckDB's rows.</summary>
public sealed class RandomEventTests(AllEngines engines)
{
    private static readonly int[] Edges = [46_799, 46_800, 68_399, 68_400, 86_399];

    /// <summary>Few subscribers, cells and seconds, so that events meet.</summary>
    private static readonly Gen<CellEvent> Event =
        from file in Gen.Int[0, 2]
        from subscriber in Gen.OneOf(Gen.ULong[1, 4], Gen.Const(ulong.MaxValue))
        from day in Gen.Int[0, 3]
        from second in Gen.OneOf(Gen.Int[0, 8].Select(i => 10_800 * i), Gen.Int[0, 86_399], Gen.Int[0, 4].Select(i => Edges[i]))
        from cell in Gen.Int[0, CellCountry.Names.Count - 1]
        from fold in Gen.Int[0, 3].Select(i => i / 3)
        select new CellEvent(file, subscriber, day + 8, Math.Min(second, 86_399), CellCountry.Names[cell], fold);

    [Theory]
    [MemberData(nameof(AllEngines.Others), MemberType = typeof(AllEngines))]
    public async Task Any_events_give_the_rows_of_DuckDB(string name)
    {
        using var engine = await engines.Open(name);
        Event.Array[1, 120].SamplePinned(
            events =>
            {
                using var folder = new TemporaryFolder();
                using var other = new TemporaryFolder();
                var reference = Chain.Of(events, Chain.ParametersOf(5), folder).Reference();
                Chain.Of(events, Chain.ParametersOf(5), other).Run(engine);
                Assert.All(reference, table => Assert.Equal(table.Rows, table.Columns.Read(engine)));
            },
            iter: 8);
    }
}
