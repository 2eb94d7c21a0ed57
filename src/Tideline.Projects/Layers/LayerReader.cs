using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Precision;
using NetTopologySuite.Simplify;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Layers;

/// <summary>Reads a layer from GeoJSON, GeoPackage, Shapefile, Parquet, or CSV with the columns longitude and latitude.</summary>
public static class LayerReader
{
    // A map on a phone draws no more, and a browser is asked for no more than a megabyte or so.
    private const int MostFeatures = 5_000;
    private const int MostPoints = 60_000;
    private const int LongestLabel = 120;

    // A parser may need several times as much memory.
    private const long MostBytes = 64 << 20;

    // About 30 m: less than a pixel of a map of a province.
    private const double Tolerance = 0.0003;
    private static readonly PrecisionModel _tenMetres = new(10_000);

    private const string LabelColumn = "label";

    /// <exception cref="InputRefusedException">A file is missing or damaged, holds nothing that can be drawn, or more than a map can show.</exception>
    /// <exception cref="ConfigurationException">The format or coordinate system is not known.</exception>
    public static MapLayer Read(LayerConfiguration layer, ProjectFolder folder)
    {
        var what = $"The layer '{layer.Id}'";
        var source = new TableSource
        {
            Files = layer.Files,
            Crs = layer.Options.Crs,
            Format = layer.Options.Format,
            Layer = layer.Options.Layer,
            Columns = layer.Label is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [LabelColumn] = layer.Label },
        };
        var features = Features(folder, source, what, layer).Where(f => f.Row.Is(layer.Options.Where)).ToList();
        if (features.Count > MostFeatures)
        {
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{what} has {features.Count} features, and a map shows {MostFeatures}. Choose with 'where', or merge them; it is not shown."));
        }

        var remarks = new List<string>();
        List<LayerFeature> drawn = [.. features.Select(f => Drawn(f.Row, f.Geometry, what, remarks)).OfType<LayerFeature>()];
        if (drawn.Count == 0)
        {
            throw new InputRefusedException($"{what}: {layer.Files} holds nothing that can be drawn. Export it again; it is not shown.");
        }

        return drawn.Sum(f => f.Shape.NumPoints) <= MostPoints ? new(layer, drawn, remarks) : throw new InputRefusedException(string.Create(
            CultureInfo.InvariantCulture, $"{what} is drawn with more than {MostPoints} points. Simplify it; it is not shown."));
    }

    private static IReadOnlyList<(TableRow Row, Geometry? Geometry)> Features(ProjectFolder folder, TableSource source, string what, LayerConfiguration layer)
    {
        string[] optional = [.. layer.Label is null ? [] : (string[])[LabelColumn], .. layer.Options.Where.Keys];
        var files = ReferenceFiles.Find(folder, source, what);
        if (files.Sum(f => new FileInfo(f).Length) > MostBytes)
        {
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{what} is larger than {MostBytes >> 20} MB. Cut it to the area of the emergency; it is not shown."));
        }

        if (ReferenceFiles.FormatOf(files[0], source) != "csv")
        {
            return FeatureReader.Read(folder, source, what, [], optional);
        }

        var projection = Projection.Between(source.Crs);
        return [.. TableRows.Read(folder, source, what, ["longitude", "latitude"], optional).Select(r => (r, (Geometry?)projection.ToWgs84(PointOf(r, what))))];
    }

    private static Point PointOf(TableRow row, string what) =>
        double.TryParse(row.Required("longitude"), NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
        && double.TryParse(row.Required("latitude"), NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            ? new(longitude, latitude)
            : throw new InputRefusedException($"{what}: {row.Place} has a longitude or latitude that is no number. Write degrees with a point; it is not shown.");

    private static LayerFeature? Drawn(TableRow row, Geometry? geometry, string what, List<string> remarks)
    {
        if (geometry is null or { IsEmpty: true })
        {
            remarks.Add($"{row.Place} is empty and was left out.");
            return null;
        }

        var box = geometry.EnvelopeInternal;
        if (!(box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90))
        {
            throw new InputRefusedException($"{what}: {row.Place} lies outside longitude and latitude. Name its coordinate system with 'crs'; it is not shown.");
        }

        var shape = GeometryPrecisionReducer.ReducePointwise(geometry is IPuntal ? geometry : DouglasPeuckerSimplifier.Simplify(geometry, Tolerance), _tenMetres);
        var label = row[LabelColumn];
        return new(label is null ? null : new string([.. label.Where(c => !char.IsControl(c)).Take(LongestLabel)]), shape.IsEmpty ? geometry.Centroid : shape);
    }
}
