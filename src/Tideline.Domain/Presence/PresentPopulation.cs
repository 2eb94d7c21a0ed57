using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Presence;

/// <summary>Subscribers of one home area present in one area on one local day.</summary>
/// <param name="Day">Day number.</param>
/// <param name="Area">Finest area of the daily location.</param>
/// <param name="Home">Finest area of the monthly home.</param>
/// <param name="Subscribers">Distinct subscribers.</param>
public readonly record struct PresentRow(int Day, int Area, int Home, long Subscribers);

/// <summary>
/// People present by day and area: subscribers by daily location, each carrying the weight of its home, so that the
/// people of a home area seen anywhere on a day stand for all of its population.
/// </summary>
public static class PresentPopulation
{
    /// <summary>One cell per day, level and area with anyone present.</summary>
    /// <param name="rows">Rows of the step <c>present_population</c>, in any order.</param>
    /// <param name="map">Areas.</param>
    /// <param name="population">People by finest area; homes without population carry no weight.</param>
    /// <param name="statusOf">Status of an area (level index, area) on a day before disclosure control.</param>
    /// <remarks>The interval is the binomial sampling error of where a home's subscribers are; it holds no error of the
    /// homes themselves.</remarks>
    public static Cube Build(
        IEnumerable<PresentRow> rows, ClusterMap map, double[] population, Func<int, int, int, ObservationStatus> statusOf)
    {
        var byDay = rows.GroupBy(r => r.Day).OrderBy(g => g.Key);
        List<CubeCell> cells = [];
        foreach (var day in byDay)
        {
            var seen = new long[map.FinestAreas];
            foreach (var row in day)
            {
                seen[row.Home] = checked(seen[row.Home] + row.Subscribers);
            }

            for (var level = 0; level < map.Levels.Count; level++)
            {
                var ancestors = map.Ancestors[level];
                foreach (var area in day.GroupBy(r => ancestors[r.Area]).OrderBy(g => g.Key))
                {
                    var estimate = Sum(area.GroupBy(r => r.Home).Select(h => (h.Key, h.Sum(r => r.Subscribers))), seen, population);
                    cells.Add(new CubeCell(
                        map.AreasAtLevel[level][area.Key].PCode, null, Day.Date(day.Key), Day.Date(day.Key),
                        estimate with { Status = statusOf(level, area.Key, day.Key) }));
                }
            }
        }

        return new Cube(Indicator.PresentPopulation, cells);
    }

    private static Estimate Sum(IEnumerable<(int Home, long Present)> homes, long[] seen, double[] population)
    {
        var (value, variance, contributors) = (0.0, 0.0, 0L);
        foreach (var (home, present) in homes.OrderBy(h => h.Home))
        {
            var weight = population[home] / seen[home];
            value += weight * present;
            variance += weight * weight * present * (1 - ((double)present / seen[home]));
            contributors = checked(contributors + present);
        }

        return NormalInterval.Around(value, Math.Sqrt(variance), contributors, value / contributors);
    }
}
