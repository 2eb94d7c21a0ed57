namespace Tideline.Domain.Displacement;

/// <summary>
/// How the live panel travelled in its own reference window, by finest home area × stratum: the baseline where history is
/// too short for any placebo.
/// </summary>
/// <remarks>Biased low, since home is the place where the window was spent most; homes that are not exposed show by how
/// much, and correct it. Figures made from it have status U.</remarks>
public sealed class ReferenceTravel(FoldFrame frame)
{
    private readonly long[] _days = new long[frame.Map.FinestAreas * frame.Parameters.Strata];
    private readonly long[] _away = new long[frame.Map.FinestAreas * frame.Parameters.Strata];

    /// <summary>Days counted in the window.</summary>
    public long Days(int area, int stratum) => _days[(area * frame.Parameters.Strata) + stratum];

    /// <summary>Of them, days away from home.</summary>
    public long Away(int area, int stratum) => _away[(area * frame.Parameters.Strata) + stratum];

    internal void Add(int area, int stratum, int days, int away)
    {
        _days[(area * frame.Parameters.Strata) + stratum] += days;
        _away[(area * frame.Parameters.Strata) + stratum] += away;
    }

    internal void Add(ReferenceTravel other)
    {
        for (var i = 0; i < _days.Length; i++)
        {
            _days[i] += other._days[i];
            _away[i] += other._away[i];
        }
    }
}
