namespace Tideline.Synthetic.Geography;

/// <summary>A point in kilometres east and north of Darya's south-western corner.</summary>
internal readonly record struct PlanePoint(double East, double North)
{
    private const double KmPerDegreeEast = 97.4;
    private const double KmPerDegreeNorth = 110.9;

    /// <summary>Degrees, to 5 decimals (about a metre): what every file shows.</summary>
    public double Longitude => Math.Round(66.0 + (East / KmPerDegreeEast), 5);

    public double Latitude => Math.Round(25.0 + (North / KmPerDegreeNorth), 5);

    public double DistanceTo(PlanePoint other)
    {
        double east = East - other.East, north = North - other.North;
        return Math.Sqrt((east * east) + (north * north));
    }
}

internal static class Plane
{
    /// <summary>Even-odd rule; the ring is not closed.</summary>
    public static bool Contains(IReadOnlyList<PlanePoint> ring, PlanePoint p)
    {
        var inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            PlanePoint a = ring[i], b = ring[j];
            if (a.North > p.North != b.North > p.North
                && p.East < a.East + ((b.East - a.East) * (p.North - a.North) / (b.North - a.North)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    public static double DistanceToLine(IReadOnlyList<PlanePoint> line, PlanePoint p)
    {
        var least = double.MaxValue;
        for (var i = 1; i < line.Count; i++)
        {
            PlanePoint a = line[i - 1], b = line[i];
            double east = b.East - a.East, north = b.North - a.North;
            var along = (((p.East - a.East) * east) + ((p.North - a.North) * north)) / ((east * east) + (north * north) + 1e-12);
            along = Math.Clamp(along, 0, 1);
            double dx = p.East - a.East - (along * east), dy = p.North - a.North - (along * north);
            least = Math.Min(least, (dx * dx) + (dy * dy));
        }

        return Math.Sqrt(least);
    }

    /// <summary>Twice the signed area; positive where the ring runs counter-clockwise.</summary>
    public static double SignedArea(IReadOnlyList<PlanePoint> ring)
    {
        var sum = 0.0;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            sum += (ring[j].East * ring[i].North) - (ring[i].East * ring[j].North);
        }

        return sum;
    }
}
