using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure.Differencing;

namespace Tideline.Proof.Disclosure.Hierarchies;

/// <summary>The cubes of a random country as one release knows them: contributors are distinct subscribers and do not add up,
/// values are people and do. Rows without a group are left out.</summary>
internal sealed class HierarchyCubes
{
    private static readonly int[] _shareDays = [7, 14, 30];
    private readonly RandomCountry _country;
    private readonly int _weeks;
    private readonly int[] _known;
    private readonly string[][] _areaAt;

    /// <param name="release">0 for the first, which has one week.</param>
    public HierarchyCubes(RandomCountry country, int release)
    {
        (_country, _weeks) = (country, release + 1);
        _known = [.. Enumerable.Range(0, country.Groups.Count).Where(g => country.Groups[g].IsKnown(release))];
        _areaAt = [.. country.Areas.Levels.Select(l => country.Areas.Finest.Select(a => country.Areas.AncestorAt(a.PCode, l)!.PCode).ToArray())];
    }

    public IReadOnlyList<Cube> All()
    {
        int[] levels = [.. _country.Areas.Levels];
        return
        [
            Weekly(Indicator.DisplacedStock, levels, (g, w) => g.IsAway(w) ? [g.Home] : [], panel: true),
            Weekly(Indicator.DisplacedHosted, levels, (g, w) => g.IsAway(w) ? [g.FirstHost, g.SecondHost] : []),
            Change(levels[..^1]),
            Weekly(Indicator.NewlyDisplaced, levels, (g, w) => g.Week == w ? [g.Home] : [], panel: true),
            Weekly(Indicator.Returned, levels, (g, w) => g.Week + g.Weeks == w ? [g.Home] : [], panel: true),
            new(Indicator.EverDisplaced, [.. from w in Enumerable.Range(0, _weeks) from cell in Since(levels, w) select cell]),
            Flows(),
            Shares(levels),
            Projected(levels[..^1]),
        ];
    }

    private static LocalDate Start(int week) => RandomCountry.FirstWeek.PlusDays(7 * week);

    private IEnumerable<(Group Group, int Index)> Known => _known.Select(g => (_country.Groups[g], g));

    private Cube Weekly(Indicator indicator, int[] levels, Func<Group, int, int[]> places, bool panel = false) => new(indicator,
    [
        .. from week in Enumerable.Range(0, _weeks)
           from level in levels
           from area in Known.SelectMany(g => places(g.Group, week), (g, t) => (g.Group, g.Index, Place: t)).GroupBy(x => AreaAt(level, x.Place))
           let people = area.Sum(x => x.Group.Subscribers * _country.Weights[x.Group.Home] / places(x.Group, week).Length)
           select Cell(area.Key, null, Start(week), Start(week).PlusDays(6), people, [.. area.Select(x => x.Index)], panel, area.All(x => _country.Blind.Contains(x.Place))),
    ]);

    private Cube Change(int[] levels) => new(Indicator.DisplacedChange,
    [
        .. from week in Enumerable.Range(0, _weeks)
           from level in levels
           from area in Known.Where(g => g.Group.IsAway(week) || g.Group.IsAway(week - 1)).GroupBy(g => AreaAt(level, g.Group.Home))
           let people = area.Sum(g => PeopleOf(g.Group) * ((g.Group.IsAway(week) ? 1 : 0) - (g.Group.IsAway(week - 1) ? 1 : 0)))
           select Cell(area.Key, null, Start(week), Start(week).PlusDays(6), people, [.. area.Select(g => g.Index)], false, false),
    ]);

    private IEnumerable<CubeCell> Since(int[] levels, int week) =>
        from level in levels
        from area in Known.Where(g => g.Group.Week <= week).GroupBy(g => AreaAt(level, g.Group.Home))
        select Cell(
            area.Key, null, Start(0), Start(week).PlusDays(6), area.Sum(g => PeopleOf(g.Group)), [.. area.Select(g => g.Index)], true,
            area.All(g => _country.Blind.Contains(g.Group.Home)));

    private Cube Flows() => new(Indicator.DisplacementFlow,
    [
        .. from week in Enumerable.Range(0, _weeks)
           from pair in Known.Where(g => g.Group.IsAway(week))
               .SelectMany(g => (int[])[g.Group.FirstHost, g.Group.SecondHost], (g, host) => (g.Group, g.Index, Host: AreaAt(_country.FlowLevel, host)))
               .GroupBy(x => (Home: AreaAt(_country.FlowLevel, x.Group.Home), x.Host))
           select Cell(
               pair.Key.Home, pair.Key.Host, Start(week), Start(week).PlusDays(6), pair.Sum(x => PeopleOf(x.Group)) / 2,
               [.. pair.Select(x => x.Index)], false, false),
    ]);

    private Cube Shares(int[] levels) => new(Indicator.ReturnedShare,
    [
        .. from level in levels
           from area in Known.GroupBy(g => AreaAt(level, g.Group.Home))
           from days in _shareDays.Where(d => d <= 7 * _weeks)
           let all = area.Sum(g => g.Group.Subscribers)
           let back = area.Where(g => g.Group.Week + g.Group.Weeks < _weeks && 7 * g.Group.Weeks <= days).Sum(g => g.Group.Subscribers)
           where all > 0
           let share = back / (double)all
           select new CubeCell(
               area.Key, null, Start(0), Start(0).PlusDays(days),
               new(share, new(share, share), new(share, share), back, all, 1, ObservationStatus.Normal)),
    ]);

    private Cube Projected(int[] levels) => new(Indicator.ProjectedDisplaced,
    [
        .. from level in levels
           from area in Known.Where(g => g.Group.IsAway(_weeks - 1)).GroupBy(g => AreaAt(level, g.Group.Home))
           select Cell(
               area.Key, null, Start(_weeks), Start(_weeks).PlusDays(6), 0.9 * area.Sum(g => PeopleOf(g.Group)),
               [.. area.Select(g => g.Index)], true, false),
    ]);

    private CubeCell Cell(
        string area, string? counterpart, LocalDate start, LocalDate end, double people, int[] groups, bool panel, bool unseen)
    {
        int[] distinct = [.. groups.Distinct()];
        var subscribers = distinct.Sum(g => (long)_country.Groups[g].Subscribers);
        var weight = subscribers == 0 ? 0 : distinct.Sum(g => PeopleOf(_country.Groups[g])) / subscribers;
        return new(area, counterpart, start, end, new(
            people, new(people - Math.Abs(people / 10), people + Math.Abs(people / 10)), new(people - Math.Abs(people / 5), people + Math.Abs(people / 5)),
            subscribers, panel ? subscribers + _country.Staying : 0, weight, unseen ? ObservationStatus.NotObservable : ObservationStatus.Normal,
            weight == 0 ? 0 : Math.Abs(people) / weight))
        {
            Sketch = ContributorSketch.Of(distinct.Select(g => _country.Sketches[g])),
        };
    }

    private double PeopleOf(Group group) => group.Subscribers * _country.Weights[group.Home];

    private string AreaAt(int level, int finest) => _areaAt[level][finest];
}
