using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Valid;
using Tideline.Domain;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>Checks boundary polygons in WGS 84.</summary>
internal static class PolygonCheck
{
    // Neighbours digitised apart overlap by slivers. More than this share of the smaller area, or this many square
    // kilometres, is a real contradiction about who lives where.
    private const double SliverShare = 0.01;
    private const double SliverSquareKilometres = 1;

    /// <summary>The polygon itself, or mended where ring order, a closing point or a bow tie of slivers is all that is wrong.</summary>
    /// <exception cref="InputRefusedException">It is no polygon, leaves the globe, or mending would change its size.</exception>
    public static Geometry Mend(Geometry? geometry, string pcode, string place)
    {
        if (geometry is null or { IsEmpty: true } or not (Polygon or MultiPolygon))
        {
            throw new InputRefusedException($"{place}: area {Quotable.Code(pcode)} has no polygon. Export the boundaries with their geometry; nothing was changed.");
        }

        var box = geometry.EnvelopeInternal;
        if (!(box.MinX >= -180.001 && box.MaxX <= 180.001 && box.MinY >= -90.001 && box.MaxY <= 90.001))
        {
            throw new InputRefusedException($"{place}: area {Quotable.Code(pcode)} has coordinates outside longitude and latitude. Name its coordinate system with crs; nothing was changed.");
        }

        var fault = new IsValidOp(geometry).ValidationError;
        if (fault is null)
        {
            return geometry;
        }

        var mended = GeometryFixer.Fix(geometry);
        // Only a fault that hardly touches the area's size is mended unasked.
        return mended is Polygon or MultiPolygon && !mended.IsEmpty && Math.Abs(mended.Area - geometry.Area) <= SliverShare * mended.Area
            ? mended
            : throw new InputRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{place}: the polygon of area {Quotable.Code(pcode)} is invalid ({fault.Message} at {fault.Coordinate.X:0.####} {fault.Coordinate.Y:0.####}). Mend it in a GIS; nothing was changed."));
    }

    /// <exception cref="InputRefusedException">Two areas overlap by more than a sliver.</exception>
    public static void RefuseOverlaps(IReadOnlyList<(string PCode, Geometry Polygon)> level)
    {
        var index = new STRtree<int>();
        foreach (var (i, area) in level.Index())
        {
            index.Insert(area.Polygon.EnvelopeInternal, i);
        }

        for (var i = 0; i < level.Count; i++)
        {
            foreach (var j in index.Query(level[i].Polygon.EnvelopeInternal).Where(j => j > i).Order())
            {
                var (a, b) = (level[i], level[j]);
                var shared = SquareKilometres.OfIntersection(a.Polygon, b.Polygon);
                if (shared == 0)
                {
                    continue;
                }

                var smaller = Math.Min(SquareKilometres.Of(a.Polygon), SquareKilometres.Of(b.Polygon));
                if (shared > SliverSquareKilometres || shared > SliverShare * smaller)
                {
                    throw new InputRefusedException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"inputs.areas: the areas {Quotable.Code(a.PCode)} and {Quotable.Code(b.PCode)} of one admin_level overlap by {shared:0.##} km². Mend the boundaries or their admin_level; nothing was changed."));
                }
            }
        }
    }
}
