using Tideline.Domain.Displacement.Presets;
using Tideline.Domain.Homes;

namespace Tideline.Domain.Displacement;

/// <summary>
/// The displacement fold: takes one subscriber's timeline after another and adds what it says about the live onset and
/// every placebo. One instance a thread; the counts of all add up to the same whatever the order.
/// </summary>
public sealed class StateFold(FoldFrame frame)
{
    private readonly ReferenceLocator _locator = new(frame.Map, frame.Parameters);
    private readonly RuleReader? _rules = RuleReader.For(frame);
    private readonly StatePath _path = new();
    private readonly ContributorFold _contributors = new(frame);
    private readonly List<(int Begun, int Ended)> _spells = [];

    public FoldCounts Counts { get; } = new(frame);

    /// <summary>Folds one subscriber.</summary>
    /// <param name="subscriber">Its pseudonym; keys its draws, and goes no further.</param>
    /// <param name="days">Its days seen, each once, in day order; days outside the frame are passed over.</param>
    public void Add(ulong subscriber, ReadOnlySpan<TimelineDay> days)
    {
        days = days[LowerBound(days, frame.Origin)..LowerBound(days, frame.Origin + frame.Days)];
        Counts.Subscribers++;
        Counts.Panel.Add(days);
        for (var o = 0; o < frame.Onsets.Count; o++)
        {
            Fold(subscriber, days, o);
        }
    }

    private void Fold(ulong subscriber, ReadOnlySpan<TimelineDay> days, int o)
    {
        var onset = frame.Onsets[o];
        var windowStart = onset.Day - frame.Schedule.ReferenceStartsBefore;
        var windowEnd = onset.Day - frame.Parameters.ReferenceEndsBefore;
        var first = LowerBound(days, windowStart);
        var home = _rules is null
            ? _locator.Assign(days[first..], windowStart, windowEnd, frame.Unobserved, frame.Origin)
            : _rules.Assign(days[first..], onset);
        if (!home.Exists)
        {
            Counts.WithoutReference += o == 0 && home.DaysSeen > 0 ? 1 : 0;
            return;
        }

        if (_rules is null)
        {
            var lastSeen = Look(days[first..], onset, home);
            _path.Fill(
                onset.FirstWeek, onset.LastDay, lastSeen, home.MeanGap, Draws.Hash(subscriber, (ulong)onset.Day), frame.Parameters);
        }
        else
        {
            _rules.Fill(_path, days[first..], onset);
        }

        var unit = frame.Units.UnitOf(subscriber, home.HomeCluster, home.Area);
        var stratum = frame.Parameters.StratumOf(home.AwayShare);
        CountDays(onset, o, unit, stratum);
        var spells = CountSpells(onset, o, unit, stratum);
        if (o == 0)
        {
            Counts.WithReference[home.Area]++;
            Counts.Homes.Add(home.HomeCluster, days[first..]);
            _contributors.Add(Counts.Contributors, home.Area, _path.Hosts.AsSpan(0, 7 * frame.Weeks), onset, spells);
        }
    }

    /// <summary>Collects the decisive sightings up to the cut; returns the last day with any event.</summary>
    private int Look(ReadOnlySpan<TimelineDay> days, Onset onset, in ReferenceLocation home)
    {
        _path.Clear();
        var lastSeen = int.MinValue;
        foreach (ref readonly var day in days)
        {
            if (day.Day > onset.Cut)
            {
                break;
            }

            if (frame.Unobserved[day.Day - frame.Origin])
            {
                continue;
            }

            lastSeen = day.Day;
            var host = SightingRule.Judge(day, home, _locator, frame.Map, frame.Parameters);
            if (host != SightingRule.Undecided)
            {
                _path.See(day.Day, host);
            }
            else if (frame.Map.AreaOf(day.DayPart) is >= 0 and var area)
            {
                _path.SeeByDay(day.Day, area);
            }
        }

        _path.Decide();

        return lastSeen;
    }

    private void CountDays(Onset onset, int o, int unit, int stratum)
    {
        for (var week = 0; week < frame.Weeks; week++)
        {
            ref var panel = ref Counts.At(Count.Panel, o, unit, stratum, week);
            ref var away = ref Counts.At(Count.Away, o, unit, stratum, week);
            for (var d = 0; d < 7; d++)
            {
                var day = onset.FirstWeek + (7 * week) + d;
                var host = _path.Hosts[day - onset.FirstWeek];
                if (host == StatePath.Outside)
                {
                    if (_path.ExitDay > int.MinValue && day >= _path.ExitDay)
                    {
                        Counts.At(_path.LastHost == Sighting.Home ? Count.CensoredHome : Count.CensoredAway, o, unit, stratum, week)++;
                    }

                    continue;
                }

                panel++;
                if (host >= 0 && day >= onset.EvacuationStarts)
                {
                    away++;
                    var key = FoldCounts.HostKey(o, unit, stratum, week, host);
                    Counts.AwayAtHost[key] = Counts.AwayAtHost.GetValueOrDefault(key) + 1;
                }
            }
        }

        foreach (var sighting in _path.Sightings)
        {
            if (sighting.Day >= onset.FirstWeek && sighting.Day <= onset.LastDay)
            {
                Counts.At(Count.Seen, o, unit, stratum, (sighting.Day - onset.FirstWeek) / 7)++;
            }
        }
    }

    /// <summary>Counts spells that begin on or after the start of evacuation and last long enough; returns their days, for
    /// the contributors: (first day, day of return or 0), relative to the first week. A spell under way when evacuation
    /// starts is none of them.</summary>
    private List<(int Begun, int Ended)> CountSpells(Onset onset, int o, int unit, int stratum)
    {
        _spells.Clear();
        var hosts = _path.Hosts.AsSpan(0, 7 * frame.Weeks);
        var start = onset.EvacuationStarts - onset.FirstWeek;
        var awayBefore = (start == 0 ? _path.HostBefore : hosts[start - 1]) >= 0;
        var day = awayBefore ? EndOfSpell(hosts, start) : start;
        while (day < hosts.Length)
        {
            if (hosts[day] < 0)
            {
                day++;
                continue;
            }

            var end = EndOfSpell(hosts, day);
            if (end - day >= frame.Parameters.SpellDays)
            {
                var returned = end < hosts.Length && hosts[end] == Sighting.Home;
                _spells.Add((day, returned ? end : 0));
                Counts.At(Count.SpellsBegun, o, unit, stratum, day / 7)++;
                if (returned)
                {
                    Counts.At(Count.SpellsEnded, o, unit, stratum, end / 7)++;
                }
            }

            day = end;
        }

        return _spells;
    }

    /// <summary>The first day from a day on that is not away.</summary>
    private static int EndOfSpell(ReadOnlySpan<int> hosts, int day)
    {
        while (day < hosts.Length && hosts[day] >= 0)
        {
            day++;
        }

        return day;
    }

    private static int LowerBound(ReadOnlySpan<TimelineDay> days, int first)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = days[middle].Day < first ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
