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

    [Fact]
    public void A_published_week_goes_out_again_as_it_was()
    {
        var first = Gate([Week(Week1, ("PK1A1", 200), ("PK1A2", 200), ("PK1A3", 300), ("PK1B1", 5), ("PK1B2", 20))]);
        var second = Gate([Week(Week1, ("PK1A1", 300), ("PK1A2", 4), ("PK1A3", 200), ("PK1B1", 400), ("PK1B2", 20))], first);

        Assert.Equal(first.Observations, second.Observations);
        Assert.Equal(6000m, Value(second, "PK1A1"));
        Assert.Null(Value(second, "PK1B1"));
    }

    [Fact]
    public void An_area_without_a_row_in_a_published_week_gets_none_later()
    {
        var first = Gate([Week(Week1, ("PK1A1", 200), ("PK1A2", 200))]);
        var second = Gate([Week(Week1, ("PK1A1", 200), ("PK1A2", 200), ("PK1A3", 100))], first);

        Assert.DoesNotContain(second.Observations, o => o.Area == "PK1A3");
        Assert.Equal(12_000m, Value(second, "PK1A"));
    }

    [Fact]
    public void A_pair_that_comes_late_to_a_published_week_stays_in_other()
    {
        var first = Gate([Week(Week1, ("PK1A1", 300)), Flow(("PK1A", "PK1B", 200), ("PK1A", "PK2A", 100))]);
        var second = Gate([Week(Week1, ("PK1A1", 400)), Flow(("PK1A", "PK1B", 200), ("PK1A", "PK2A", 100), ("PK1A", "PK2B", 100))], first);

        Assert.Equal(first.Observations, second.Observations);
    }

    [Fact]
    public void A_new_week_goes_out_beside_a_published_one()
    {
        var first = Gate([Week(Week1, ("PK1A1", 200), ("PK1A2", 200))]);
        var second = Gate([Weeks(Indicator.DisplacedStock, (Week1, "PK1A1", 250), (Week1, "PK1A2", 200), (Week2, "PK1A1", 300), (Week2, "PK1A2", 300))], first);

        Assert.Equal(6000m, Value(second, "PK1A1"));
        Assert.Equal(9000m, Value(second, "PK1A1", Week2));
        Assert.Equal(18_000m, Value(second, "PK1A", Week2));
    }

    [Fact]
    public void A_week_before_a_published_one_gets_no_table_later()
    {
        var first = Gate([Week(Week2, ("PK1A1", 200), ("PK1A2", 200))]);
        var second = Gate([Weeks(Indicator.DisplacedStock, (Week1, "PK1A1", 100), (Week2, "PK1A1", 200), (Week2, "PK1A2", 200))], first);

        Assert.Equal(first.Observations, second.Observations);
    }

    [Fact]
    public void An_area_of_a_published_week_has_a_row_in_the_next_though_nobody_is_there()
    {
        var first = Gate([Week(Week1, ("PK1A1", 200), ("PK1A2", 200), ("PK1A3", 200))]);
        var second = Gate([Week(Week2, ("PK1A1", 200), ("PK1A2", 200))], first);

        Assert.Equal(ObservationStatus.Suppressed, second.Observations.Single(o => o.Area == "PK1A3" && o.PeriodStart == Week2).Status);
    }

    [Fact]
    public void A_change_is_taken_from_the_stock_that_was_published()
    {
        var first = Gate([Week(Week1, ("PK1A1", 200), ("PK1A2", 200))]);
        var second = Gate(
            [
                Weeks(Indicator.DisplacedStock, (Week1, "PK1A1", 250), (Week1, "PK1A2", 200), (Week2, "PK1A1", 300), (Week2, "PK1A2", 300)),
                Weeks(Indicator.DisplacedChange, (Week2, "PK1A1", 50), (Week2, "PK1A2", 100)),
            ],
            first);

        Assert.Equal(3000m, Value(second, "PK1A1", Week2, Indicator.DisplacedChange));
        Assert.Equal(6000m, Value(second, "PK1A", Week2, Indicator.DisplacedChange));
    }

    [Fact]
    public void Everyone_ever_displaced_goes_on_from_who_was_published()
    {
        var first = Gate([Ever(Week1, ("PK1A1", 200), ("PK1A2", 200)), Weeks(Indicator.NewlyDisplaced, (Week1, "PK1A1", 200), (Week1, "PK1A2", 200))]);
        var second = Gate(
            [
                // 50 of the first week came late.
                Ever(Week2, ("PK1A1", 350), ("PK1A2", 300)),
                Weeks(Indicator.NewlyDisplaced, (Week1, "PK1A1", 250), (Week1, "PK1A2", 200), (Week2, "PK1A1", 100), (Week2, "PK1A2", 100)),
            ],
            first);

        var ever = second.Observations.Single(o => o.Indicator == "ever_displaced" && o.Area == "PK1A1" && o.PeriodEnd == Week2.PlusDays(6));
        Assert.Equal(9000m, ever.Value);
        Assert.True(ever.Lower < 9000m && ever.Upper > 9000m);
        Assert.Equal(6000m, Value(second, "PK1A1", Week1, Indicator.NewlyDisplaced));
    }

    [Fact]
    public void A_published_week_stands_where_nothing_is_known_of_its_people()
    {
        var first = Gate([Week(Week1, ("PK1A1", 200), ("PK1A2", 200), ("PK1B1", 5))]);
        var second = Gate([Week(Week1, ("PK1A1", 400), ("PK1A2", 200), ("PK1B1", 50))], first with { Contributors = null });

        Assert.Equal(first.Observations, second.Observations);
    }

    [Theory]
    [InlineData(100, 0.5)]
    [InlineData(5, 0.3)]
    public void A_share_changes_only_where_enough_people_are_behind_the_change(int replaced, double expected)
    {
        var first = Gate([Share(0.3, 0, 200)]);
        // As many people as before, but others.
        var second = Gate([Share(0.5, replaced, 200)], first);

        Assert.Equal((decimal)expected, second.Observations.Single().Value);
    }

    [Fact]
    public void A_share_that_kept_its_number_is_held_against_the_people_it_was_made_from()
    {
        var first = Gate([Share(0.3, 0, 200)]);
        var second = Gate([Share(0.4, 0, 210)], first);
        var third = Gate([Share(0.5, 0, 220)], first, second);

        Assert.Equal(0.3m, second.Observations.Single().Value);
        // 20 more than when the number was made, though only 10 more than a release ago.
        Assert.Equal(0.5m, third.Observations.Single().Value);
    }

    [Fact]
    public void A_share_that_comes_near_an_older_one_stays_away_from_it()
    {
        var first = Gate([Share(0.3, 0, 200)]);
        var second = Gate([Share(0.5, 0, 300)], first);
        var third = Gate([Share(0.32, 0, 203)], first, second);

        Assert.Equal(0.5m, second.Observations.Single().Value);
        Assert.Equal(0.5m, third.Observations.Single().Value);
    }

    [Fact]
    public void Where_nothing_is_known_of_the_people_the_published_share_stands()
    {
        var first = Gate([Share(0.3, 0, 200)]);
        var second = Gate([Share(0.5, 0, 400)], first with { Contributors = null });
        var third = Gate([Share(0.6, 0, 600)], first with { Contributors = null }, second);

        Assert.Equal(0.3m, second.Observations.Single().Value);
        Assert.Equal(0.3m, third.Observations.Single().Value);
    }

    [Fact]
    public void Figures_of_other_boundaries_are_refused_with_the_way_out()
    {
        var first = Gate([Week(Week1, ("PK1A1", 200))]) with { BoundaryVersion = "v0" };

        var refused = Assert.Throws<DisclosureRefusedException>(() => Gate([Week(Week1, ("PK1A1", 300))], first));

        Assert.Contains("inputs.areas", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_that_overlaps_a_published_one_is_refused()
    {
        var first = Gate([Week(Week1, ("PK1A1", 200))]);

        var refused = Assert.Throws<DisclosureRefusedException>(() => Gate([Week(Week1.PlusDays(2), ("PK1A1", 200))], first));

        Assert.Contains("2025-08-25 to 2025-08-31", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_is_read_back_only_for_the_same_release_and_key()
    {
        var cube = Share(0.3, 0, 200);
        var id = ReleaseId.Of(Input(Areas(), cube));
        var record = Gate([cube]).Contributors!;
        var records = new ContributorRecords(_folder.File("contributors"), "key1");
        records.Write(id, "aa", record);

        Assert.Equal(record.ToText(), records.Read(id.Value, "aa")!.ToText());
        Assert.Null(records.Read(id.Value, "bb"));
        // Marks under another key are marks of other pseudonyms.
        var other = new ContributorRecords(_folder.File("contributors"), "key2").Read(id.Value, "aa")!;
        Assert.All(record.Figures, f => Assert.NotNull(f.Sketch));
        Assert.All(other.Figures, f => Assert.Null(f.Sketch));
        Assert.Equal(record.Figures.Count, other.Figures.Count);

        File.AppendAllText(_folder.File($"contributors/{id.Value}.csv"), "damaged\n");
        Assert.Null(records.Read(id.Value, "aa"));
    }

    private static EarlierRelease Gate(Cube[] cubes, params EarlierRelease[] earlier)
    {
        var gated = ReleaseGate.Apply(Input(Areas(), cubes), new PublishedFigures(earlier));
        return new($"{earlier.Length + 1}", gated.Observations, "v1", gated.Contributors);
    }

    private static decimal? Value(EarlierRelease release, string area, LocalDate? week = null, Indicator? indicator = null) => release.Observations
        .Single(o => o.Area == area && o.PeriodStart == (week ?? Week1) && o.Indicator == (indicator ?? Indicator.DisplacedStock).Name).Value;

    private static Cube Week(LocalDate week, params (string Area, long People)[] finest) =>
        Weeks(Indicator.DisplacedStock, [.. finest.Select(f => (week, f.Area, f.People))]);

    private static Cube Weeks(Indicator indicator, params (LocalDate Week, string Area, long People)[] finest) => Summed(indicator, Areas(), finest);

    private static Cube Ever(LocalDate until, params (string Area, long People)[] finest) => new(
        Indicator.EverDisplaced,
        [.. Summed(Indicator.EverDisplaced, Areas(), [.. finest.Select(f => (until, f.Area, f.People))]).Cells.Select(c => c with { Start = Week1 })]);

    private static Cube Flow(params (string Home, string Host, long People)[] pairs) =>
        new(Indicator.DisplacementFlow, [.. pairs.Select(p => Cell(p.Home, Week1, People(p.People), p.Host))]);

    private static Cube Share(double share, int first, int count) => new(
        Indicator.ReturnedShare,
        [
            new CubeCell("PK1", null, Week1, Week1.PlusDays(7), new(share, new(share, share), new(share, share), count, 1000, 1, ObservationStatus.Normal))
            {
                Sketch = Sketch(Enumerable.Range(first, count)),
            },
        ]);

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
