namespace Tideline.Domain.Displacement;

/// <summary>
/// Finds the spells of one subscriber's path that begin on or after the start of evacuation. A visit home is no return: a
/// spell ends when the member is seen at home <see cref="DisplacementParameters.ReturnSightings"/> times in a row within
/// <see cref="DisplacementParameters.ReturnWithin"/> days, or is not seen at the host again in that time; the return is dated
/// back to the first of those days. Being seen elsewhere is an ordinary trip from home: to wait until a traveller has stayed
/// at home for so long would date returns late. Scratch space of one thread.
/// </summary>
/// <remarks>A spell under way when evacuation starts is none of them. Returns in the last days of data, and members who
/// are not seen again, are censored: after the last sighting away nothing is known of them.</remarks>
internal sealed class SpellFinder
{
    private readonly List<Spell> _spells = [];

    public IReadOnlyList<Spell> Spells => _spells;

    public void Find(StatePath path, Onset onset, DisplacementParameters parameters)
    {
        _spells.Clear();
        var hosts = path.Hosts.AsSpan(0, onset.LastDay - onset.FirstWeek + 1);
        var day = onset.EvacuationStarts - onset.FirstWeek;
        if ((day == 0 ? path.HostBefore : hosts[day - 1]) >= 0)
        {
            day = Follow(path, hosts, day, onset, parameters).Last;
        }

        while (day < hosts.Length)
        {
            if (hosts[day] < 0)
            {
                day++;
                continue;
            }

            var spell = Follow(path, hosts, day, onset, parameters);
            _spells.Add(spell);
            day = Math.Max(spell.Last, day + 1);
        }
    }

    private static Spell Follow(StatePath path, ReadOnlySpan<int> hosts, int begun, Onset onset, DisplacementParameters parameters)
    {
        var (day, ending) = (begun, SpellEnding.Censored);
        while (true)
        {
            while (day < hosts.Length && hosts[day] >= 0)
            {
                day++;
            }

            if (day == hosts.Length || hosts[day] == StatePath.Outside)
            {
                break;
            }

            var back = Confirm(path.Sightings, onset.FirstWeek + day, day == 0 ? path.HostBefore : hosts[day - 1], onset.Cut, parameters);
            if (back is { } known)
            {
                ending = known ? SpellEnding.Returned : SpellEnding.Censored;
                break;
            }

            while (day < hosts.Length && hosts[day] == Sighting.Home)
            {
                day++;
            }
        }

        var settled = SettledOn(path.Sightings, begun, day, onset.FirstWeek, parameters);
        if (settled < day)
        {
            return new Spell(begun, FoundOn(path.Sightings, begun, onset.FirstWeek), settled, SpellEnding.Settled, day);
        }

        var isHome = day < hosts.Length && hosts[day] == Sighting.Home;
        var ended = ending == SpellEnding.Returned || isHome ? day : Math.Max(begun, Math.Min(day, path.LastSighting + 1 - onset.FirstWeek));
        return new Spell(begun, FoundOn(path.Sightings, begun, onset.FirstWeek), ended, ending, day);
    }

    /// <summary>Whether a stay at home from a day on is a return; false where it begins in the last days of data, null
    /// where the member is back at the host too soon. Where the data end before there are enough sightings, those there are
    /// decide: to censor a member at its likely return would lose just those who return.</summary>
    private static bool? Confirm(ReadOnlySpan<Sighting> sightings, int from, int host, int cut, DisplacementParameters parameters)
    {
        var seen = 0;
        for (var i = FirstFrom(sightings, from); i < sightings.Length && sightings[i].Day < from + parameters.ReturnWithin; i++)
        {
            if (!sightings[i].IsHome)
            {
                return sightings[i].Host == host ? null : true;
            }

            if (++seen == parameters.ReturnSightings)
            {
                return true;
            }
        }

        return from <= cut - parameters.ReturnSightings;
    }

    /// <summary>The first day on which the member has settled elsewhere; the spell's end where it has not.</summary>
    private static int SettledOn(ReadOnlySpan<Sighting> sightings, int begun, int end, int firstWeek, DisplacementParameters parameters)
    {
        for (var day = begun + parameters.SettledDays; day < end; day++)
        {
            var first = FirstFrom(sightings, firstWeek + day - parameters.SettledWindow + 1);
            var (nights, at, host) = (0, 0, -1);
            for (var i = first; i < sightings.Length && sightings[i].Day <= firstWeek + day; i++)
            {
                // The majority vote of Boyer and Moore: if one area holds so large a share, it is this one.
                nights++;
                (host, at) = sightings[i].Host == host ? (host, at + 1) : at == 0 ? (sightings[i].Host, 1) : (host, at - 1);
            }

            var there = 0;
            for (var i = first; i < first + nights; i++)
            {
                there += sightings[i].Host == host ? 1 : 0;
            }

            if (host >= 0 && nights > 0 && there >= parameters.SettledShare * nights)
            {
                return day;
            }
        }

        return end;
    }

    private static int FoundOn(ReadOnlySpan<Sighting> sightings, int begun, int firstWeek)
    {
        for (var i = FirstFrom(sightings, firstWeek + begun); i < sightings.Length; i++)
        {
            if (!sightings[i].IsHome)
            {
                return sightings[i].Known - firstWeek;
            }
        }

        return begun;
    }

    private static int FirstFrom(ReadOnlySpan<Sighting> sightings, int day)
    {
        var (low, high) = (0, sightings.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sightings[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
