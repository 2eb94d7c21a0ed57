using System.Globalization;
using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using Tideline.Domain;

namespace Tideline.Projects.Reference;

/// <summary>Turns coordinates of a file into WGS 84 longitude and latitude.</summary>
internal sealed class Projection
{
    // ETRS89-extended / LAEA Europe, the system of European statistics (EPSG registry).
    private const string LaeaEurope = """
        PROJCS["ETRS89-extended / LAEA Europe",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",
        SPHEROID["GRS 1980",6378137,298.257222101],TOWGS84[0,0,0,0,0,0,0]],PRIMEM["Greenwich",0],
        UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Azimuthal_Equal_Area"],PARAMETER["latitude_of_center",52],
        PARAMETER["longitude_of_center",10],PARAMETER["false_easting",4321000],PARAMETER["false_northing",3210000],
        UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","3035"]]
        """;

    private readonly MathTransform? _transform;

    private Projection(MathTransform? transform) => _transform = transform;

    /// <param name="crs">Such as <c>EPSG:3035</c>, or WKT; null means WGS 84.</param>
    /// <exception cref="ConfigurationException">The system is not one of those known.</exception>
    public static Projection Between(string? crs)
    {
        if (crs is null or "EPSG:4326" or "OGC:CRS84")
        {
            return new Projection(null);
        }

        var source = System(crs);
        return new Projection(new CoordinateTransformationFactory().CreateFromCoordinateSystems(source, GeographicCoordinateSystem.WGS84).MathTransform);
    }

    /// <summary>Whether <see cref="Between"/> knows a system.</summary>
    public static bool Knows(string crs)
    {
        try
        {
            _ = Between(crs);
            return true;
        }
        catch (ConfigurationException)
        {
            return false;
        }
    }

    public (double Longitude, double Latitude) ToWgs84(double x, double y) => _transform is null ? (x, y) : _transform.Transform(x, y);

    public Geometry ToWgs84(Geometry geometry)
    {
        if (_transform is null)
        {
            return geometry;
        }

        var copy = geometry.Copy();
        copy.Apply(new Reprojecting(_transform));
        copy.GeometryChanged();
        return copy;
    }

    private static CoordinateSystem System(string crs)
    {
        try
        {
            if (!crs.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase))
            {
                return new CoordinateSystemFactory().CreateFromWkt(crs);
            }

            return int.Parse(crs.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture) switch
            {
                3857 or 900913 => ProjectedCoordinateSystem.WebMercator,
                3035 => new CoordinateSystemFactory().CreateFromWkt(LaeaEurope.ReplaceLineEndings("")),
                > 32600 and <= 32660 and var north => ProjectedCoordinateSystem.WGS84_UTM(north - 32600, true),
                > 32700 and <= 32760 and var south => ProjectedCoordinateSystem.WGS84_UTM(south - 32700, false),
                // ETRS89 UTM differs from WGS 84 UTM by less than a metre.
                >= 25828 and <= 25838 and var european => ProjectedCoordinateSystem.WGS84_UTM(european - 25800, true),
                4258 => GeographicCoordinateSystem.WGS84,
                _ => throw new FormatException(),
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new ConfigurationException(
                $"The coordinate system '{(crs.Length > 60 ? crs[..60] + "…" : crs)}' is not known. Known are EPSG:4326, 4258, 3857, 3035, UTM zones (32601–32660, 32701–32760, 25828–25838); convert the file to one of them.", e);
        }
    }

    private sealed class Reprojecting(MathTransform transform) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (x, y) = transform.Transform(seq.GetX(i), seq.GetY(i));
            seq.SetX(i, x);
            seq.SetY(i, y);
        }
    }
}
