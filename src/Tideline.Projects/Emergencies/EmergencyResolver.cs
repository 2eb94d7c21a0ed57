using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;
using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Emergencies;

/// <summary>Finds the areas whose homes an emergency exposes.</summary>
public static class EmergencyResolver
{
    /// <summary>
    /// By default an area is exposed when the footprint covers at least this share of it. The bar is low but not 0,
    /// because footprints drawn by hand touch their neighbours. Homes crowd on small parts of big areas, and operators
    /// build where people live, so an area is also exposed when this share of its masts stand in the footprint.
    /// </summary>
    public const double DefaultExposedShare = 0.05;

    private const int Named = 10;

    /// <param name="emergency">As configured.</param>
    /// <param name="reference">Boundaries are needed; without cells only the covered share tells.</param>
    /// <param name="folder">Where a footprint's path begins.</param>
    /// <param name="exposedShare">Share of an area that the footprint must cover, above 0 and at most 1. An area that
    /// contains a whole part of the footprint (a blast, a village) is exposed whatever its share. The
    /// same share of its masts in the footprint exposes it too; masts count wherever they stood on any day.</param>
    /// <exception cref="ConfigurationException">There are no boundaries, or a p-code is unknown.</exception>
    /// <exception cref="InputRefusedException">The footprint is missing, empty, or outside the country.</exception>
    public static Emergency Resolve(
        EmergencyConfiguration emergency, ReferenceData reference, ProjectFolder folder, double exposedShare = DefaultExposedShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposedShare);
        var boundaries = reference.Boundaries ?? throw new ConfigurationException(
            $"The emergency '{emergency.Id}' needs areas. Give inputs.areas in project.yaml; nothing was changed.");
        var exposed = emergency.Footprint is { } footprint
            ? Covered(emergency, boundaries, ReadFootprint(emergency, folder, footprint), reference.Cells, exposedShare)
            : Listed(emergency, boundaries.Hierarchy).ToDictionary(a => a, _ => 1.0);
        return new Emergency(
            emergency.Id, emergency.Hazard, emergency.Onset, emergency.EvacuationStarts, emergency.Ends, [.. exposed.Keys.Order(StringComparer.Ordinal)])
        {
            CoveredShares = exposed,
        };
    }

    private static IEnumerable<string> Listed(EmergencyConfiguration emergency, AreaHierarchy hierarchy)
    {
        var unknown = emergency.Areas.Where(a => !hierarchy.TryGet(a, out _)).ToList();
        if (unknown.Count > 0)
        {
            throw new ConfigurationException(
                $"The emergency '{emergency.Id}' names areas that are not in the boundaries: {string.Join(", ", unknown.Take(Named))}. Use the p-codes of inputs.areas; nothing was changed.")
            {
                Key = "areas",
                Reason = $"names what is not in the boundaries: {string.Join(", ", unknown.Take(Named))}",
            };
        }

        var listed = emergency.Areas.ToHashSet(StringComparer.Ordinal);
        return hierarchy.Finest.Select(a => a.PCode)
            .Where(pcode => hierarchy.Levels.Any(level => hierarchy.AncestorAt(pcode, level) is { } ancestor && listed.Contains(ancestor.PCode)));
    }

    private static Geometry ReadFootprint(EmergencyConfiguration emergency, ProjectFolder folder, string path)
    {
        var source = new TableSource { Files = path };
        var parts = FeatureReader.Read(folder, source, $"The footprint of the emergency '{emergency.Id}'", [], [])
            .Select(f => f.Geometry).OfType<Geometry>().Where(g => g is Polygon or MultiPolygon && !g.IsEmpty)
            .Select(g => g.IsValid ? g : GeometryFixer.Fix(g)).ToList();
        return parts.Count > 0
            ? UnaryUnionOp.Union(parts)
            : throw new InputRefusedException($"The footprint {path} of the emergency '{emergency.Id}' holds no polygon. Draw it anew, or list areas; nothing was changed.");
    }

    private static Dictionary<string, double> Covered(
        EmergencyConfiguration emergency, Boundaries boundaries, Geometry footprint, IReadOnlyList<CellRow> cells, double exposedShare)
    {
        var prepared = PreparedGeometryFactory.Prepare(footprint);
        Point[] masts = [.. cells.Select(c => (c.Longitude, c.Latitude)).Distinct()
            .Select(c => footprint.Factory.CreatePoint(new Coordinate(c.Longitude, c.Latitude)))];
        var exposed = new Dictionary<string, double>(StringComparer.Ordinal);
        var touched = 0;
        foreach (var area in boundaries.Hierarchy.Finest)
        {
            var polygon = boundaries.Geometry[area.PCode];
            if (!prepared.Intersects(polygon))
            {
                continue;
            }

            touched++;
            var share = SquareKilometres.OfIntersection(polygon, footprint) / SquareKilometres.Of(polygon);
            if (share >= exposedShare || ContainsAPart(polygon, footprint) || ShareOfMasts(polygon, prepared, masts) >= exposedShare)
            {
                exposed.Add(area.PCode, Math.Min(1, share));
            }
        }

        return exposed.Count > 0 ? exposed : throw new InputRefusedException(touched == 0
            ? $"The footprint of the emergency '{emergency.Id}' lies outside all areas. Check its coordinate system and that longitude stands before latitude; nothing was changed."
            : string.Create(CultureInfo.InvariantCulture, $"The footprint of the emergency '{emergency.Id}' covers less than {exposedShare:P0} of the land and of the masts of each of the {touched} areas that it touches. Draw it wider, or list areas; nothing was changed."));
    }

    /// <summary>0 where the area has no mast.</summary>
    private static double ShareOfMasts(Geometry area, IPreparedGeometry footprint, Point[] masts)
    {
        Point[] own = [.. masts.Where(m => area.EnvelopeInternal.Contains(m.Coordinate) && area.Covers(m))];
        return own.Length == 0 ? 0 : (double)own.Count(footprint.Covers) / own.Length;
    }

    private static bool ContainsAPart(Geometry area, Geometry footprint)
    {
        for (var i = 0; i < footprint.NumGeometries; i++)
        {
            if (area.Covers(footprint.GetGeometryN(i)))
            {
                return true;
            }
        }

        return false;
    }
}
