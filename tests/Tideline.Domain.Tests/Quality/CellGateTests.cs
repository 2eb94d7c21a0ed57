using CsCheck;
using NodaTime;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class CellGateTests
{
    private static readonly LocalDate Monday = new(2025, 6, 2);
    private static readonly LocalDate[] Reference = [.. Enumerable.Range(0, 28).Select(i => Monday.PlusDays(i))];
    private static readonly LocalDate Judged = Monday.PlusDays(28);

    [Theory]
    [InlineData(100, 10, false)]
    [InlineData(100, 9, true)]
    [InlineData(20, 1, true)]
    [InlineData(20, 2, false)]
    [InlineData(1000, 0, true)]
    public void A_cell_below_a_tenth_of_its_weekday_median_is_silent(long usual, long events, bool silent)
    {
        var silence = CellGate.Judge([.. Usual("a", 1, usual), new("a", 1, Judged, events)], Reference, [Judged]);
        Assert.Equal(silent ? [new SilentCell("a", Judged)] : [], silence.Cells);
        Assert.Equal(silent ? [new SilentCluster(1, Judged)] : [], silence.Clusters);
    }

    [Fact]
    public void A_day_without_rows_is_silent_and_an_unheard_of_cell_is_not()
    {
        var silence = CellGate.Judge([.. Usual("a", 1, 50), new("new", 2, Judged, 3)], Reference, [Judged]);
        Assert.Equal([new SilentCell("a", Judged)], silence.Cells);
    }

    [Fact]
    public void A_small_cell_has_the_verdict_of_its_site()
    {
        CellDayEvents[] alive = [.. Usual("small", 1, 5), .. Usual("large", 1, 200), new("large", 1, Judged, 150)];
        Assert.Empty(CellGate.Judge(alive, Reference, [Judged]).Cells);

        CellDayEvents[] dark = [.. Usual("small", 1, 5), .. Usual("large", 1, 200), new("large", 1, Judged, 4)];
        Assert.Equal([new("large", Judged), new SilentCell("small", Judged)], CellGate.Judge(dark, Reference, [Judged]).Cells);
    }

    [Fact]
    public void A_silent_cell_does_not_silence_a_live_site()
    {
        var silence = CellGate.Judge(
            [.. Usual("a", 1, 100), .. Usual("b", 1, 100), new("b", 1, Judged, 90)], Reference, [Judged]);
        Assert.Equal([new SilentCell("a", Judged)], silence.Cells);
        Assert.Empty(silence.Clusters);
    }

    [Fact]
    public void A_weekday_is_judged_by_its_own_kind()
    {
        var weekends = Usual("office", 1, 400).Select(e => e.Day.DayOfWeek >= IsoDayOfWeek.Saturday ? e with { Events = 30 } : e);
        var saturday = Judged.PlusDays(5);
        Assert.Empty(CellGate.Judge([.. weekends, new("office", 1, saturday, 28)], Reference, [saturday]).Cells);
    }

    [Fact]
    public void A_cell_that_was_mostly_off_is_not_expected_to_speak()
    {
        var oneInFour = Usual("a", 1, 100).Where(e => e.Day < Monday.PlusDays(7));
        Assert.Empty(CellGate.Judge(oneInFour, Reference, [Judged]).Clusters);
    }

    [Fact]
    public void Without_reference_days_nothing_is_silent()
    {
        var silence = CellGate.Judge(Usual("a", 1, 100), [], [Judged]);
        Assert.Empty(silence.Cells);
        Assert.Empty(silence.Clusters);
    }

    [Fact]
    public void A_weekday_that_the_reference_lacks_has_the_median_of_all_days()
    {
        LocalDate[] tuesdays = [Monday.PlusDays(1), Monday.PlusDays(8)];
        var silence = CellGate.Judge([.. Usual("a", 1, 100), new("a", 1, Judged, 9)], tuesdays, [Judged]);
        Assert.Equal([new SilentCell("a", Judged)], silence.Cells);
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 34], Gen.Long[0, 60]).Array[0, 200].SamplePinned(rows =>
        {
            var events = rows.Select(r => new CellDayEvents($"c{r.Item1}", 1 + (r.Item1 / 3), Monday.PlusDays(r.Item2), r.Item3)).ToList();
            LocalDate[] judged = [.. Enumerable.Range(28, 7).Select(i => Monday.PlusDays(i))];
            var forwards = CellGate.Judge(events, Reference, judged);
            var backwards = CellGate.Judge(Enumerable.Reverse(events), Reference.Reverse().ToList(), judged.Reverse().ToList());
            Assert.Equal(forwards.Cells, backwards.Cells);
            Assert.Equal(forwards.Clusters, backwards.Clusters);
        });

    private static IEnumerable<CellDayEvents> Usual(string cell, int cluster, long events) =>
        Reference.Select(day => new CellDayEvents(cell, cluster, day, events));
}
