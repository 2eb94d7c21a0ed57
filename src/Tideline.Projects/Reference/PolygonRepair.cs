using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Valid;

namespace Tideline.Projects.Reference;

/// <summary>Makes polygons valid: those that cross themselves keep every lobe, and a polygon drawn within another is a hole of it.</summary>
internal static class PolygonRepair
{
    /// <returns>The polygon, null where nothing of any size is left; and what was wrong, null where nothing was.</returns>
    public static (Geometry? Polygon, string? Fault) Mend(Geometry geometry)
    {
        if (new IsValidOp(geometry).ValidationError is not { } fault)
        {
            return (geometry, null);
        }

        // Whoever winds a hole the wrong way has drawn a second polygon within the first: their union would flood the island.
        var mended = fault.ErrorType == TopologyValidationErrors.NestedShells ? EvenOdd([.. Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN)]) : GeometryFixer.Fix(geometry);
        var said = string.Create(CultureInfo.InvariantCulture, $"{Sentence(fault)} near {fault.Coordinate.X:0.####} {fault.Coordinate.Y:0.####}");
        return (Polygons(mended), said);
    }

    /// <summary>What lies within an odd number of polygons.</summary>
    /// <param name="polygons">At least one.</param>
    public static Geometry EvenOdd(IReadOnlyList<Geometry> polygons) => EvenOdd([.. polygons.Select(p => GeometryFixer.Fix(p))], 0, polygons.Count);

    // By halves: one after the other, each step would carry all before it.
    private static Geometry EvenOdd(Geometry[] polygons, int from, int to) => to - from == 1 ? polygons[from] : OverlayNGRobust.Overlay(
        EvenOdd(polygons, from, (from + to) / 2), EvenOdd(polygons, (from + to) / 2, to), SpatialFunction.SymDifference);

    // What is left of a spike is a line.
    private static Geometry? Polygons(Geometry geometry)
    {
        Polygon[] polygons = [.. Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>().Where(p => !p.IsEmpty)];
        return polygons.Length switch
        {
            0 => null,
            1 => polygons[0],
            _ => geometry.Factory.CreateMultiPolygon(polygons),
        };
    }

    private static string Sentence(TopologyValidationError fault) => fault.ErrorType switch
    {
        TopologyValidationErrors.NestedShells => "a polygon within another was taken as its hole",
        TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection => "it crosses or touches itself",
        TopologyValidationErrors.HoleOutsideShell => "a hole lies outside its polygon",
        TopologyValidationErrors.TooFewPoints => "a ring has too few points",
        _ => fault.Message.ToLowerInvariant(),
    };
}
