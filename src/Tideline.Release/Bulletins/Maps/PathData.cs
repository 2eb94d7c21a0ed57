using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>Geometry in frame units as SVG path data, on a grid of a tenth of a unit.</summary>
public static class PathData
{
    public static string Of(Geometry geometry)
    {
        var path = new StringBuilder();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            switch (geometry.GetGeometryN(i))
            {
                case Polygon polygon:
                    Append(path, polygon.ExteriorRing.Coordinates, close: true);
                    foreach (var hole in polygon.InteriorRings)
                    {
                        Append(path, hole.Coordinates, close: true);
                    }

                    break;
                case LineString line:
                    Append(path, line.Coordinates, close: false);
                    break;
            }
        }

        return path.ToString();
    }

    private static void Append(StringBuilder path, Coordinate[] coordinates, bool close)
    {
        var (x, y) = (0L, 0L);
        var count = close ? coordinates.Length - 1 : coordinates.Length;
        for (var i = 0; i < count; i++)
        {
            var (toX, toY) = ((long)Math.Round(coordinates[i].X * 10), (long)Math.Round(coordinates[i].Y * 10));
            if (i == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{Tenths(toX)} {Tenths(toY)}");
            }
            else if (toX != x || toY != y)
            {
                path.Append(CultureInfo.InvariantCulture, $"l{Tenths(toX - x)} {Tenths(toY - y)}");
            }

            (x, y) = (toX, toY);
        }

        path.Append(close ? "z" : "");
    }

    private static string Tenths(long tenths) => (tenths / 10m).ToString("0.#", CultureInfo.InvariantCulture);
}
