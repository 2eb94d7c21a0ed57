using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Scores;
using Tideline.Evaluation.Truth;

namespace Tideline.Evaluation.Comparison;

/// <summary>Puts people present and residents beside their truth.</summary>
internal static class PeopleComparison
{
    /// <summary>District-days that both the cube and the truth have.</summary>
    public static IReadOnlyList<ScoredCell> Present(
        IEnumerable<CubeCell> cells, IEnumerable<PresenceTruth> truth, Func<string, string> upper)
    {
        var people = truth.GroupBy(t => (Area: upper(t.Area), t.Date)).ToDictionary(g => g.Key, g => g.Sum(t => t.People));
        return
        [
            .. cells.Where(c => people.ContainsKey((c.Area, c.Start))).OrderBy(c => c.Start).ThenBy(c => c.Area, StringComparer.Ordinal)
                .Select(c => new ScoredCell(c.Area, null, c.Start, c.End, people[(c.Area, c.Start)], 0, null, c.Estimate)),
        ];
    }

    /// <summary>The last month that ended before evacuation started, else the first of the cube: the truth is that of
    /// the time before the emergency.</summary>
    public static IReadOnlyList<ScoredCell> Residents(
        IReadOnlyCollection<CubeCell> cells, IEnumerable<ResidentsTruth> truth, LocalDate evacuationStarts, Func<string, string> upper)
    {
        var months = cells.Select(c => c.Start).Distinct().Order().ToList();
        var before = cells.Where(c => c.End < evacuationStarts).Select(c => c.Start).Distinct().Order().ToList();
        if (months.Count == 0)
        {
            return [];
        }

        var month = before.Count > 0 ? before[^1] : months[0];
        var people = truth.GroupBy(t => upper(t.Area)).ToDictionary(g => g.Key, g => g.Sum(t => t.People));
        return
        [
            .. cells.Where(c => c.Start == month && people.ContainsKey(c.Area)).OrderBy(c => c.Area, StringComparer.Ordinal)
                .Select(c => new ScoredCell(c.Area, null, c.Start, c.End, people[c.Area], 0, null, c.Estimate)),
        ];
    }
}
