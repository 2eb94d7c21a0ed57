using NetTopologySuite.Geometries;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Emergencies;

/// <summary>Where a hazard is, as read from files.</summary>
/// <param name="Geometry">Valid polygons, WGS 84.</param>
/// <param name="Remarks">What was mended, left out or assumed, a sentence each; none where the files were as they should be.</param>
public sealed record Footprint(Geometry Geometry, IReadOnlyList<string> Remarks)
{
    /// <summary>Size of what it covers.</summary>
    public double AreaKm2 => SquareKilometres.Of(Geometry);

    /// <summary>Separate polygons.</summary>
    public int Parts => Geometry.NumGeometries;
}
