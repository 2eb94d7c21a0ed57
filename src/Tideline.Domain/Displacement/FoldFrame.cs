using Tideline.Domain.Places;

namespace Tideline.Domain.Displacement;

/// <summary>What every subscriber's fold shares: places, onsets, parameters, days to pass over. Immutable.</summary>
public sealed class FoldFrame
{
    private readonly bool[] _unobserved;
    private readonly bool[] _longHoliday;

    /// <param name="map">Clusters and areas.</param>
    /// <param name="schedule">Live onset and placebos.</param>
    /// <param name="parameters">The definition.</param>
    /// <param name="unobserved">Days on which nothing counts as seen: invalid days and bridged holidays, by day number.</param>
    /// <param name="exposed">P-codes of the exposed finest areas.</param>
    /// <param name="longHolidays">Days of holidays too long to be bridged, by day number.</param>
    public FoldFrame(
        ClusterMap map,
        PlaceboSchedule schedule,
        DisplacementParameters parameters,
        IReadOnlySet<int> unobserved,
        IEnumerable<string> exposed,
        IReadOnlySet<int>? longHolidays = null)
    {
        var exposedSet = exposed.ToHashSet(StringComparer.Ordinal);
        Exposed = [.. map.Hierarchy.Finest.Select(a => exposedSet.Contains(a.PCode))];
        FlowLevel = Math.Max(0, map.Levels.Count - 2);
        Map = map;
        Schedule = schedule;
        Parameters = parameters;
        Onsets = [schedule.Live, .. schedule.Placebos];
        SeasonOnsets = schedule.Season is { } season ? [season.LastYear, .. season.Trailing] : [];
        Origin = Onsets.Concat(SeasonOnsets).Min(o => o.Day) - schedule.ReferenceStartsBefore;
        Days = schedule.Live.Cut - Origin + 1;
        _unobserved = new bool[Days];
        foreach (var day in unobserved.Where(d => d >= Origin && d - Origin < Days))
        {
            _unobserved[day - Origin] = true;
        }

        _longHoliday = [.. Enumerable.Range(0, Weeks).Select(
            w => Enumerable.Range(schedule.Live.FirstWeek + (7 * w), 7).Any(d => longHolidays?.Contains(d) == true))];
        Units = SamplingUnits.Plan(map, parameters);
    }

    public ClusterMap Map { get; }

    public PlaceboSchedule Schedule { get; }

    public DisplacementParameters Parameters { get; }

    /// <summary>Live onset first, then the placebos.</summary>
    public IReadOnlyList<Onset> Onsets { get; }

    /// <summary>The onset a year earlier, then those that trail it; none where no year is held.</summary>
    public IReadOnlyList<Onset> SeasonOnsets { get; }

    /// <summary>By finest area: whether its homes are exposed.</summary>
    public bool[] Exposed { get; }

    /// <summary>Index of the level at which home–host pairs are published: one above the finest (districts).</summary>
    public int FlowLevel { get; }

    public SamplingUnits Units { get; }

    /// <summary>First day number the fold looks at.</summary>
    public int Origin { get; }

    /// <summary>Days from <see cref="Origin"/> to the live onset's cut.</summary>
    public int Days { get; }

    public int Weeks => Schedule.Live.WeekCount;

    /// <summary>Last day number of new displacement after the live onset. Spells begun after its week are in no return curve:
    /// most of them are ordinary travel.</summary>
    public int LastNewDay { get; init; } = int.MaxValue;

    /// <summary>Home clusters that were blind in the live period.</summary>
    public BlindHomes Blind { get; init; } = BlindHomes.None;

    /// <summary>When exposed homes were left in the live period.</summary>
    public DepartureHazard Departures { get; init; } = DepartureHazard.Even;

    /// <summary>Week in which <see cref="LastNewDay"/> lies, at most the last.</summary>
    public int LastNewWeek => Math.Clamp((LastNewDay - Schedule.Live.FirstWeek) / 7, 0, Weeks - 1);

    /// <summary>Whether a live week holds a day of a holiday too long to be bridged: its baseline comes from homes that are
    /// not exposed.</summary>
    public bool IsLongHoliday(int week) => _longHoliday[week];

    /// <summary>Days that count as unseen for everyone, by day number minus <see cref="Origin"/>.</summary>
    public ReadOnlySpan<bool> Unobserved => _unobserved;
}
