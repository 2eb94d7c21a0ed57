namespace Tideline.Domain.Displacement;

/// <summary>
/// How likely somebody at home leaves on each day of the emergency: dates departures that fall into a gap between two
/// sightings. Most people leave a hazard on the same few days, so that the middle of a gap would be days too late for many.
/// </summary>
public sealed class DepartureHazard
{
    /// <summary>Nothing is known: changes lie in the middle of their gaps.</summary>
    public static readonly DepartureHazard Even = new(0, []);

    private readonly int _first;
    private readonly double[] _chance;

    private DepartureHazard(int first, double[] chance) => (_first, _chance) = (first, chance);

    /// <summary>Whether days differ.</summary>
    public bool IsKnown => _chance.Length > 0;

    /// <summary>From nights in a row, by day.</summary>
    /// <param name="first">Day number of the first value.</param>
    /// <param name="stayed">Members at home in the night before and in this one.</param>
    /// <param name="left">Members at home in the night before and away in this one.</param>
    /// <returns>Chances of a day, held towards the mean of all days where few were seen; <see cref="Even"/> where nobody left.</returns>
    public static DepartureHazard Of(int first, IReadOnlyList<long> stayed, IReadOnlyList<long> left)
    {
        var (seen, gone) = (stayed.Sum() + left.Sum(), left.Sum());
        if (gone == 0)
        {
            return Even;
        }

        // One departure of the mean rate is added to every day.
        var mean = (double)gone / seen;
        return new DepartureHazard(first, [.. stayed.Zip(left, (s, l) => (l + 1) / (s + l + (1 / mean)))]);
    }

    /// <summary>The first day away of somebody last seen at home on one day and first seen away on a later one.</summary>
    /// <param name="home">Last day at home.</param>
    /// <param name="away">First day seen away.</param>
    /// <param name="unit">A draw, 0 to below 1.</param>
    public int FirstDayAway(int home, int away, double unit)
    {
        // The share still at home falls from 1 to what the whole gap leaves; the draw picks a point of that fall.
        double left = 1;
        for (var day = home + 1; day <= away; day++)
        {
            left *= 1 - Chance(day);
        }

        var (still, drawn) = (1.0, 1 - (unit * (1 - left)));
        for (var day = home + 1; day < away; day++)
        {
            still *= 1 - Chance(day);
            if (still < drawn)
            {
                return day;
            }
        }

        return away;
    }

    /// <summary>Of a day; that of the first or last known day beyond them.</summary>
    private double Chance(int day) => _chance[Math.Clamp(day - _first, 0, _chance.Length - 1)];
}
