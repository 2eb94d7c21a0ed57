using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

/// <summary>Subscribers who moved alike: hosted at two tehsils within the week, so that they count twice at hosts.</summary>
internal sealed record Move(int Home, int FirstHost, int SecondHost, int Week, int Weeks, long Subscribers);

/// <summary>Cubes as the method makes them: contributors are distinct and hence not additive, values are, and rows
/// without anybody are left out.</summary>
internal static class Moves
{
    public static Cube[] Cubes(AreaHierarchy areas, IReadOnlyList<Move> moves, IReadOnlySet<int> blind, int weeks, long staying)
    {
        string[] tehsils = [.. areas.Finest.Select(a => a.PCode)];
        int[] levels = [.. areas.Levels];
        return
        [
            Weekly(Indicator.DisplacedStock, levels, (m, w) => In(m, w) ? [m.Home] : [], panel: true),
            Weekly(Indicator.DisplacedHosted, levels, (m, w) => In(m, w) ? [m.FirstHost, m.SecondHost] : []),
            Weekly(Indicator.DisplacedChange, levels[..^1], (m, w) => In(m, w) || In(m, w - 1) ? [m.Home] : []),
            Weekly(Indicator.NewlyDisplaced, levels, (m, w) => m.Week == w || m.Week + 2 == w ? [m.Home] : [], panel: true),
            Weekly(Indicator.Returned, levels, (m, w) => m.Week + m.Weeks == w ? [m.Home] : [], panel: true),
            Ever(),
            Flows(),
        ];

        bool In(Move m, int week) => week >= m.Week && week < m.Week + m.Weeks;

        LocalDate Start(int week) => Week1.PlusDays(7 * week);

        string At(int tehsil, int level) => areas.AncestorAt(tehsils[tehsil], level)!.PCode;

        Estimate Counted(double people, long subscribers, long panel, bool unseen) => unseen
            ? People(subscribers, ObservationStatus.NotObservable, panel)
            : People(subscribers, panel: panel) with { Value = people * Weight };

        Cube Weekly(Indicator indicator, int[] published, Func<Move, int, int[]> places, bool panel = false) => new(indicator,
        [
            .. from week in Enumerable.Range(0, weeks)
               from level in published
               from area in moves.SelectMany(m => places(m, week).Select(t => (Area: At(t, level), Tehsil: t, Move: m)))
                   .GroupBy(x => x.Area)
               let subscribers = area.Select(x => x.Move).Distinct().Sum(m => m.Subscribers)
               let unseen = area.All(x => blind.Contains(x.Tehsil))
               select Cell(area.Key, Start(week), Counted(
                   area.Sum(x => x.Move.Subscribers / (double)places(x.Move, week).Length), subscribers,
                   panel ? subscribers + staying : 0, unseen)),
        ]);

        Cube Ever() => new(Indicator.EverDisplaced,
        [
            .. from week in Enumerable.Range(0, weeks)
               from level in levels
               from area in moves.Where(m => m.Week <= week).GroupBy(m => At(m.Home, level))
               let subscribers = area.Sum(m => m.Subscribers)
               let unseen = area.All(m => blind.Contains(m.Home))
               select new CubeCell(
                   area.Key, null, Week1, Start(week).PlusDays(6), Counted(subscribers, subscribers, subscribers + staying, unseen)),
        ]);

        Cube Flows() => new(Indicator.DisplacementFlow,
        [
            .. from week in Enumerable.Range(0, weeks)
               from pair in moves.Where(m => In(m, week))
                   .SelectMany(m => new[] { m.FirstHost, m.SecondHost }.Select(h => (Home: At(m.Home, 2), Host: At(h, 2), Move: m)))
                   .GroupBy(x => (x.Home, x.Host))
               select Cell(
                   pair.Key.Home, Start(week),
                   Counted(pair.Sum(x => x.Move.Subscribers) / 2.0, pair.Select(x => x.Move).Distinct().Sum(m => m.Subscribers), 0, false),
                   pair.Key.Host),
        ]);
    }
}
