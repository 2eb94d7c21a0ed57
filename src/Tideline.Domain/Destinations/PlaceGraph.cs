using Tideline.Domain.Displacement;
using Tideline.Domain.Places;

namespace Tideline.Domain.Destinations;

/// <summary>People of finest areas and the distances between where they live.</summary>
public sealed class PlaceGraph
{
    /// <summary>Below this two areas are taken to be this far apart, in km: centres of neighbours may nearly coincide.</summary>
    public const double LeastKm = 2;

    private readonly double[,] _km;

    /// <param name="people">People by area.</param>
    /// <param name="centres">Longitude and latitude of where they live, by area; null where it is not known.</param>
    public PlaceGraph(IReadOnlyList<double> people, IReadOnlyList<(double Longitude, double Latitude)?> centres)
    {
        People = people;
        _km = new double[people.Count, people.Count];
        for (var a = 0; a < people.Count; a++)
        {
            for (var b = 0; b < people.Count; b++)
            {
                _km[a, b] = centres[a] is { } from && centres[b] is { } to
                    ? Math.Max(LeastKm, Geodesy.DistanceKm(from.Longitude, from.Latitude, to.Longitude, to.Latitude))
                    : double.PositiveInfinity;
            }
        }
    }

    public IReadOnlyList<double> People { get; }

    public int Areas => People.Count;

    /// <summary>Distance in km, at least <see cref="LeastKm"/>; infinite where either place is not known.</summary>
    public double Km(int a, int b) => _km[a, b];

    /// <summary>Centres weighted by the home subscribers of clusters; without any, the mean of the clusters.</summary>
    public static PlaceGraph Of(ClusterMap map, HomeSightings homes, IReadOnlyList<double> people)
    {
        var sums = new (double Weight, double Longitude, double Latitude)[map.FinestAreas];
        for (var cluster = 1; cluster < map.Count; cluster++)
        {
            if (map.AreaOf(cluster) is >= 0 and var area)
            {
                // A thousandth keeps areas without homes on the map and moves no others.
                var weight = homes.Homes(cluster) + 0.001;
                var (longitude, latitude) = map.PositionOf(cluster);
                var (sum, x, y) = sums[area];
                sums[area] = (sum + weight, x + (weight * longitude), y + (weight * latitude));
            }
        }

        return new PlaceGraph(people, [.. sums.Select(s => s.Weight == 0 ? ((double, double)?)null : (s.Longitude / s.Weight, s.Latitude / s.Weight))]);
    }
}
