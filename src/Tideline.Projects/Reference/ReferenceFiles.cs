using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>Finds the files of a reference table and tells their format.</summary>
internal static class ReferenceFiles
{
    /// <exception cref="InputRefusedException">Nothing matches, or a file is empty.</exception>
    public static IReadOnlyList<string> Find(ProjectFolder folder, TableSource source, string what)
    {
        // The parts of a shapefile beside the .shp are found by the reader.
        var files = FileGlob.Expand(folder.Resolve(source.Files))
            .Where(f => source.Format != "shapefile" || f.EndsWith(".shp", StringComparison.OrdinalIgnoreCase)).ToList();
        if (files.Count == 0)
        {
            throw new InputRefusedException(
                $"{what}: no file matches {source.Files}. Put the table there or mend the path in project.yaml; nothing was changed.");
        }

        foreach (var file in files)
        {
            if (new FileInfo(file).Length == 0)
            {
                throw new InputRefusedException($"{what}: {Path.GetRelativePath(folder.Root, file)} is empty. Copy it again; nothing was changed.");
            }
        }

        return files;
    }

    /// <summary>csv, parquet, geojson, geopackage or shapefile, as given or by the file's name.</summary>
    public static string FormatOf(string file, TableSource source)
    {
        if (source.Format is { } given)
        {
            return given;
        }

        return Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".parquet" or ".geoparquet" => "parquet",
            ".geojson" or ".json" => "geojson",
            ".gpkg" => "geopackage",
            ".shp" => "shapefile",
            ".csv" or ".gz" or ".txt" or ".tsv" => "csv",
            var other => throw new ConfigurationException(
                $"The format of {Path.GetFileName(file)} cannot be told from '{other}'. Write it under inputs as {{ files: …, format: csv }} (or parquet, geojson, geopackage, shapefile)."),
        };
    }
}
