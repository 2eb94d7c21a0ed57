namespace Tideline.Evaluation.Truth;

/// <summary>Share of the truly displaced who are back by so many days after leaving: a Kaplan–Meier curve of every person,
/// those still away when the data end leaving the risk set then.</summary>
internal sealed class TrueReturnCurve
{
    private readonly List<(int Day, double Away)> _steps = [];
    private readonly int _last;

    public TrueReturnCurve(IEnumerable<SpellsTruth> spells)
    {
        var days = spells.GroupBy(s => s.Days).OrderBy(g => g.Key)
            .Select(g => (Day: g.Key, Returned: g.Sum(s => s.Returned), Ended: g.Sum(s => s.Returned + s.StillAway))).ToList();
        People = days.Sum(d => d.Ended);
        _last = days.Count == 0 ? -1 : days[^1].Day;
        var (atRisk, away) = (People, 1.0);
        foreach (var (day, returned, ended) in days)
        {
            away *= atRisk > 0 ? 1 - (returned / atRisk) : 1;
            atRisk -= ended;
            _steps.Add((day, away));
        }
    }

    /// <summary>People who were displaced.</summary>
    public double People { get; }

    /// <summary>1 − S(day), both ends included: who is back after exactly that many days is back. Null beyond the longest spell,
    /// where nobody is left to tell, unless everybody is back by then.</summary>
    public double? Returned(int day)
    {
        var away = _steps.TakeWhile(s => s.Day <= day).Select(s => s.Away).LastOrDefault(1);
        return People > 0 && (day <= _last || away == 0) ? 1 - away : null;
    }
}
