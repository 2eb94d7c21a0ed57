using System.Globalization;
using System.Text;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests;

/// <summary>A project folder that lives for one test.</summary>
internal sealed class ReferenceFolder : IDisposable
{
    public ProjectFolder Folder { get; } = new(Directory.CreateTempSubdirectory("tideline-test-").FullName);

    public string Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public string Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Folder.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return full;
    }

    /// <summary>A GeoJSON feature whose polygon is the rectangle from (x, y) to (x + width, y + height).</summary>
    public static string Box(string pcode, int level, string? parent, double x, double y, double width = 1, double height = 1) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"type":"Feature","properties":{"pcode":"{{{pcode}}}","name":"Area {{{pcode}}}","admin_level":{{{level}}},"parent":{{{(parent is null ? "null" : $"\"{parent}\"")}}}},
         "geometry":{"type":"Polygon","coordinates":[[[{{{x}}},{{{y}}}],[{{{x + width}}},{{{y}}}],[{{{x + width}}},{{{y + height}}}],[{{{x}}},{{{y + height}}}],[{{{x}}},{{{y}}}]]]}}
        """);

    public static string Collection(params IEnumerable<string> features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    /// <summary>Two districts of one province; each district one degree square.</summary>
    public static readonly string TwoDistricts = Collection(
        Box("01", 1, null, 67, 24, 2), Box("0101", 2, "01", 67, 24), Box("0102", 2, "01", 68, 24));

    public Boundaries Areas(string geojson)
    {
        Write("reference/areas.geojson", geojson);
        return BoundaryReader.Read(Folder, new TableSource { Files = "reference/areas.geojson" });
    }

    public void Dispose() => Directory.Delete(Folder.Root, recursive: true);
}
