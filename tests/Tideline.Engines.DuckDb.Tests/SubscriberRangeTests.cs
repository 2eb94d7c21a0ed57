using CsCheck;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.DuckDb.Tests;

public sealed class SubscriberRangeTests
{
    [Fact]
    public void Ranges_hold_every_pseudonym_once() => Gen.Long[0, 400 * SubscriberRange.RowsAtOnce].SamplePinned(rows =>
    {
        var ranges = SubscriberRange.Of(rows);
        return ranges[0].First == 0 && ranges[^1].Last == ulong.MaxValue
            && ranges.Zip(ranges.Skip(1)).All(r => r.First.Last + 1 == r.Second.First)
            && ranges.Count * SubscriberRange.RowsAtOnce >= rows;
    });

    [Fact]
    public void A_table_made_in_ranges_has_the_rows_of_one_made_at_once()
    {
        using var bench = new StepBench();
        bench.Engine.Create("person_day", """
            select cast(hash(range // 3) as ubigint) as subscriber, cast(date '2025-08-01' + cast(range % 3 as integer) as date) as local_day,
                cast(range % 7 as integer) as night_cluster, cast(range % 5 as integer) as day_cluster, cast(range % 5 as integer) as location
            from range(3000)
            """);
        var text = StepText.Render("timeline", bench.Engine.Dialect);
        bench.Engine.Create("timeline", text);
        var whole = bench.Read("select subscriber, list_sort(days) as days from timeline");

        bench.Engine.CreateBySubscriber([("timeline", text)], "person_day", 5 * SubscriberRange.RowsAtOnce);

        Assert.Equal(1000, whole.Count);
        Assert.Equal(whole, bench.Read("select subscriber, list_sort(days) as days from timeline"));
    }
}
