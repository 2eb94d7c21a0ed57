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
        List<CubeCell> cells = [];
        foreach (var day in rows.GroupBy(r => r.Day).OrderBy(g => g.Key))
        {
            PresentRow[] byHome = [.. day];
            Array.Sort(Array.ConvertAll(byHome, r => r.Home), byHome);
            var seen = new long[map.FinestAreas];
            foreach (var row in byHome)
            {
                seen[row.Home] = checked(seen[row.Home] + row.Subscribers);
            }

            for (var level = 0; level < map.Levels.Count; level++)
            {
                var people = new People[map.AreasAtLevel[level].Count];
                var ancestors = map.Ancestors[level];
                foreach (var row in byHome)
                {
                    people[ancestors[row.Area]].Add(row.Home, row.Subscribers, seen, population);
                }

                for (var area = 0; area < people.Length; area++)
                {
                    if (people[area].Estimate(seen, population) is { } estimate)
                    {
                        cells.Add(new CubeCell(
                            map.AreasAtLevel[level][area].PCode, null, Day.Date(day.Key), Day.Date(day.Key),
                            estimate with { Status = statusOf(level, area, day.Key) }));
                    }
                }
            }
        }

        return new Cube(Indicator.PresentPopulation, cells);
    }

    /// <summary>The people of one area while rows come in order of home: an area's homes are summed in that order, so that its
    /// figure has the same last digits whatever order the rows had.</summary>
    private struct People
    {
        private int _home;
        private long _present;
        private long _contributors;
        private double _value;
        private double _variance;

        public void Add(int home, long subscribers, long[] seen, double[] population)
        {
            if (home != _home)
            {
                End(seen, population);
                _home = home;
            }

            _present = checked(_present + subscribers);
        }

        /// <summary>Null where nobody is present.</summary>
        public Estimate? Estimate(long[] seen, double[] population)
        {
            End(seen, population);
            return _contributors == 0 ? null : NormalInterval.Around(_value, Math.Sqrt(_variance), _contributors, _value / _contributors);
        }

        private void End(long[] seen, double[] population)
        {
            if (_present == 0)
            {
                return;
            }

            var weight = population[_home] / seen[_home];
            _value += weight * _present;
            _variance += weight * weight * _present * (1 - ((double)_present / seen[_home]));
            _contributors = checked(_contributors + _present);
            _present = 0;
        }
    }
}
