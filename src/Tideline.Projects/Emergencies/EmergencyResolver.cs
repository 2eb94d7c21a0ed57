using System.Globalization;
using NetTopologySuite.Geometries;
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
        var footprint = emergency.Footprint is null ? null : FootprintReader.Read(emergency, folder);
        var exposed = footprint is null
            ? Listed(emergency, boundaries.Hierarchy).ToDictionary(a => a, _ => 1.0)
            : Covered(emergency, boundaries, footprint.Geometry, reference.Cells, exposedShare);
        return new Emergency(
            emergency.Id, emergency.Hazard, emergency.Onset, emergency.EvacuationStarts, emergency.Ends, [.. exposed.Keys.Order(StringComparer.Ordinal)])
        {
            CoveredShares = exposed,
            FootprintRemarks = footprint?.Remarks ?? [],
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

    private static Dictionary<string, double> Covered(
        EmergencyConfiguration emergency, Boundaries boundaries, Geometry footprint, IReadOnlyList<CellRow> cells, double exposedShare)
    {
        var touched = FootprintShares.Of(boundaries, footprint, cells);
        var exposed = touched
            .Where(t => t.Value.CoveredKm2 / t.Value.AreaKm2 >= exposedShare || ContainsAPart(boundaries.Geometry[t.Key], footprint) || (t.Value.OfMasts ?? 0) >= exposedShare)
            .ToDictionary(t => t.Key, t => t.Value.OfLand, StringComparer.Ordinal);
        return exposed.Count > 0 ? exposed : throw new InputRefusedException(touched.Count == 0
            ? $"The footprint of the emergency '{emergency.Id}' lies outside all areas. {Whereabouts(boundaries, footprint)} Nothing was changed."
            : string.Create(CultureInfo.InvariantCulture, $"The footprint of the emergency '{emergency.Id}' covers less than {exposedShare:P0} of the land and of the masts of each of the {touched.Count} areas that it touches. Draw it wider, or list areas; nothing was changed."));
    }

    /// <summary>Why it may lie there: two sentences that name both boxes, or the exchange of longitude and latitude.</summary>
    private static string Whereabouts(Boundaries boundaries, Geometry footprint)
    {
        var exchanged = footprint.Copy();
        exchanged.Apply(new Exchanging());
        exchanged.GeometryChanged();
        if (boundaries.Hierarchy.Finest.Any(a => boundaries.Geometry[a.PCode].EnvelopeInternal.Intersects(exchanged.EnvelopeInternal)))
        {
            return "With longitude and latitude exchanged it would lie within them: write longitude first.";
        }

        var areas = new Envelope();
        foreach (var area in boundaries.Hierarchy.Finest)
        {
            areas.ExpandToInclude(boundaries.Geometry[area.PCode].EnvelopeInternal);
        }

        return $"It lies in {Box(footprint.EnvelopeInternal)}, the areas in {Box(areas)}. Check its coordinate system.";
    }

    private static string Box(Envelope box) => string.Create(
        CultureInfo.InvariantCulture, $"longitude {box.MinX:0.##} to {box.MaxX:0.##} and latitude {box.MinY:0.##} to {box.MaxY:0.##}");

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

    private sealed class Exchanging : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (x, y) = (seq.GetX(i), seq.GetY(i));
            seq.SetX(i, y);
            seq.SetY(i, x);
        }
    }
}
