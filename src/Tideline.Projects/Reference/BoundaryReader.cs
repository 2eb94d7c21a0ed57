using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>Reads the boundaries: features with pcode, name, admin_level, parent.</summary>
internal static class BoundaryReader
{
    private static readonly string[] Required = ["pcode"];
    private static readonly string[] Optional = ["name", "admin_level", "parent"];

    /// <exception cref="InputRefusedException">A p-code is empty or occurs twice, a parent is missing, a polygon is
    /// absent or cannot be mended, or areas of one level overlap.</exception>
    public static Boundaries Read(ProjectFolder folder, TableSource source)
    {
        var features = FeatureReader.Read(folder, source, "inputs.areas", Required, Optional);
        var areas = new Dictionary<string, Area>(StringComparer.Ordinal);
        var polygons = new SortedDictionary<string, Geometry>(StringComparer.Ordinal);
        var names = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (row, geometry) in features)
        {
            var pcode = row.Required("pcode");
            var area = new Area(pcode, row["name"] ?? pcode, Level(row), row["parent"]);
            if (!areas.TryAdd(pcode, area))
            {
                throw new InputRefusedException($"{row.Place}: p-code {Quotable.Code(pcode)} occurs twice. Each area needs its own; nothing was changed.");
            }

            polygons[pcode] = PolygonCheck.Mend(geometry, pcode, row.Place);
            names[pcode] = NamesOf(row);
        }

        foreach (var area in areas.Values)
        {
            if (area.Parent is { } parent && !areas.ContainsKey(parent))
            {
                throw new InputRefusedException($"inputs.areas: the parent {Quotable.Code(parent)} of area {Quotable.Code(area.PCode)} is not in the file. Add it, or mend the p-code; nothing was changed.");
            }

            if (area.Parent is { } upper && areas[upper].AdminLevel >= area.AdminLevel)
            {
                throw new InputRefusedException($"inputs.areas: the parent {Quotable.Code(upper)} of area {Quotable.Code(area.PCode)} is not at a coarser admin_level. Mend the levels; nothing was changed.");
            }
        }

        RefuseGaps(areas);
        foreach (var level in areas.Values.GroupBy(a => a.AdminLevel))
        {
            PolygonCheck.RefuseOverlaps([.. level.Select(a => (a.PCode, polygons[a.PCode])).OrderBy(p => p.PCode, StringComparer.Ordinal)]);
        }

        return new Boundaries(new AreaHierarchy(areas.Values), polygons, Version(areas, polygons)) { Names = names };
    }

    private static Dictionary<string, string> NamesOf(TableRow row) => row.Values.Keys
        .Where(k => k.StartsWith(TableRow.NameIn, StringComparison.Ordinal) && row[k] is not null)
        .ToDictionary(k => k[TableRow.NameIn.Length..], k => row[k]!, StringComparer.Ordinal);

    /// <summary>Figures are summed level by level, so every area but those of the coarsest level needs a parent on the next
    /// coarser level that the file has.</summary>
    private static void RefuseGaps(Dictionary<string, Area> areas)
    {
        int[] levels = [.. areas.Values.Select(a => a.AdminLevel).Distinct().Order()];
        foreach (var area in areas.Values.Where(a => a.AdminLevel != levels[0]).OrderBy(a => a.PCode, StringComparer.Ordinal))
        {
            var wanted = levels[Array.IndexOf(levels, area.AdminLevel) - 1];
            if (area.Parent is null || areas[area.Parent].AdminLevel != wanted)
            {
                throw new InputRefusedException(
                    $"inputs.areas: the area {Quotable.Code(area.PCode)} of admin_level {area.AdminLevel} has no parent of admin_level {wanted}, though the file has that level. Give the parent, or leave level {wanted} out; nothing was changed.");
            }
        }
    }

    private static int Level(TableRow row) =>
        row["admin_level"] is not { } text ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= 9 ? level
        : throw new InputRefusedException($"{row.Place}: admin_level is no level (0 country, 1 province, 2 district, 3 tehsil). Mend the feature; nothing was changed.");

    /// <summary>8 hex digits of the SHA-256 over the areas and their polygons, independent of the file's format and order.</summary>
    private static string Version(Dictionary<string, Area> areas, SortedDictionary<string, Geometry> polygons)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var writer = new WKBWriter();
        foreach (var (pcode, polygon) in polygons)
        {
            var area = areas[pcode];
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{pcode}\n{area.Name}\n{area.AdminLevel}\n{area.Parent}\n")));
            hash.AppendData(writer.Write(polygon.Normalized()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}
