using CsCheck;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Tests.Displacement;

/// <summary>Laws that tie the series of the fold to each other, for people who come, go and fall silent at random.</summary>
public sealed class SeriesOfTheFoldTests
{
    private static readonly Gen<(ulong Id, int Home, int Other, int Leaves, int Stays, int Every)[]> People =
        Gen.Select(Gen.ULong, Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[-5, 20], Gen.Int[1, 30], Gen.Int[1, 4]).Array[1, 10];

    [Fact]
    public void Spells_by_length_and_ending_add_up_to_the_spells_begun_ended_and_settled() => Holds((frame, counts) =>
    {
        for (var o = 0; o < frame.Onsets.Count; o++)
        {
            var rows = counts.SpellLengths.Rows().Where(r => r.Onset == o).ToArray();

            Assert.Equal(Total(frame, counts, Count.SpellsBegun, o), rows.Sum(r => r.Spells));
            Assert.Equal(Total(frame, counts, Count.SpellsEnded, o), rows.Where(r => r.Ending == SpellEnding.Returned).Sum(r => r.Spells));
            Assert.Equal(Total(frame, counts, Count.Settled, o), rows.Where(r => r.Ending == SpellEnding.Settled).Sum(r => r.Spells));
        }
    });

    [Fact]
    public void Daily_states_add_up_to_the_panel_and_away_days_of_the_week() => Holds((frame, counts) =>
    {
        for (var o = 0; o < frame.Onsets.Count; o++)
        {
            var evacuation = frame.Onsets[o].EvacuationStarts - frame.Onsets[o].FirstWeek;
            for (var week = 0; week < frame.Weeks; week++)
            {
                int[] days = [.. Enumerable.Range(7 * week, 7)];
                var away = days.Where(d => d >= evacuation).Sum(d => Daily(frame, counts, DailyState.Away, o, d));
                var panel = days.Sum(d => Daily(frame, counts, DailyState.Home, o, d) + Daily(frame, counts, DailyState.Away, o, d));

                Assert.Equal(Week(frame, counts, Count.Away, o, week), away);
                Assert.Equal(Week(frame, counts, Count.Panel, o, week), panel);
            }
        }
    });

    [Fact]
    public void Where_nobody_enters_or_is_lost_leaving_less_coming_back_is_the_change_of_those_away() => Holds(
        (frame, counts) =>
        {
            for (var d = 1; d < counts.Daily.Days; d++)
            {
                var change = Daily(frame, counts, DailyState.Away, 0, d) - Daily(frame, counts, DailyState.Away, 0, d - 1);

                Assert.Equal(change, Daily(frame, counts, DailyState.Left, 0, d) - Daily(frame, counts, DailyState.Back, 0, d));
            }
        }, everyNight: true);

    [Fact]
    public void Parts_of_the_days_away_are_no_more_than_all_of_them() => Holds((frame, counts) =>
    {
        for (var week = 0; week < frame.Weeks; week++)
        {
            long Days(Count count) => Week(frame, counts, count, 0, week);

            Assert.InRange(Days(Count.AwayLong), 0, Days(Count.AwayConfirmed));
            Assert.InRange(Days(Count.AwayConfirmed), 0, Days(Count.Away));
            Assert.InRange(Days(Count.AwayUsual), 0, Days(Count.Away));
            Assert.InRange(Days(Count.BegunAgain), 0, Days(Count.SpellsBegun));
        }
    });

    [Fact]
    public void The_reference_window_holds_each_members_nights_and_those_away()
    {
        var frame = SmallCountry.Frame();
        var fold = new StateFold(frame);

        fold.Add(1, SmallCountry.Nights(d => d % 8 == 0 ? SmallCountry.B1 : SmallCountry.A1));
        fold.Add(2, SmallCountry.Nights(_ => SmallCountry.A1));

        // 56 nights each, from day -63 to -8; every eighth of the first member's is away.
        var stratum = frame.Parameters.StratumOf(7.0 / 56);
        Assert.Equal((56, 7), (fold.Counts.ReferenceTravel.Days(0, stratum), fold.Counts.ReferenceTravel.Away(0, stratum)));
        Assert.Equal((56, 0), (fold.Counts.ReferenceTravel.Days(0, 0), fold.Counts.ReferenceTravel.Away(0, 0)));
    }

    private static void Holds(Action<FoldFrame, FoldCounts> law, bool everyNight = false)
    {
        var frame = SmallCountry.Frame();
        People.SamplePinned(people =>
        {
            var fold = new StateFold(frame);
            foreach (var p in people)
            {
                fold.Add(p.Id, SmallCountry.Nights(d =>
                    !everyNight && d % p.Every != 0 ? 0
                    : (d >= p.Leaves && d < p.Leaves + p.Stays) || d % 17 == 0 ? p.Other : p.Home));
            }

            law(frame, fold.Counts);
        }, iter: 20);
    }

    private static long Daily(FoldFrame frame, FoldCounts counts, DailyState state, int onset, int day) =>
        Enumerable.Range(0, frame.Map.FinestAreas).Sum(a =>
            Enumerable.Range(0, frame.Parameters.Strata).Sum(s => counts.Daily[state, onset, a, s, day]));

    private static long Week(FoldFrame frame, FoldCounts counts, Count count, int onset, int week) =>
        Enumerable.Range(0, frame.Units.Count).Sum(u =>
            Enumerable.Range(0, frame.Parameters.Strata).Sum(s => counts[count, onset, u, s, week]));

    private static long Total(FoldFrame frame, FoldCounts counts, Count count, int onset) =>
        Enumerable.Range(0, frame.Weeks).Sum(w => Week(frame, counts, count, onset, w));
}
