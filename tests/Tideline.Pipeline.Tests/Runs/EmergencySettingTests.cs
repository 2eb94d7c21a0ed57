using NodaTime;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Places;
using Tideline.Pipeline.Quality;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Tests.Runs;

public sealed class EmergencySettingTests
{
    private static readonly LocalDate First = new(2025, 1, 1);
    private static readonly LocalDate OnsetDate = new(2025, 8, 26);
    private static readonly LocalDate Vintage = new(2025, 9, 28);

    [Fact]
    public void A_quiet_past_leaves_every_placebo() =>
        Assert.Equal(Enumerable.Range(9, 12), Placebos(Of()));

    [Fact]
    public void Placebos_up_to_the_end_of_another_emergency_are_skipped()
    {
        var used = Placebos(Of(others: [Other(OnsetDate.PlusDays(-200), OnsetDate.PlusDays(-190))]));

        // Learnt from onset - 7k - 63 on: after onset - 190 for k up to 18.
        Assert.Equal(Enumerable.Range(9, 10), used);
    }

    [Fact]
    public void Placebos_whose_homes_were_learnt_during_another_emergency_are_skipped()
    {
        // The flood ends 90 days before the onset. The homes of placebo 4 are learnt from day -91 on, those of placebo 3
        // from day -84 on; the weeks of placebo 19 reach day -100 or later, those of placebo 20 do not.
        var other = Other(OnsetDate.PlusDays(-100), OnsetDate.PlusDays(-90));
        var setting = Of(others: [other]);

        Assert.False(setting.Usable(setting.Live.Placebo(4)));
        Assert.True(setting.Usable(setting.Live.Placebo(3)));
        Assert.False(setting.Usable(setting.Live.Placebo(19)));
        Assert.True(setting.Usable(setting.Live.Placebo(20)));
    }

    [Fact]
    public void Placebos_of_which_more_than_a_quarter_of_the_days_was_unobserved_are_skipped()
    {
        // Six weeks of 42 days: 10 invalid days may be bridged, 11 may not.
        var placebo = Of().Live.Placebo(12);
        var first = Day.Date(placebo.FirstWeek);

        Assert.Equal(42, placebo.LastDay - placebo.FirstWeek + 1);
        Assert.True(Of(invalid: Days(first, 10)).Usable(placebo));
        Assert.False(Of(invalid: Days(first, 11)).Usable(placebo));
    }

    [Fact]
    public void A_holiday_of_five_days_is_bridged()
    {
        var setting = Of(holidays: [new Holiday("feast", OnsetDate.PlusDays(5), OnsetDate.PlusDays(9))]);

        Assert.Equal(Days(OnsetDate.PlusDays(5), 5), setting.Bridged.Keys.Order());
        Assert.Contains(Day.Number(OnsetDate.PlusDays(9)), setting.Unobserved);
        Assert.Empty(setting.LongHolidays);
    }

    [Fact]
    public void Holidays_that_join_to_more_than_five_days_are_not_bridged_but_named_long()
    {
        var setting = Of(holidays:
        [
            new Holiday("feast", OnsetDate.PlusDays(5), OnsetDate.PlusDays(8)),
            new Holiday("day after", OnsetDate.PlusDays(9), OnsetDate.PlusDays(10)),
            new Holiday("alone", OnsetDate.PlusDays(20), OnsetDate.PlusDays(20)),
        ]);

        Assert.Equal(Days(OnsetDate.PlusDays(5), 6).Select(Day.Number), setting.LongHolidays.Order());
        Assert.Equal([OnsetDate.PlusDays(20)], setting.Bridged.Keys);
        Assert.DoesNotContain(Day.Number(OnsetDate.PlusDays(5)), setting.Unobserved);
    }

    private static LocalDate[] Days(LocalDate first, int count) => [.. Enumerable.Range(0, count).Select(first.PlusDays)];

    private static Emergency Other(LocalDate evacuationStarts, LocalDate ends) =>
        new("other", Hazard.Flood, evacuationStarts, evacuationStarts, ends, []);

    private static IEnumerable<int> Placebos(EmergencySetting setting) =>
        PlaceboSchedule.Plan(setting.Live, Day.Number(First), new DisplacementParameters(), setting.Usable).Placebos.Select(p => p.Weeks);

    private static EmergencySetting Of(
        IEnumerable<Emergency>? others = null, IReadOnlyList<Holiday>? holidays = null, IReadOnlyCollection<LocalDate>? invalid = null)
    {
        var reference = new ReferenceData([], null, null, holidays ?? []);
        var prepared = new PreparedDays
        {
            Places = new PlaceTables(reference),
            Days =
            [
                .. Days(First, Period.DaysBetween(First, Vintage) + 1).Select(d => invalid?.Contains(d) == true
                    ? new DayVerdict(d, 1, 1, DayStatus.Invalid, null)
                    : new DayVerdict(d, 1000, 1, DayStatus.Valid, null)),
            ],
            SubscribersByDay = new Dictionary<LocalDate, long>(),
            Vintage = Vintage,
            Devices = new Dictionary<DeviceKind, DeviceTotals>(),
            DaysMade = 0,
        };
        var emergency = new Emergency("flood", Hazard.Flood, OnsetDate, OnsetDate.PlusDays(-3), OnsetDate.PlusDays(14), []);
        return EmergencySetting.Of(emergency, others ?? [], reference, prepared, new DisplacementParameters(), Vintage);
    }
}
