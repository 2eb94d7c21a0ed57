using System.Runtime.InteropServices;
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
    private readonly SpellFinder _spells = new();

    public FoldCounts Counts { get; } = new(frame);

    /// <summary>Folds one subscriber.</summary>
    /// <param name="subscriber">Its pseudonym; keys its draws, and goes no further.</param>
    /// <param name="days">Its days seen, each once, in day order; days outside the frame are passed over.</param>
    public void Add(ulong subscriber, ReadOnlySpan<TimelineDay> days)
    {
        days = days[LowerBound(days, frame.Origin)..LowerBound(days, frame.Origin + frame.Days)];
        Counts.Subscribers++;
        for (var o = 0; o < frame.Onsets.Count; o++)
        {
            Fold(subscriber, days, o);
        }

        for (var o = 0; o < frame.SeasonOnsets.Count; o++)
        {
            FoldSeason(subscriber, days, o);
        }
    }

    /// <summary>Follows the subscriber around one onset: fills the path where it has a reference location.</summary>
    private ReferenceLocation Follow(ulong subscriber, ReadOnlySpan<TimelineDay> days, Onset onset, bool live)
    {
        var windowStart = onset.Day - frame.Schedule.ReferenceStartsBefore;
        var windowEnd = onset.Day - frame.Parameters.ReferenceEndsBefore;
        var first = LowerBound(days, windowStart);
        var home = _rules is null
            ? _locator.Assign(days[first..], windowStart, windowEnd, frame.Unobserved, frame.Origin)
            : _rules.Assign(days[first..], onset);
        if (!home.Exists)
        {
            return home;
        }

        if (_rules is null)
        {
            var lastSeen = Look(days[first..], onset, home, live ? frame.Blind : BlindHomes.None);
            _path.Fill(
                onset.FirstWeek, onset.LastDay, lastSeen, home.MeanGap, Draws.Hash(subscriber, (ulong)onset.Day),
                live && frame.Exposed[home.Area] ? frame.Departures : DepartureHazard.Even, frame.Parameters);
        }
        else
        {
            _rules.Fill(_path, days[first..], onset);
        }

        return home;
    }

    /// <summary>Days and spells of an onset of the season; where people went is not needed.</summary>
    private void FoldSeason(ulong subscriber, ReadOnlySpan<TimelineDay> days, int season)
    {
        var onset = frame.SeasonOnsets[season];
        var home = Follow(subscriber, days, onset, live: false);
        if (!home.Exists)
        {
            return;
        }

        _spells.Find(_path, onset, frame.Parameters);
        var o = frame.Onsets.Count + season;
        var hosts = _path.Hosts.AsSpan(0, 7 * frame.Weeks);
        var unit = frame.Units.UnitOf(subscriber, home.HomeCluster, home.Area);
        var stratum = frame.Parameters.StratumOf(home.AwayShare);
        var block = Counts.BlockOf(unit);
        CountDays(block, hosts, onset, o, stratum);
        CountSpells(block, hosts, o, unit, stratum);
    }

    private void Fold(ulong subscriber, ReadOnlySpan<TimelineDay> days, int o)
    {
        var onset = frame.Onsets[o];
        var home = Follow(subscriber, days, onset, live: o == 0);
        if (!home.Exists)
        {
            Counts.WithoutReference += o == 0 && home.DaysSeen > 0 ? 1 : 0;
            return;
        }

        _spells.Find(_path, onset, frame.Parameters);
        var unit = frame.Units.UnitOf(subscriber, home.HomeCluster, home.Area);
        var stratum = frame.Parameters.StratumOf(home.AwayShare);
        var hosts = _path.Hosts.AsSpan(0, 7 * frame.Weeks);
        var block = Counts.BlockOf(unit);
        CountDays(block, hosts, onset, o, stratum);
        CountHosts(hosts, onset, o, unit, stratum);
        CountSpells(block, hosts, o, unit, stratum);
        Counts.Daily.Add(o, home.Area, stratum, _path.HostBefore, hosts);
        if (o == 0)
        {
            Counts.WithReference[home.Area]++;
            Counts.ReferenceTravel.Add(home.Area, stratum, home.DaysJudged, (int)Math.Round(home.AwayShare * home.DaysJudged));
            _contributors.Add(Counts.Contributors, Counts.Sketches, subscriber, home.Area, hosts, onset, _spells.Spells);
        }
    }

    /// <summary>Collects the decisive sightings up to the cut; returns the last day with any event.</summary>
    private int Look(ReadOnlySpan<TimelineDay> days, Onset onset, in ReferenceLocation home, BlindHomes blind)
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
            if (blind.Contains(home.HomeCluster, day.Day))
            {
                continue;
            }

            var host = SightingRule.Judge(day, home, _locator, frame.Map, frame.Parameters);
            if (host != SightingRule.Undecided)
            {
                _path.See(day.Day, host, byDay: day.Night == 0);
            }
            else if (frame.Map.AreaOf(day.DayPart) is >= 0 and var area)
            {
                _path.SeeByDay(day.Day, area);
            }
        }

        _path.Decide();

        return lastSeen;
    }

    private void CountDays(int[] block, ReadOnlySpan<int> hosts, Onset onset, int o, int stratum)
    {
        var evacuation = onset.EvacuationStarts - onset.FirstWeek;
        var exit = _path.ExitDay == int.MinValue ? int.MaxValue : _path.ExitDay - onset.FirstWeek;
        for (var week = 0; week < frame.Weeks; week++)
        {
            var at = Counts.Index(Count.Panel, o, stratum, week);
            var (panel, away, exposed, usual, outside) = (0, 0, 0, 0, 0);
            for (var day = 7 * week; day < (7 * week) + 7; day++)
            {
                var host = hosts[day];
                if (host == StatePath.Outside)
                {
                    outside += day >= exit ? 1 : 0;
                    continue;
                }

                panel++;
                if (host >= 0 && day >= evacuation)
                {
                    away++;
                    exposed += host < frame.Exposed.Length && frame.Exposed[host] ? 1 : 0;
                    usual += _locator.IsUsualNightPlace(host) ? 1 : 0;
                }
            }

            block[at + (int)Count.Panel] += panel;
            block[at + (int)Count.Away] += away;
            block[at + (int)Count.AwayInExposed] += exposed;
            block[at + (int)Count.AwayUsual] += usual;
            block[at + (int)(_path.LastHost == Sighting.Home ? Count.CensoredHome : Count.CensoredAway)] += outside;
        }

        foreach (var sighting in _path.Sightings)
        {
            if (sighting.Day >= onset.FirstWeek && sighting.Day <= onset.LastDay)
            {
                block[Counts.Index(Count.Seen, o, stratum, (sighting.Day - onset.FirstWeek) / 7)]++;
            }
        }
    }

    /// <summary>Adds the days away by host: one entry for days of a week in one place.</summary>
    private void CountHosts(ReadOnlySpan<int> hosts, Onset onset, int o, int unit, int stratum)
    {
        var day = onset.EvacuationStarts - onset.FirstWeek;
        while (day < hosts.Length)
        {
            var (host, from) = (hosts[day], day);
            while (++day < hosts.Length && hosts[day] == host && day / 7 == from / 7)
            {
            }

            if (host >= 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(
                    Counts.AwayAtHost, FoldCounts.HostKey(o, unit, stratum, from / 7, host), out _) += day - from;
            }
        }
    }

    private void CountSpells(int[] block, ReadOnlySpan<int> hosts, int o, int unit, int stratum)
    {
        var returned = false;
        foreach (var spell in _spells.Spells)
        {
            var counts = spell.Counts(frame.Parameters);
            block[Counts.Index(Count.SpellsBegun, o, stratum, spell.Begun / 7)] += counts ? 1 : 0;
            block[Counts.Index(Count.BegunAgain, o, stratum, spell.Begun / 7)] += counts && returned ? 1 : 0;

            if (spell.Ending == SpellEnding.Settled)
            {
                block[Counts.Index(Count.Settled, o, stratum, spell.Ended / 7)]++;
            }

            if (spell.Ending == SpellEnding.Returned)
            {
                block[Counts.Index(Count.SpellsEnded, o, stratum, spell.Ended / 7)] += counts ? 1 : 0;
                returned |= counts;
            }

            if (spell.Begun / 7 <= frame.LastNewWeek)
            {
                Counts.SpellLengths.Add(o, unit, stratum, spell);
            }

            var host = hosts[spell.Begun];
            for (var day = spell.Begun; day < spell.Last; day++)
            {
                if (hosts[day] < 0)
                {
                    continue;
                }

                var at = Counts.Index(Count.Panel, o, stratum, day / 7);
                block[at + (int)Count.AwayConfirmed] += day - spell.Begun + 1 >= frame.Parameters.ConfirmedDays ? 1 : 0;
                block[at + (int)Count.AwayLong] += day - spell.Begun + 1 >= frame.Parameters.LongDays ? 1 : 0;
                block[at + (int)Count.Onward] += hosts[day] != host ? 1 : 0;
                host = hosts[day];
            }
        }
    }

    internal static int LowerBound(ReadOnlySpan<TimelineDay> days, int first)
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
