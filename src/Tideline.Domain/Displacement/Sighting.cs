using System.Runtime.InteropServices;
using Tideline.Domain.Homes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Displacement;

/// <summary>A day on which it is known where the subscriber slept, or that it was at home.</summary>
/// <param name="Day">Day number.</param>
/// <param name="Host">−1 at home; else the finest area, <see cref="ClusterMap.FinestAreas"/> where it is unmapped.</param>
/// <param name="Known">Day on which it was known: later than <paramref name="Day"/> where a later sighting decided.</param>
/// <param name="ByDay">Whether no night event was seen, so that the night that ends the day is not known.</param>
/// <param name="Open">Whether only a day event was seen there, so that the nights around must decide.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sighting(int Day, int Host, bool ByDay, bool Open, int Known)
{
    public const int Home = -1;

    public bool IsHome => Host == Home;

    /// <summary>Last night of which the sighting tells: who was at home by day may have left in the evening.</summary>
    public int LastNight => ByDay && IsHome ? Day - 1 : Day;
}

/// <summary>Decides what a day seen says about home or away.</summary>
internal static class SightingRule
{
    /// <summary>No decisive location.</summary>
    public const int Undecided = -2;

    /// <summary>
    /// A night event decides: home in the reference area, near the home point, or where this weekday is usually spent;
    /// else away. Without one, a day event at home or at a usual day place is home; any other leaves the day open
    /// (<see cref="StatePath.Decide"/>).
    /// </summary>
    public static int Judge(
        in TimelineDay day, in ReferenceLocation home, ReferenceLocator habits, ClusterMap map, DisplacementParameters parameters)
    {
        if (day.Night != 0)
        {
            var area = map.AreaOf(day.Night);
            if (area == home.Area || map.Within(home.HomeCluster, day.Night, parameters.HomeRadiusKm)
                || (area >= 0 && habits.ExpectedArea(Day.Weekday(day.Day)) == area))
            {
                return Sighting.Home;
            }

            return area < 0 ? map.FinestAreas : area;
        }

        return map.AreaOf(day.DayPart) == home.Area
            || map.Within(home.HomeCluster, day.DayPart, parameters.HomeRadiusKm)
            || habits.IsUsualDayPlace(day.DayPart)
                ? Sighting.Home
                : Undecided;
    }
}
