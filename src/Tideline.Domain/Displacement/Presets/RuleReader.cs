using System.Runtime.InteropServices;
using Tideline.Domain.Homes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Displacement.Presets;

/// <summary>Reads one subscriber's days under a preset's rules: its home, and its state on every day counted. One instance
/// serves one thread.</summary>
internal sealed class RuleReader
{
    private readonly FoldFrame _frame;
    private readonly StateRules _rules;
    private readonly PresetHome _home;
    private readonly LevelShifts? _shifts;
    private readonly PlaceCounts _window = new();
    private readonly List<PlaceShown> _places = [];
    private readonly List<Judged> _judged = [];

    private RuleReader(FoldFrame frame, StateRules rules)
    {
        (_frame, _rules) = (frame, rules);
        _home = new PresetHome(frame, rules);
        _shifts = rules.Away == AwayRule.LevelShift ? new LevelShifts(frame, rules) : null;
    }

    /// <summary>Null where the fold follows Tideline's own definition.</summary>
    public static RuleReader? For(FoldFrame frame) =>
        frame.Parameters.Rules is { } rules ? new RuleReader(frame, rules) : null;

    /// <summary>Home in the days before evacuation starts.</summary>
    /// <param name="days">The subscriber's days from the window's first on.</param>
    /// <param name="onset">The onset folded for.</param>
    public ReferenceLocation Assign(ReadOnlySpan<TimelineDay> days, Onset onset)
    {
        Show(days, onset.EvacuationStarts - _rules.ReferenceDays, onset.EvacuationStarts - 1);
        return _home.Assign(CollectionsMarshal.AsSpan(_places));
    }

    /// <summary>Fills the path of the subscriber assigned last.</summary>
    public void Fill(StatePath path, ReadOnlySpan<TimelineDay> days, Onset onset)
    {
        Show(days, onset.EvacuationStarts - _rules.LookBackDays, onset.Cut);
        var places = CollectionsMarshal.AsSpan(_places);
        _judged.Clear();
        if (_rules.SeenInLastDays == 0 || (places.Length > 0 && places[^1].Day > onset.Cut - _rules.SeenInLastDays))
        {
            Judge(places, onset);
        }

        var judged = CollectionsMarshal.AsSpan(_judged);
        if (_shifts is null)
        {
            SpellRule.Apply(judged, _rules);
        }

        SpellRule.KeepNew(judged, onset, _rules);
        path.Take(judged, onset.FirstWeek, onset.LastDay, _rules.CarryDays);
    }

    /// <summary>The places that the days of a period show; none on days that count as unseen for everyone.</summary>
    private void Show(ReadOnlySpan<TimelineDay> days, int first, int last)
    {
        _places.Clear();
        foreach (var day in days)
        {
            if (day.Day < first || day.Day > last || _frame.Unobserved[day.Day - _frame.Origin])
            {
                continue;
            }

            var cluster = day.Night != 0 || _rules.Shown == ShownPlace.LastOfNight ? day.Night : day.DayPart;
            if (cluster != 0)
            {
                _places.Add(new PlaceShown(day.Day, cluster));
            }
        }
    }

    private void Judge(ReadOnlySpan<PlaceShown> places, Onset onset)
    {
        if (_shifts is not null)
        {
            _shifts.Judge(places, _home, _judged);
        }
        else if (_rules.Window == ShownWindow.Day)
        {
            var never = _rules.Away == AwayRule.BeyondOwnDistance
                && !_home.IsBeyondOwn(places, onset.EvacuationStarts, onset.EvacuationStarts + _rules.CompareDays - 1);
            foreach (var (day, cluster) in places)
            {
                _judged.Add(new Judged(day, never ? Sighting.Home : HostOf(cluster, _frame.Map.AreaOf(cluster))));
            }
        }
        else
        {
            JudgeWindows(places, onset);
        }
    }

    private void JudgeWindows(ReadOnlySpan<PlaceShown> places, Onset onset)
    {
        var byCluster = _rules.Reference == ReferencePlace.ModalCluster;
        for (var day = onset.FirstWeek; day <= onset.LastDay; day++)
        {
            var (from, to) = WindowOf(day, onset);
            _window.Clear();
            foreach (var (shown, cluster) in places)
            {
                if (shown >= from && shown <= to)
                {
                    _window.Add(byCluster ? cluster : _frame.Map.AreaOf(cluster), shown);
                }
            }

            if (_window.Total > 0)
            {
                var modal = _window.Modal(excluding: int.MinValue).Place;
                _judged.Add(new Judged(day, HostOf(byCluster ? modal : 0, byCluster ? _frame.Map.AreaOf(modal) : modal)));
            }
        }
    }

    private (int From, int To) WindowOf(int day, Onset onset) => _rules.Window switch
    {
        ShownWindow.CalendarWeek => (Day.Monday(day), Day.Monday(day) + 6),
        ShownWindow.TrailingSinceEvacuation when day >= onset.EvacuationStarts =>
            (Math.Max(onset.EvacuationStarts, day - _rules.WindowDays + 1), day),
        _ => (day - _rules.WindowDays + 1, day),
    };

    /// <summary>What a place says: home, a host, or neither.</summary>
    private int HostOf(int cluster, int area)
    {
        var away = _rules.Away switch
        {
            AwayRule.OtherArea => area != _home.Area,
            AwayRule.OtherDistrict => DistrictOf(area) != DistrictOf(_home.Area),
            AwayRule.OutsideFootprint when _frame.Exposed[_home.Area] => area < 0 || !_frame.Exposed[area],
            AwayRule.OutsideFootprint => area != _home.Area,
            AwayRule.UnfamiliarSpace => !_home.IsFamiliar(cluster),
            _ => _home.Km(cluster) > _home.OwnKm,
        };
        if (!away)
        {
            return _rules.Away != AwayRule.BeyondOwnDistance || _home.Km(cluster) < _rules.HomeKm ? Sighting.Home : SightingRule.Undecided;
        }

        return area < 0 ? _frame.Map.FinestAreas : area;
    }

    private int DistrictOf(int area) => area < 0 ? ClusterMap.Unmapped : _frame.Map.Ancestors[_frame.FlowLevel][area];
}
