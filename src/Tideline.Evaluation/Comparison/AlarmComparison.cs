using NodaTime;
using Tideline.Evaluation.Scores;
using Tideline.Evaluation.Truth;

namespace Tideline.Evaluation.Comparison;

/// <summary>Puts the alarms of one level beside who truly moved.</summary>
/// <param name="alarms">All alarms of that level.</param>
/// <param name="moves">True moves by area of that level.</param>
/// <param name="watched">First and last day watched; null where not known.</param>
internal sealed class AlarmComparison(IEnumerable<AlarmRow> alarms, TrueMoves moves, (LocalDate First, LocalDate Last)? watched)
{
    /// <summary>Share of residents gone or hosted from which on an alarm is not false.</summary>
    private const double LeastShare = 0.01;

    /// <summary>Days without an alarm after which the next is one of its own; also how long after people moved one is not false.</summary>
    private const int Gap = 7;

    private readonly ILookup<string, AlarmRow> _alarms = alarms.ToLookup(a => a.Area);

    public AlarmScore Of(IReadOnlyCollection<string> areas)
    {
        long moved = 0, inTime = 0, network = 0, episodes = 0, wrong = 0;
        List<int> sinceMoved = [], sinceFirst = [];
        foreach (var area in areas)
        {
            if (moves.Reached(area, AlarmScore.MovedShare) is { } reached && moves.Reached(area, 0) is { } first)
            {
                moved++;
                var limit = reached.PlusDays(AlarmScore.InTimeDays);
                var raised = First(area, "population", first);
                inTime += raised <= limit ? 1 : 0;
                network += !(raised <= limit) && First(area, "network", first) <= limit ? 1 : 0;
                if (raised is { } day)
                {
                    sinceMoved.Add(Period.DaysBetween(reached, day));
                    sinceFirst.Add(Period.DaysBetween(first, day));
                }
            }

            foreach (var (start, end) in Episodes(area))
            {
                episodes++;
                wrong += Happened(area, start, end) ? 0 : 1;
            }
        }

        var days = watched is { } w ? Period.DaysBetween(w.First, w.Last) + 1 : 0;
        return new AlarmScore(
            moved, inTime, network, DelayCounts.Of(sinceMoved), DelayCounts.Of(sinceFirst), wrong, episodes, (long)days * areas.Count, days);
    }

    private LocalDate? First(string area, string kind, LocalDate from) =>
        _alarms[area].Where(a => a.Kind == kind && a.Day >= from).Select(a => (LocalDate?)a.Day).Min();

    private bool Happened(string area, LocalDate start, LocalDate end)
    {
        for (var day = start.PlusDays(-Gap); day <= end; day = day.PlusDays(1))
        {
            if (moves.Share(area, day) >= LeastShare)
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<(LocalDate Start, LocalDate End)> Episodes(string area)
    {
        (LocalDate Start, LocalDate End)? open = null;
        foreach (var day in _alarms[area].Where(a => a.Kind == "population").Select(a => a.Day).Distinct().Order())
        {
            if (open is { } o && Period.DaysBetween(o.End, day) > Gap)
            {
                yield return o;
                open = null;
            }

            open = (open?.Start ?? day, day);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
