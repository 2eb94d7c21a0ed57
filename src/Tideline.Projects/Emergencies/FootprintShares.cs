using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Emergencies;

/// <summary>What a footprint covers of an area.</summary>
/// <param name="AreaKm2">Size of the area.</param>
/// <param name="CoveredKm2">Size of what the footprint covers of it; 0 where it only touches.</param>
/// <param name="Masts">Places of masts in the area; places count once, wherever their cells stood on any day.</param>
/// <param name="MastsInside">Those of them in the footprint.</param>
public sealed record FootprintShare(double AreaKm2, double CoveredKm2, int Masts, int MastsInside)
{
    /// <summary>Share of the land, 0 to 1.</summary>
    public double OfLand => Math.Min(1, CoveredKm2 / AreaKm2);

    /// <summary>Share of the masts, 0 to 1; null where the area has none.</summary>
    public double? OfMasts => Masts == 0 ? null : (double)MastsInside / Masts;
}

/// <summary>Holds a footprint against areas of the finest level.</summary>
public static class FootprintShares
{
    /// <returns>By p-code, for those that the footprint touches.</returns>
    public static IReadOnlyDictionary<string, FootprintShare> Of(Boundaries boundaries, Geometry footprint, IReadOnlyList<CellRow> cells)
    {
        var prepared = PreparedGeometryFactory.Prepare(footprint);
        Point[] masts = [.. cells.Select(c => (c.Longitude, c.Latitude)).Distinct()
            .Select(c => footprint.Factory.CreatePoint(new Coordinate(c.Longitude, c.Latitude)))];
        var shares = new Dictionary<string, FootprintShare>(StringComparer.Ordinal);
        foreach (var area in boundaries.Hierarchy.Finest)
        {
            var polygon = boundaries.Geometry[area.PCode];
            if (prepared.Intersects(polygon))
            {
                Point[] own = [.. masts.Where(m => polygon.EnvelopeInternal.Contains(m.Coordinate) && polygon.Covers(m))];
                shares.Add(area.PCode, new(
                    SquareKilometres.Of(polygon), SquareKilometres.OfIntersection(polygon, footprint), own.Length, own.Count(prepared.Covers)));
            }
        }

        return shares;
    }

    /// <summary>The share of an area that is covered whole, because it was listed; masts are not looked at.</summary>
    public static FootprintShare Whole(Boundaries boundaries, string pcode)
    {
        var km2 = SquareKilometres.Of(boundaries.Geometry[pcode]);
        return new(km2, km2, 0, 0);
    }
}
