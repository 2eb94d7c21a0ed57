using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure.Differencing;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class DifferencingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(100, true)]
    [InlineData(5, false)]
    public void A_number_changes_only_where_enough_people_are_behind_the_change(int replaced, bool isRevised)
    {
        var first = Gate(Week(new() { ["PK1A1"] = (0, 200), ["PK1A2"] = (1000, 200), ["PK1A3"] = (2000, 200) }));

        // As many people as before, but others, whose weight is another.
        var second = Gate(Week(new() { ["PK1A1"] = (replaced, 200), ["PK1A2"] = (1000 + replaced, 200), ["PK1A3"] = (2000 + replaced, 200) }, times: 1.5), first);

        Assert.Equal(isRevised ? 9000m : 6000m, Value(second, "PK1A1"));
        // Of the district 30 changed even then.
        Assert.Equal(27_000m, Value(second, "PK1A"));
    }

    [Fact]
    public void Where_nothing_is_known_of_the_people_the_published_number_stands()
    {
        var first = Gate(Week(new() { ["PK1A1"] = (0, 200), ["PK1A2"] = (1000, 200) }));

        var second = Gate(Week(new() { ["PK1A1"] = (0, 400), ["PK1A2"] = (1000, 200) }), first with { Contributors = null });

        Assert.Equal(6000m, Value(second, "PK1A1"));
    }

    [Fact]
    public void No_difference_of_few_people_follows_from_the_differences_of_others()
    {
        var first = Gate(Week(new() { ["PK1A1"] = (0, 200), ["PK1A2"] = (1000, 200), ["PK1A3"] = (2000, 200) }));

        // 100 more in one tehsil, 5 more in another: with district and first tehsil revised the 5 would follow.
        var second = Gate(Week(new() { ["PK1A1"] = (0, 300), ["PK1A2"] = (1000, 205), ["PK1A3"] = (2000, 200) }), first);

        Assert.Equal(6000m, Value(second, "PK1A2"));
        Assert.Equal(1, new[] { Value(second, "PK1A1") == 6000m, Value(second, "PK1A") == 18_000m }.Count(kept => kept));
    }

    [Fact]
    public void A_kept_number_is_held_against_the_people_it_was_made_from()
    {
        var first = Gate(Week(new() { ["PK1A1"] = (0, 200), ["PK1A2"] = (1000, 200) }));
        var second = Gate(Week(new() { ["PK1A1"] = (0, 210), ["PK1A2"] = (1000, 210) }), first);
        var third = Gate(Week(new() { ["PK1A1"] = (0, 220), ["PK1A2"] = (1000, 220) }), first, second);

        Assert.Equal(6000m, Value(second, "PK1A1"));
        // 20 more than when the number was made, though only 10 more than a release ago.
        Assert.Equal(6600m, Value(third, "PK1A1"));
    }

    [Fact]
    public void A_number_that_comes_near_an_older_one_stays_away_from_it()
    {
        var first = Gate(Week(new() { ["PK1A1"] = (0, 200), ["PK1A2"] = (1000, 200) }));
        var second = Gate(Week(new() { ["PK1A1"] = (0, 300), ["PK1A2"] = (1000, 300) }), first);
        var third = Gate(Week(new() { ["PK1A1"] = (0, 203), ["PK1A2"] = (1000, 203) }), first, second);

        Assert.Equal(9000m, Value(second, "PK1A1"));
        Assert.Equal(9000m, Value(third, "PK1A1"));
    }

    [Fact]
    public void Figures_of_other_boundaries_are_refused_with_the_way_out()
    {
        var first = Gate(Week(new() { ["PK1A1"] = (0, 200) })) with { BoundaryVersion = "v0" };

        var refused = Assert.Throws<DisclosureRefusedException>(() => Gate(Week(new() { ["PK1A1"] = (0, 300) }), first));

        Assert.Contains("inputs.areas", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_that_overlaps_a_published_one_is_refused()
    {
        var first = Gate(Week(new() { ["PK1A1"] = (0, 200) }));

        var refused = Assert.Throws<DisclosureRefusedException>(() => Gate(Week(new() { ["PK1A1"] = (0, 200) }, week: Week1.PlusDays(2)), first));

        Assert.Contains("2025-08-25 to 2025-08-31", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_is_read_back_only_for_the_same_release_and_key()
    {
        var id = ReleaseId.Of(Input(Areas(), Week(new() { ["PK1A1"] = (0, 200) })));
        var record = Gate(Week(new() { ["PK1A1"] = (0, 200) })).Contributors!;
        var records = new ContributorRecords(_folder.File("contributors"), "key1");
        records.Write(id, "aa", record);

        Assert.Equal(record.ToText(), records.Read(id.Value, "aa")!.ToText());
        Assert.Null(records.Read(id.Value, "bb"));
        Assert.Null(new ContributorRecords(_folder.File("contributors"), "key2").Read(id.Value, "aa"));

        File.AppendAllText(_folder.File($"contributors/{id.Value}.csv"), "damaged\n");
        Assert.Null(records.Read(id.Value, "aa"));
    }

    private static EarlierRelease Gate(Cube cube, params EarlierRelease[] earlier)
    {
        var gated = ReleaseGate.Apply(Input(Areas(), cube), new PublishedFigures(earlier));
        return new($"{earlier.Length + 1}", gated.Observations, "v1", gated.Contributors);
    }

    private static decimal? Value(EarlierRelease release, string area) => release.Observations.Single(o => o.Area == area).Value;

    /// <summary>Stocks of tehsils and their sums: subscribers numbered from the first on.</summary>
    private static Cube Week(Dictionary<string, (int First, int Count)> tehsils, double times = 1, LocalDate? week = null)
    {
        var areas = Areas();
        return new(
            Indicator.DisplacedStock,
            [
                .. from level in areas.Levels
                   from area in tehsils.GroupBy(t => areas.AncestorAt(t.Key, level)!.PCode)
                   let people = People(area.Sum(t => t.Value.Count))
                   select Cell(area.Key, week ?? Week1, people with
                   {
                       Value = people.Value * times,
                       Interval80 = new(people.Value * times * 0.9, people.Value * times * 1.1),
                   }) with
                   {
                       Sketch = Sketch(area.SelectMany(t => Enumerable.Range(t.Value.First, t.Value.Count))),
                   },
            ]);
    }

    private static ContributorSketch Sketch(IEnumerable<int> subscribers)
    {
        var table = new SketchTable();
        foreach (var subscriber in subscribers)
        {
            table.Mark(0, (ulong)subscriber, 1);
        }

        return table.Of([0]);
    }
}
