using NodaTime;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;

namespace Tideline.Pipeline.Runs;

/// <summary>How well the network saw each area from the first counted day on: the outage index and what follows from it.</summary>
public sealed class NetworkView
{
    private readonly FoldFrame _frame;
    private readonly Dictionary<(string Area, LocalDate Day), AreaOutage> _outages = [];
    private readonly List<(int Cluster, int Day)> _blind = [];
    private readonly HashSet<LocalDate> _usable;
    private readonly HashSet<LocalDate> _suspended;

    private NetworkView(FoldFrame frame, PreparedDays days, HomeCounts counts)
    {
        _frame = frame;
        _usable = [.. days.UsableDays];
        var panel = counts.Panel.SeenInWeek.ToArray().Select((seen, i) => new PanelDay(Day.Date(frame.Origin + i), seen)).Skip(6);
        Panel = PanelGate.Judge(panel);
        _suspended = [.. Panel.Where(p => p.Suspended).Select(p => p.Day)];
    }

    /// <summary>Every level, every usable day from the first counted day to the vintage.</summary>
    public IEnumerable<AreaOutage> Outages => _outages.Values.OrderBy(o => o.Day).ThenBy(o => o.Area, StringComparer.Ordinal);

    /// <summary>Clusters and areas that were judged.</summary>
    public ClusterMap Map => _frame.Map;

    /// <summary>Clusters that were blind, by day.</summary>
    public BlindHomes Blind => new(_blind);

    public Silence? Silence { get; private set; }

    public IReadOnlyList<PanelVerdict> Panel { get; }

    /// <summary>Judges cells on the days from the first counted day by the days of the reference window.</summary>
    /// <param name="cellDays">Kept events by local day and cell.</param>
    /// <param name="days">Which days are usable, and where cells stood.</param>
    /// <param name="frame">What was folded for.</param>
    /// <param name="counts">Who was seen, by home.</param>
    public static NetworkView Judge(
        IEnumerable<(LocalDate Day, string Cell, long Events)> cellDays, PreparedDays days, FoldFrame frame, HomeCounts counts)
    {
        var view = new NetworkView(frame, days, counts);
        var live = frame.Schedule.Live;
        var (from, to) = (Day.Date(live.Day - frame.Schedule.ReferenceStartsBefore), Day.Date(live.Day - frame.Parameters.ReferenceEndsBefore));
        LocalDate[] reference = [.. days.UsableDays.Where(d => d >= from && d <= to)];
        LocalDate[] judged = [.. days.UsableDays.Where(d => d >= Day.Date(live.FirstWeek) && d <= Day.Date(live.Cut))];
        var rows = cellDays
            .Where(r => r.Day >= from)
            .Select(r => new CellDayEvents(r.Cell, days.Places.ClusterOf(r.Cell, r.Day), r.Day, r.Events))
            .Where(r => r.Cluster > 0);
        view.Silence = CellGate.Judge(rows, reference, judged);
        var silent = view.Silence.Clusters.Select(c => (c.Cluster, c.Day)).ToHashSet();
        var map = frame.Map;
        string? AreaOf(int cluster) => map.AreaOf(cluster) < 0 ? null : map.Hierarchy.Finest[map.AreaOf(cluster)].PCode;
        foreach (var day in judged)
        {
            ClusterHomes[] homes = [.. Enumerable.Range(1, map.Count - 1).Where(c => counts.Homes.Homes(c) > 0).Select(c => new ClusterHomes(
                c, silent.Contains((c, day)), counts.Homes.Homes(c), counts.Homes.Expected(c), counts.Homes.Seen(c, Day.Number(day))))];
            var blind = BlindClusters.Of(homes, AreaOf, map.Hierarchy);
            view._blind.AddRange(blind.Select(c => (c, Day.Number(day))));
            foreach (var outage in OutageIndex.Of(day, homes, blind, AreaOf, map.Hierarchy))
            {
                view._outages[(outage.Area, day)] = outage;
            }
        }

        return view;
    }

    /// <summary>Observability of an area on a day; an area without home subscribers is not known to be blind.</summary>
    public Observability On(int levelIndex, int area, int day)
    {
        var date = Day.Date(day);
        var seen = _outages.TryGetValue((_frame.Map.AreasAtLevel[levelIndex][area].PCode, date), out var outage)
            ? outage.Status
            : Observability.Normal;
        return _suspended.Contains(date) ? Observability.NotObservable : seen;
    }

    /// <summary>Not observable: fewer than 4 observable days of the week, or a median outage beyond the limit.</summary>
    public Observability InWeek(int levelIndex, int area, int week)
    {
        const int fewestDays = 4;
        var first = _frame.Schedule.Live.FirstWeek + (7 * week);
        var days = Enumerable.Range(first, 7).Where(d => _usable.Contains(Day.Date(d))).Select(d => On(levelIndex, area, d)).Order().ToArray();
        return days.Count(d => d != Observability.NotObservable) < fewestDays ? Observability.NotObservable : days[days.Length / 2];
    }
}
