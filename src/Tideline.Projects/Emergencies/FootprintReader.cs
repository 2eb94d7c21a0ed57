using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Emergencies;

/// <summary>Reads a footprint from GeoJSON, GeoPackage, Shapefile or Parquet. What can be mended is mended and told; what cannot be read is refused
/// whole.</summary>
public static class FootprintReader
{
    // Degrees beyond the globe that rounding explains.
    private const double Slack = 0.001;

    private static readonly string[] _besideShapes = [".shx", ".dbf", ".prj", ".cpg"];

    /// <summary>The footprint of an emergency.</summary>
    /// <exception cref="InputRefusedException">A file is missing, damaged, or holds no polygon.</exception>
    /// <exception cref="ConfigurationException">The format or coordinate system is not known.</exception>
    public static Footprint Read(EmergencyConfiguration emergency, ProjectFolder folder) =>
        Read(folder, emergency.Footprint!, emergency.FootprintOptions, $"The footprint of the emergency '{emergency.Id}'");

    /// <param name="folder">Where paths begin.</param>
    /// <param name="files">Path or glob.</param>
    /// <param name="what">Begins a sentence about it.</param>
    /// <exception cref="InputRefusedException">A file is missing, damaged, or holds no polygon.</exception>
    /// <exception cref="ConfigurationException">The format or coordinate system is not known.</exception>
    public static Footprint Read(ProjectFolder folder, string files, FootprintOptions options, string what)
    {
        var source = new TableSource { Files = files, Crs = options.Crs, Format = options.Format, Layer = options.Layer };
        var remarks = new List<string>();
        var features = FeatureReader.Read(folder, source, what, [], [.. options.Where.Keys]);
        remarks.AddRange(features.Select(f => f.Row.Remark).OfType<string>().Distinct(StringComparer.Ordinal));
        List<Geometry> parts = [.. Chosen(features, options, what, remarks).Select(f => Mend(f.Row.Place, f.Geometry, what, remarks)).OfType<Geometry>()];
        if (parts.Count == 0)
        {
            throw new InputRefusedException($"{what}: {files} holds no polygon. Draw it anew, or list areas; nothing was changed.");
        }

        remarks.AddRange(ShapefileRemarks(folder, source, what));
        return new(UnaryUnionOp.Union(parts), remarks);
    }

    /// <summary>Paths in the project of all files that a footprint is read from, those beside a shapefile too. None where it is not there.</summary>
    public static IReadOnlyList<string> FilesOf(ProjectFolder folder, EmergencyConfiguration emergency)
    {
        if (emergency.Footprint is not { } files)
        {
            return [];
        }

        // A path is kept as it was written, which is how the manifest has always named it.
        IEnumerable<string> found = File.Exists(folder.Resolve(files)) ? [files] : FileGlob.Expand(folder.Resolve(files)).Select(f => Path.GetRelativePath(folder.Root, f));
        return [.. found.SelectMany(f => f.EndsWith(".shp", StringComparison.OrdinalIgnoreCase)
            ? [f, .. _besideShapes.Select(e => Path.ChangeExtension(f, e)).Where(b => File.Exists(folder.Resolve(b)))]
            : (IEnumerable<string>)[f]).Distinct(StringComparer.Ordinal)];
    }

    private static List<(TableRow Row, Geometry? Geometry)> Chosen(
        IReadOnlyList<(TableRow Row, Geometry? Geometry)> features, FootprintOptions options, string what, List<string> remarks)
    {
        foreach (var attribute in options.Where.Keys.Where(k => features.All(f => !f.Row.Values.ContainsKey(k))))
        {
            throw new InputRefusedException($"{what}: no feature has the attribute '{attribute}' that 'where' asks for. Name one that the file has; nothing was changed.");
        }

        List<(TableRow Row, Geometry? Geometry)> chosen = [.. features.Where(f => f.Row.Is(options.Where))];
        if (chosen.Count == 0)
        {
            throw new InputRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"{what}: none of its {features.Count} features is what 'where' asks for. Mend the values; nothing was changed."));
        }

        if (chosen.Count < features.Count)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"'where' chose {chosen.Count} of {features.Count} features."));
        }

        return chosen;
    }

    private static Geometry? Mend(string place, Geometry? geometry, string what, List<string> remarks)
    {
        if (geometry is null or { IsEmpty: true })
        {
            remarks.Add($"{place} is empty and was left out.");
            return null;
        }

        if (geometry is not (Polygon or MultiPolygon))
        {
            remarks.Add($"{place} is no polygon ({geometry.GeometryType}) and was left out.");
            return null;
        }

        DemandGlobe(place, geometry, what);
        var (mended, fault) = PolygonRepair.Mend(geometry);
        if (mended is null)
        {
            throw new InputRefusedException($"{what}: {place} is a polygon of no size ({fault}). Draw it anew; nothing was changed.");
        }

        if (fault is not null)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{place} was mended ({fault}); it covers {SquareKilometres.Of(mended):0.#} km² now."));
        }

        return mended;
    }

    private static void DemandGlobe(string place, Geometry geometry, string what)
    {
        var box = geometry.EnvelopeInternal;
        if (geometry.Coordinates.Any(c => !double.IsFinite(c.X) || !double.IsFinite(c.Y)))
        {
            throw new InputRefusedException($"{what}: {place} has a coordinate that is no number. Export it again; nothing was changed.");
        }

        if (!(box.MinX >= -180 - Slack && box.MaxX <= 180 + Slack && box.MinY >= -90 - Slack && box.MaxY <= 90 + Slack))
        {
            throw new InputRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {place} has coordinates outside longitude and latitude (x from {box.MinX:0.##} to {box.MaxX:0.##}, y from {box.MinY:0.##} to {box.MaxY:0.##}), as metres of a projection are. Name its coordinate system, as in footprint: {{ files: …, crs: EPSG:32642 }}; nothing was changed."));
        }
    }

    private static IEnumerable<string> ShapefileRemarks(ProjectFolder folder, TableSource source, string what)
    {
        foreach (var file in ReferenceFiles.Find(folder, source, what).Where(f => source.Crs is null && ReferenceFiles.FormatOf(f, source) == "shapefile"))
        {
            var shown = Path.GetRelativePath(folder.Root, file);
            var prj = Path.ChangeExtension(file, ".prj");
            if (!File.Exists(prj))
            {
                yield return $"{shown} has no .prj and was taken as WGS 84.";
            }
            else if (File.ReadAllText(prj).Trim() is var wkt && wkt.StartsWith("GEOGCS", StringComparison.OrdinalIgnoreCase) && !wkt.Contains("WGS", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{shown} is in '{wkt.Split('"').ElementAtOrDefault(1)}', which was taken as WGS 84; its edges may be some hundred metres off.";
            }
        }
    }
}
