namespace Tideline.Domain.Displacement;

/// <summary>
/// One subscriber's state on every day from the first counted day to the cut, from its sightings: bridged between them,
/// carried after the last, censored after exit. Scratch space of one thread.
/// </summary>
internal sealed partial class StatePath
{
    /// <summary>Not in the panel: before the first sighting, or after exit.</summary>
    public const int Outside = -3;

    private Sighting[] _sightings = new Sighting[64];
    private int _count;

    /// <summary>By day from the first: host of the day (−1 home), or <see cref="Outside"/>.</summary>
    public int[] Hosts { get; private set; } = [];

    /// <summary>Host of the day before the first (−1 home), or <see cref="Outside"/>.</summary>
    public int HostBefore { get; private set; }

    /// <summary>State at exit: host (−1 home), meaningful from <see cref="ExitDay"/> on.</summary>
    public int LastHost { get; private set; }

    /// <summary>First day after exit; beyond the last day where the member stays.</summary>
    public int ExitDay { get; private set; }

    /// <summary>Sightings, in day order; those before the first day give the state to begin with.</summary>
    public ReadOnlySpan<Sighting> Sightings => _sightings.AsSpan(0, _count);

    /// <summary>Day of the last sighting; meaningful where there is one.</summary>
    public int LastSighting => _sightings[_count - 1].Day;

    public void Clear() => _count = 0;

    /// <summary>Adds a day that decided: at home, or away in a host area.</summary>
    /// <param name="day">Day number.</param>
    /// <param name="host">−1 at home, else the host area.</param>
    /// <param name="byDay">Whether a day event alone decided.</param>
    public void See(int day, int host, bool byDay = false) => Add(new Sighting(day, host, byDay, false, day));

    /// <summary>Adds a day without a night event on which the subscriber was last seen in some area that is neither home nor
    /// a usual place: open until the nights around it are known.</summary>
    public void SeeByDay(int day, int area) => Add(new Sighting(day, area, true, true, day));

    /// <summary>
    /// Decides the open days: away where the sighting before or after it, by night or day, was in the same area; else
    /// nothing is known of the day. Without this, leaving would be seen later than returning, since any event shows home
    /// but only a night event shows away; and who is rarely seen at night would seem never to have left.
    /// </summary>
    public void Decide()
    {
        var kept = 0;
        var before = Sighting.Home;
        for (var i = 0; i < _count; i++)
        {
            var sighting = _sightings[i];
            var (after, next) = i + 1 < _count ? (_sightings[i + 1].Host, _sightings[i + 1].Day) : (Sighting.Home, 0);
            if (!sighting.Open || before == sighting.Host || after == sighting.Host)
            {
                var known = !sighting.Open || before == sighting.Host ? sighting.Day : next;
                _sightings[kept++] = sighting with { Open = false, Known = known };
            }

            before = sighting.Host;
        }

        _count = kept;
    }

    private void Add(Sighting sighting)
    {
        if (_count == _sightings.Length)
        {
            Array.Resize(ref _sightings, _count * 2);
        }

        _sightings[_count++] = sighting;
    }

    /// <summary>Fills <see cref="Hosts"/> for [first, last].</summary>
    /// <param name="first">First day of the path.</param>
    /// <param name="last">Last day of the path; at most the cut.</param>
    /// <param name="lastSeen">Last day up to the cut with any event, decisive or not: the member was there.</param>
    /// <param name="meanGap">The member's own mean gap between days seen.</param>
    /// <param name="draw">Key of the draws for changes within gaps: same member, same draws.</param>
    /// <param name="departures">Dates departures within gaps; even: they lie in the middle.</param>
    /// <param name="parameters">Exit and imputation rules.</param>
    public void Fill(
        int first, int last, int lastSeen, double meanGap, ulong draw, DepartureHazard departures, DisplacementParameters parameters)
    {
        var length = last - first + 1;
        if (Hosts.Length < length)
        {
            Hosts = new int[length];
        }

        var hosts = Hosts.AsSpan(0, length);
        hosts.Fill(Outside);
        HostBefore = Outside;
        ExitDay = int.MinValue;
        if (_count == 0)
        {
            return;
        }

        for (var i = 0; i + 1 < _count; i++)
        {
            var (from, to) = (_sightings[i], _sightings[i + 1]);
            if (to.Day < first - 1)
            {
                continue;
            }

            var change = from.Host == to.Host ? to.Day
                : from.IsHome && departures.IsKnown ? departures.FirstDayAway(from.LastNight, to.Day, Draws.Uniform(Draws.Hash(draw, (ulong)from.Day, (ulong)to.Day)))
                : ChangeDay(from.LastNight, to.Day, draw, parameters);
            Set(first, last, from.Day, change - 1, from.Host);
            Set(first, last, change, to.Day - 1, to.Host);
        }

        var final = _sightings[_count - 1];
        var patience = Math.Min(parameters.ExitLimit, Math.Max(parameters.ExitDays, (int)Math.Ceiling(parameters.ExitGaps * meanGap)));
        LastHost = final.Host;
        ExitDay = Math.Max(final.Day, lastSeen) + patience + 1;
        Set(first, last, final.Day, Math.Min(last, ExitDay - 1), final.Host);
    }

    /// <summary>First day of the new state: half of the days between to each side, an odd one by a draw; in a long gap
    /// any day alike.</summary>
    private static int ChangeDay(int from, int to, ulong draw, DisplacementParameters parameters)
    {
        var between = to - from - 1;
        if (between == 0)
        {
            return to;
        }

        var hash = Draws.Hash(draw, (ulong)from, (ulong)to);
        var old = between > parameters.ImputeGap
            ? Draws.Below(hash, between + 1)
            : (between / 2) + ((between & 1) == 1 && (hash & 1) == 1 ? 1 : 0);
        return from + 1 + old;
    }

    private void Set(int first, int last, int from, int to, int host)
    {
        if (from < first && to >= first - 1)
        {
            HostBefore = host;
        }

        from = Math.Max(from, first) - first;
        to = Math.Min(to, last) - first;
        if (from <= to)
        {
            Hosts.AsSpan(from..(to + 1)).Fill(host);
        }
    }
}
