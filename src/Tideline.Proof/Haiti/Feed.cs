using System.Globalization;
using System.IO.Compression;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Tideline.Proof.Haiti;

/// <summary>The synthetic operator: where its subscribers are on each day, and its files.</summary>
internal sealed class Feed
{
    public const int SitesOfCommune = 2;
    public static readonly LocalDate Onset = new(2025, 6, 9);
    public static readonly LocalDate First = Onset.PlusWeeks(-26);

    // The week of DTM's round, 30 June, is the last.
    public static readonly LocalDate Last = new(2025, 7, 7);

    private const double NightsBegun = 0.012;
    private const int LongestTrip = 6;
    private const int MastsFailAfter = 17;
    private readonly IReadOnlyList<Commune> _communes;
    private readonly Plan _plan;
    private readonly ulong _seed;
    private readonly int[] _home;
    private readonly int[] _host;
    private readonly int[] _leaves;
    private readonly double[] _pull;
    private readonly bool[] _down;

    public Feed(DtmRound round, Plan plan, int subscribers, ulong seed)
    {
        (_communes, _plan, _seed) = (round.Communes, plan, seed);
        _pull = Plan.Cumulative(plan.People.Select(p => (double)p));
        _down = [.. _communes.Select(c => Plan.MastsDown.Contains(c.PCode))];
        _home = [.. Enumerable.Range(0, subscribers).Select(s => Plan.At(_pull, (s + Draws.Unit(seed, Purpose.Home, s)) / subscribers))];
        _host = new int[subscribers];
        _leaves = new int[subscribers];
        for (var s = 0; s < subscribers; s++)
        {
            var leaves = Draws.Unit(seed, Purpose.Leave, s) < plan.Leaving(_home[s]);
            _host[s] = leaves ? plan.Destination(_home[s], Draws.Unit(seed, Purpose.Destination, s), Draws.Unit(seed, Purpose.Within, s)) : _home[s];
            _leaves[s] = leaves ? Departure(Draws.Unit(seed, Purpose.Day, s)) : int.MaxValue;
        }
    }

    public static int Days => Period.DaysBetween(First, Last) + 1;

    private static int OnsetDay => Period.DaysBetween(First, Onset);

    /// <summary>Rows of a local day's file.</summary>
    public long WriteDay(string folder, int day)
    {
        var date = LocalDatePattern.Iso.Format(First.PlusDays(day));
        var rows = 0L;
        using var file = new StreamWriter(
            new GZipStream(File.Create(Path.Combine(folder, $"{date}.csv.gz")), CompressionLevel.Fastest), new UTF8Encoding(false), 1 << 16)
        {
            NewLine = "\n",
        };
        file.WriteLine("msisdn,event_time,cell_id");
        for (var s = 0; s < _home.Length; s++)
        {
            // People use their phones unlike each other, and not every day.
            var rate = 0.6 + (0.35 * Draws.Unit(_seed, Purpose.Rate, s));
            if (Draws.Unit(_seed, Purpose.Active, s, day) >= rate)
            {
                continue;
            }

            var place = PlaceOf(s, day);
            if (_down[place] && day >= OnsetDay + MastsFailAfter)
            {
                continue;
            }

            var moved = _host[s] == _home[s] && day - OnsetDay >= _leaves[s] ? 1 : 0;
            var events = 1 + (int)(2 * Draws.Unit(_seed, Purpose.Event, s, day));
            for (var e = 0; e < events; e++)
            {
                var at = Draws.Unit(_seed, Purpose.Event + 100 + e, s, day);
                // The last event is in the evening, where nights are told by.
                var second = e == events - 1 ? (int)((19 + (4.9 * at)) * 3600) : (int)((7 + (12 * at)) * 3600);
                var site = (int)(SitesOfCommune * Draws.Unit(_seed, Purpose.Site, s) + moved) % SitesOfCommune;
                file.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"509{30_000_000 + (s * 7919L % 9_999_991)},{date} {second / 3600:00}:{second / 60 % 60:00}:{second % 60:00},{_communes[place].PCode}-{site + 1}\n"));
                rows++;
            }
        }

        return rows;
    }

    /// <summary>Mean daily stock of a week by home and host, for those whom the emergency moved between communes.</summary>
    /// <param name="week">First day, a Monday.</param>
    public IEnumerable<(int Home, int Host, double People, double Subscribers)> Displaced(LocalDate week)
    {
        var first = Period.DaysBetween(Onset, week);
        var perSubscriber = _plan.People.Sum() / (double)_home.Length;
        return Enumerable.Range(0, _home.Length).Where(s => _host[s] != _home[s])
            .Select(s => (Home: _home[s], Host: _host[s], Days: Math.Clamp(first + 7 - Math.Max(first, _leaves[s]), 0, 7))).Where(d => d.Days > 0)
            .GroupBy(d => (d.Home, d.Host)).OrderBy(g => g.Key.Home).ThenBy(g => g.Key.Host)
            .Select(g => (g.Key.Home, g.Key.Host, g.Sum(d => d.Days) * perSubscriber / 7, g.Sum(d => d.Days) / 7.0));
    }

    // From the onset: a third within two days, the others within two weeks.
    private static int Departure(double unit) => unit < 0.35 ? (int)(unit / 0.35 * 2) : 2 + (int)((unit - 0.35) / 0.65 * 12);

    private int PlaceOf(int subscriber, int day)
    {
        if (_leaves[subscriber] != int.MaxValue && day - OnsetDay >= _leaves[subscriber])
        {
            return _host[subscriber];
        }

        for (var ago = 0; ago < LongestTrip; ago++)
        {
            var draw = Draws.Unit(_seed, Purpose.Trip, subscriber, day - ago);
            if (draw < NightsBegun && 1 + (int)(draw / NightsBegun * LongestTrip) > ago)
            {
                return Plan.At(_pull, Draws.Unit(_seed, Purpose.TripTo, subscriber, day - ago));
            }
        }

        return _home[subscriber];
    }
}
