namespace Tideline.Domain.Displacement;

/// <summary>What <see cref="DailyStates"/> counts on a day.</summary>
public enum DailyState
{
    /// <summary>Members at home.</summary>
    Home,

    /// <summary>Members away; also before evacuation starts.</summary>
    Away,

    /// <summary>Members away who were at home the day before.</summary>
    Left,

    /// <summary>Members at home who were away the day before.</summary>
    Back,
}

/// <summary>
/// Members by state and changes of state on each day, by onset × finest home area × stratum. Coarser than the weekly
/// counts, which are by sampling unit: daily series have no replicates of their own.
/// </summary>
/// <remarks>Changes are counted among members known on both days, so that who enters or leaves the panel is in no
/// change: that is what makes loss by state correctable (<see cref="StateOccupation"/>).</remarks>
public sealed class DailyStates
{
    private static readonly int Kinds = Enum.GetValues<DailyState>().Length;

    private readonly int[] _counts;
    private readonly int _areas;
    private readonly int _strata;

    public DailyStates(FoldFrame frame)
    {
        (_areas, _strata, Days) = (frame.Map.FinestAreas, frame.Parameters.Strata, 7 * frame.Weeks);
        _counts = new int[frame.Onsets.Count * _areas * _strata * Days * Kinds];
    }

    /// <summary>Days from the onset's first counted day.</summary>
    public int Days { get; }

    public long this[DailyState count, int onset, int area, int stratum, int day] =>
        _counts[(((((((onset * _areas) + area) * _strata) + stratum) * Days) + day) * Kinds) + (int)count];

    /// <summary>Adds one subscriber's path.</summary>
    /// <param name="onset">Index of the onset.</param>
    /// <param name="area">Finest home area.</param>
    /// <param name="stratum">Stratum of ordinary travel.</param>
    /// <param name="before">Host of the day before the first.</param>
    /// <param name="hosts">Host by day.</param>
    internal void Add(int onset, int area, int stratum, int before, ReadOnlySpan<int> hosts)
    {
        var at = (((onset * _areas) + area) * _strata + stratum) * Days * Kinds;
        foreach (var host in hosts)
        {
            if (host != StatePath.Outside)
            {
                var away = host >= 0;
                _counts[at + (int)(away ? DailyState.Away : DailyState.Home)]++;
                if (before != StatePath.Outside && before >= 0 != away)
                {
                    _counts[at + (int)(away ? DailyState.Left : DailyState.Back)]++;
                }
            }

            before = host;
            at += Kinds;
        }
    }

    internal void Add(DailyStates other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] = checked(_counts[i] + other._counts[i]);
        }
    }
}
