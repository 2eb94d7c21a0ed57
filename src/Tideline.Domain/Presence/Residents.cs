using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Presence;

/// <summary>Subscribers with their monthly home in an area.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Area">Finest area.</param>
/// <param name="Subscribers">Distinct subscribers.</param>
public readonly record struct ResidentRow(LocalDate Month, int Area, long Subscribers);

/// <summary>
/// People resident by month and area: the reference month's homes stand for the population table, other months move with
/// the number of homes, normalised so that the country keeps its population.
/// </summary>
public static class Residents
{
    /// <summary>One cell per month, level and area with a home in any month.</summary>
    /// <param name="rows">Rows of the step <c>residents</c>.</param>
    /// <param name="reference">The month whose homes are scaled to the population table.</param>
    /// <param name="map">Areas.</param>
    /// <param name="population">People by finest area. An area with people but without a home in the reference month
    /// counts nowhere: nothing is known of it.</param>
    /// <remarks>The interval takes the homes of an area as a Poisson count: wide for small areas, and too wide where
    /// few people move. In the reference month the value equals the population table by construction.</remarks>
    public static Cube Build(IEnumerable<ResidentRow> rows, LocalDate reference, ClusterMap map, double[] population)
    {
        var byMonth = rows.GroupBy(r => r.Month).OrderBy(g => g.Key).ToDictionary(g => g.Key, g =>
        {
            var homes = new long[map.FinestAreas];
            foreach (var row in g)
            {
                homes[row.Area] = checked(homes[row.Area] + row.Subscribers);
            }

            return homes;
        });
        List<CubeCell> cells = [];
        if (!byMonth.TryGetValue(reference, out var first))
        {
            return new Cube(Indicator.Residents, cells);
        }

        var weight = new double[map.FinestAreas];
        var total = 0.0;
        for (var a = 0; a < weight.Length; a++)
        {
            weight[a] = first[a] == 0 ? 0 : population[a] / first[a];
            total += first[a] == 0 ? 0 : population[a];
        }

        foreach (var (month, homes) in byMonth)
        {
            var scaled = Enumerable.Range(0, homes.Length).Sum(a => weight[a] * homes[a]);
            var keep = scaled == 0 ? 0 : total / scaled;
            for (var level = 0; level < map.Levels.Count; level++)
            {
                var ancestors = map.Ancestors[level];
                foreach (var area in Enumerable.Range(0, homes.Length).Where(a => weight[a] > 0).GroupBy(a => ancestors[a]).OrderBy(g => g.Key))
                {
                    var (value, variance, contributors) = (0.0, 0.0, 0L);
                    foreach (var a in area)
                    {
                        value += keep * weight[a] * homes[a];
                        variance += Math.Pow(keep * weight[a], 2) * homes[a];
                        contributors += homes[a];
                    }

                    var estimate = NormalInterval.Around(
                        value, Math.Sqrt(variance), contributors, contributors == 0 ? 1 : value / contributors);
                    cells.Add(new CubeCell(
                        map.AreasAtLevel[level][area.Key].PCode, null, month, month.PlusMonths(1).PlusDays(-1), estimate));
                }
            }
        }

        return new Cube(Indicator.Residents, cells);
    }
}
