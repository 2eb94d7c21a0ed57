using CsCheck;
using NodaTime;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class DayGateTests
{
    private const int Midnight = 19 * 3600;
    private const int SixInTheEvening = 13 * 3600;
    private const int LastSecond = 86_399;
    private static readonly LocalTime Five = new(5, 0);
    private static readonly LocalDate Monday = new(2025, 6, 2);

    [Fact]
    public void An_ordinary_series_is_valid()
    {
        var verdicts = DayGate.Judge(Series(70), Five);
        Assert.Equal(70, verdicts.Count);
        Assert.All(verdicts, v => Assert.Equal((DayStatus.Valid, (DayFault?)null, 1.0), (v.Status, v.Fault, v.Ratio)));
    }

    [Theory]
    [InlineData(499, DayStatus.Invalid, DayFault.LowVolume)]
    [InlineData(500, DayStatus.Warn, null)]
    [InlineData(799, DayStatus.Warn, null)]
    [InlineData(800, DayStatus.Valid, null)]
    public void The_ratio_to_the_weekday_median_decides(long events, DayStatus status, DayFault? fault)
    {
        var verdict = Judge(Series(70).Select(v => v.Day == Monday.PlusWeeks(9) ? v with { Events = events } : v), Monday.PlusWeeks(9));
        Assert.Equal((status, fault, events / 1000.0), (verdict.Status, verdict.Fault, verdict.Ratio));
    }

    [Fact]
    public void A_weekday_is_compared_with_its_own_kind_only()
    {
        var quietSundays = Series(70).Select(v => v.Day.DayOfWeek == IsoDayOfWeek.Sunday ? v with { Events = 300 } : v);
        Assert.All(DayGate.Judge(quietSundays, Five), v => Assert.Equal(DayStatus.Valid, v.Status));
    }

    [Fact]
    public void Three_earlier_weeks_are_enough_and_later_ones_then_do_not_matter()
    {
        var growth = Series(63).Select(v => v.Day >= Monday.PlusWeeks(4) ? v with { Events = 5000 } : v).ToList();
        Assert.Equal(1.0, Judge(growth, Monday.PlusWeeks(3)).Ratio);
        Assert.Equal(0.2, Judge(growth, Monday).Ratio);
    }

    [Fact]
    public void A_short_series_is_compared_with_every_other_day()
    {
        var verdicts = DayGate.Judge([Day(0, 1000), Day(1, 1000), Day(2, 400)], Five);
        Assert.Equal([DayStatus.Valid, DayStatus.Valid, DayStatus.Invalid], verdicts.Select(v => v.Status));
    }

    [Fact]
    public void A_single_day_has_no_ratio_and_is_valid() =>
        Assert.Equal([new DayVerdict(Monday, 1000, null, DayStatus.Valid, null)], DayGate.Judge([Day(0, 1000)], Five));

    [Fact]
    public void A_day_that_ends_before_18_is_truncated_even_at_full_volume()
    {
        var cut = Series(70).Select(v => v.Day == Monday.PlusWeeks(9) ? v with { LastSecond = SixInTheEvening - 1 } : v).ToList();
        Assert.Equal((DayStatus.Invalid, DayFault.Truncated), Fault(Judge(cut, Monday.PlusWeeks(9))));
        var just = cut.Select(v => v with { LastSecond = Math.Max(v.LastSecond, SixInTheEvening) });
        Assert.Equal(DayStatus.Valid, Judge(just, Monday.PlusWeeks(9)).Status);
    }

    [Fact]
    public void The_small_hours_of_the_first_file_are_a_partial_day()
    {
        var files = Series(70).Prepend(new DayVolume(Monday.PlusDays(-1), 60, Midnight + 5, LastSecond));
        var verdicts = DayGate.Judge(files, Five);
        Assert.Equal((DayStatus.Invalid, DayFault.Partial), Fault(verdicts[0]));
        Assert.All(verdicts.Skip(1), v => Assert.Equal(DayStatus.Valid, v.Status));
    }

    [Fact]
    public void Where_the_first_second_is_not_known_the_volume_tells()
    {
        var files = Series(70).Prepend(new DayVolume(Monday.PlusDays(-1), 60, null, LastSecond)).Select(v => v with { FirstSecond = null });
        var verdicts = DayGate.Judge(files, Five);
        Assert.Equal((DayStatus.Invalid, DayFault.LowVolume), Fault(verdicts[0]));
        Assert.All(verdicts.Skip(1), v => Assert.Equal(DayStatus.Valid, v.Status));
    }

    [Fact]
    public void A_day_without_events_is_missing()
    {
        var verdicts = DayGate.Judge(Series(70).Where(v => v.Day != Monday.PlusDays(30)), Five);
        Assert.Equal(70, verdicts.Count);
        Assert.Equal(new DayVerdict(Monday.PlusDays(30), 0, null, DayStatus.Invalid, DayFault.Missing), verdicts[30]);
    }

    [Fact]
    public void A_missing_file_leaves_its_day_partial_and_a_missing_day_out_of_the_medians()
    {
        var noFile = Series(70).Select(v => v.Day == Monday.PlusWeeks(5) ? new DayVolume(v.Day, 50, Midnight, LastSecond) : v).ToList();
        Assert.Equal((DayStatus.Invalid, DayFault.Partial), Fault(Judge(noFile, Monday.PlusWeeks(5))));
        Assert.Equal(1.0, Judge(noFile, Monday.PlusWeeks(6)).Ratio);
    }

    [Fact]
    public void The_cut_of_the_day_moves_the_evening()
    {
        Assert.Equal(SixInTheEvening, DayGate.SecondOfDay(new LocalTime(18, 0), Five));
        Assert.Equal(18 * 3600, DayGate.SecondOfDay(new LocalTime(18, 0), LocalTime.Midnight));
        Assert.Equal(22 * 3600, DayGate.SecondOfDay(new LocalTime(3, 0), Five));
    }

    [Fact]
    public void No_events_no_verdicts() => Assert.Empty(DayGate.Judge([], Five));

    [Fact]
    public void The_order_of_the_rows_does_not_matter() =>
        Gen.Select(Gen.Long[0, 2000], Gen.Int[0, LastSecond]).Array[1, 90].SamplePinned(days =>
        {
            var volumes = days.Select((d, i) => new DayVolume(Monday.PlusDays(i), d.Item1, Math.Min(100, d.Item2), d.Item2)).ToList();
            Assert.Equal(DayGate.Judge(volumes, Five), DayGate.Judge(Enumerable.Reverse(volumes), Five));
        });

    private static DayVerdict Judge(IEnumerable<DayVolume> volumes, LocalDate day) =>
        DayGate.Judge(volumes, Five).Single(v => v.Day == day);

    private static (DayStatus Status, DayFault? Fault) Fault(DayVerdict verdict) => (verdict.Status, verdict.Fault);

    private static IEnumerable<DayVolume> Series(int days) => Enumerable.Range(0, days).Select(i => Day(i, 1000));

    private static DayVolume Day(int i, long events) => new(Monday.PlusDays(i), events, 3, LastSecond);
}
