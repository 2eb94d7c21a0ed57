using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;

namespace Tideline.Projects.Tests.Footprints;

/// <summary>A project folder with a footprint in a file of any format, as other programs write them.</summary>
internal sealed class FootprintFolder : IDisposable
{
    private static readonly GeometryFactory _factory = new(new PrecisionModel(), 4326);

    private readonly ReferenceFolder _folder = new();

    public string Root => _folder.Folder.Root;

    public ProjectFolder Project => _folder.Folder;

    public ReferenceFolder Reference => _folder;

    /// <summary>A square of two degrees with a hole of one, and an island apart.</summary>
    public static MultiPolygon Flood { get; } = _factory.CreateMultiPolygon(
    [
        _factory.CreatePolygon(Ring(67, 24, 2), [Ring(67.5, 24.5, 1)]),
        _factory.CreatePolygon(Ring(70, 24, 0.5)),
    ]);

    public static LinearRing Ring(double x, double y, double size) =>
        _factory.CreateLinearRing([new(x, y), new(x, y + size), new(x + size, y + size), new(x + size, y), new(x, y)]);

    public static Polygon Square(double x, double y, double size) => _factory.CreatePolygon(Ring(x, y, size));

    public string File(string name) => Path.Combine(Root, name);

    public Footprint Read(string files, FootprintOptions? options = null) => FootprintReader.Read(Project, files, options ?? FootprintOptions.None, "The footprint");

    /// <summary>Writes the flood, by the ending of the name.</summary>
    public string Write(string name)
    {
        switch (Path.GetExtension(name))
        {
            case ".shp":
                Shapefile(name, [("flooded", Flood)], Wgs84);
                break;
            case ".gpkg":
                GeoPackage(name, 4326, ("extent", [("flooded", Flood)]));
                break;
            default:
                GeoJson(name, [("flooded", Flood)]);
                break;
        }

        return name;
    }

    public const string Wgs84 = """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    public const string Utm42 = """PROJCS["WGS_1984_UTM_Zone_42N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",69.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""";

    public void GeoJson(string name, IReadOnlyList<(string Class, Geometry Shape)> features, string? crs = null)
    {
        var writer = new GeoJsonText();
        _folder.Write(name, writer.Collection(features, crs));
    }

    public void Shapefile(string name, IReadOnlyList<(string Class, Geometry Shape)> features, string? prj)
    {
        NetTopologySuite.IO.Esri.Shapefile.WriteAllFeatures(features.Select(f => new Feature(f.Shape, new AttributesTable { { "class", f.Class } })), File(name));
        var beside = Path.ChangeExtension(File(name), ".prj");
        if (prj is null)
        {
            System.IO.File.Delete(beside);
        }
        else
        {
            System.IO.File.WriteAllText(beside, prj);
        }
    }

    public void GeoPackage(string name, int epsg, params IReadOnlyList<(string Layer, IReadOnlyList<(string Class, Geometry Shape)> Features)> layers)
    {
        using var connection = new SqliteConnection($"Data Source={File(name)};Pooling=False");
        connection.Open();
        Run($"""
            create table gpkg_spatial_ref_sys (srs_name text, srs_id integer, organization text, organization_coordsys_id integer, definition text);
            insert into gpkg_spatial_ref_sys values ('system', {epsg}, 'EPSG', {epsg}, '');
            create table gpkg_contents (table_name text, data_type text, srs_id integer);
            create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer);
            """);
        foreach (var (layer, features) in layers)
        {
            Run($"insert into gpkg_contents values ('{layer}', 'features', {epsg}); insert into gpkg_geometry_columns values ('{layer}', 'geom', 'GEOMETRY', {epsg}); create table {layer} (fid integer primary key, geom blob, class text)");
            foreach (var (word, shape) in features)
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"insert into {layer} (geom, class) values ($geom, $class)";
                command.Parameters.AddWithValue("$geom", new GeoPackageGeoWriter().Write(shape));
                command.Parameters.AddWithValue("$class", word);
                command.ExecuteNonQuery();
            }
        }

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>A shape in metres of UTM zone 42 north.</summary>
    public static Geometry InUtm(Geometry shape)
    {
        var transform = new CoordinateTransformationFactory().CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, ProjectedCoordinateSystem.WGS84_UTM(42, true)).MathTransform;
        var copy = shape.Copy();
        copy.Apply(new Moving(transform));
        copy.GeometryChanged();
        return copy;
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Moving(MathTransform transform) : ICoordinateSequenceFilter
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

    private sealed class GeoJsonText
    {
        private readonly System.Text.Json.JsonSerializerOptions _options = new() { Converters = { new NetTopologySuite.IO.Converters.GeoJsonConverterFactory() } };

        public string Collection(IEnumerable<(string Class, Geometry Shape)> features, string? crs)
        {
            var named = crs is null ? "" : $$$"""
                "crs":{"type":"name","properties":{"name":"{{{crs}}}"}},
                """;
            return $$$"""{"type":"FeatureCollection",{{{named}}}"features":[{{{string.Join(',', features.Select(Feature))}}}]}""";
        }

        private string Feature((string Class, Geometry Shape) feature) =>
            $$$"""{"type":"Feature","properties":{"class":"{{{feature.Class}}}"},"geometry":{{{System.Text.Json.JsonSerializer.Serialize(feature.Shape, _options)}}}}""";
    }
}
