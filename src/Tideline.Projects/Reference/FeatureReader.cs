using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>Reads features (attributes and a WGS 84 geometry) from GeoJSON, GeoPackage, Shapefile, or Parquet with WKB.</summary>
internal static class FeatureReader
{
    private static readonly JsonSerializerOptions GeoJsonOptions = new() { Converters = { new GeoJsonConverterFactory() } };

    public static IReadOnlyList<(TableRow Row, Geometry? Geometry)> Read(
        ProjectFolder folder, TableSource source, string what, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var features = new List<(TableRow, Geometry?)>();
        foreach (var file in ReferenceFiles.Find(folder, source, what))
        {
            var shown = Path.GetRelativePath(folder.Root, file);
            try
            {
                switch (ReferenceFiles.FormatOf(file, source))
                {
                    case "geojson":
                        features.AddRange(Attributes(GeoJson(file), source, what, shown, required, optional, Projection.Between(source.Crs ?? GeoJsonCrs.Of(file))));
                        break;
                    case "shapefile":
                        var (shapes, remark) = ShapefileParts.Read(file);
                        features.AddRange(Attributes(shapes, source, what, shown, required, optional, Projection.Between(source.Crs ?? ShapefileCrs(file)))
                            .Select(f => (f.Item1 with { Remark = remark is null ? null : $"{shown} {remark}." }, f.Item2)));
                        break;
                    case "geopackage":
                        var (packaged, crs) = GeoPackage.Read(file, source.Layer);
                        features.AddRange(Attributes(packaged, source, what, shown, required, optional, Projection.Between(source.Crs ?? crs)));
                        break;
                    default:
                        features.AddRange(WellKnownBinary(folder, source with { Files = file }, what, required, optional));
                        break;
                }
            }
            catch (Exception e) when (e is not TidelineException)
            {
                // Damaged bytes end a parser in any way, also by asking for more memory than there is.
                throw new InputRefusedException($"{what}: {shown} cannot be read as boundaries ({Cause(e)}). Export it again; nothing was changed.", e);
            }
        }

        return features.Count > 0 ? features : throw new InputRefusedException($"{what}: {source.Files} holds no features. Put the boundaries there; nothing was changed.");
    }

    // What a parser says quotes what it stumbled over.
    private static string Cause(Exception e) => e switch
    {
        JsonException json => FormattableString.Invariant($"no GeoJSON, at line {(json.LineNumber ?? 0) + 1}"),
        ParseException => "a geometry is neither well-known text nor binary",
        IOException or InvalidDataException => e.Message.Split('\n')[0],
        _ => e.GetType().Name,
    };

    private static IEnumerable<IFeature> GeoJson(string file)
    {
        using var stream = File.OpenRead(file);
        return JsonSerializer.Deserialize<FeatureCollection>(stream, GeoJsonOptions) ?? throw new JsonException("no FeatureCollection");
    }

    private static IEnumerable<(TableRow, Geometry?)> Attributes(
        IEnumerable<IFeature> features, TableSource source, string what, string shown, IReadOnlyList<string> required, IReadOnlyList<string> optional, Projection projection)
    {
        foreach (var (i, feature) in features.Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{shown}, feature {i + 1}");
            var values = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var ours in required.Concat(optional))
            {
                var theirs = source.Columns.GetValueOrDefault(ours, ours);
                var name = feature.Attributes?.GetNames().FirstOrDefault(n => string.Equals(n, theirs, StringComparison.OrdinalIgnoreCase));
                if (name is not null)
                {
                    values[ours] = Convert.ToString(feature.Attributes![name], CultureInfo.InvariantCulture);
                }
                else if (required.Contains(ours))
                {
                    throw new InputRefusedException(
                        $"{place}: there is no attribute '{theirs}'; it has {Quotable.Names(feature.Attributes?.GetNames() ?? [])}. Name the right one under {what}.columns; nothing was changed.");
                }
            }

            foreach (var name in feature.Attributes?.GetNames().Where(IsNameInALanguage) ?? [])
            {
                values[name.ToLowerInvariant()] = Convert.ToString(feature.Attributes![name], CultureInfo.InvariantCulture);
            }

            yield return (new TableRow(place, values), feature.Geometry is { } geometry ? projection.ToWgs84(geometry) : null);
        }
    }

    private static bool IsNameInALanguage(string attribute) => attribute.StartsWith(TableRow.NameIn, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(TableRow, Geometry?)> WellKnownBinary(
        ProjectFolder folder, TableSource source, string what, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var projection = Projection.Between(source.Crs);
        var wkb = new WKBReader();
        var wkt = new WKTReader();
        foreach (var row in TableRows.Read(folder, source, what, [.. required, "geometry"], optional, TableRow.NameIn))
        {
            var geometry = row.Geometry is { } bytes ? wkb.Read(bytes) : row["geometry"] is { } text ? wkt.Read(text) : null;
            yield return (row, geometry is null ? null : projection.ToWgs84(geometry));
        }
    }

    private static string? ShapefileCrs(string file)
    {
        var projection = Path.ChangeExtension(file, ".prj");
        return File.Exists(projection) && File.ReadAllText(projection) is var wkt && !wkt.TrimStart().StartsWith("GEOGCS", StringComparison.OrdinalIgnoreCase) ? wkt : null;
    }
}
