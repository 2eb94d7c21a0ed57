using NetTopologySuite.Geometries;

namespace Tideline.Server.Maps.Topologies;

/// <summary>A point of the grid that boundaries are rounded to.</summary>
internal readonly record struct GridPoint(int X, int Y) : IComparable<GridPoint>
{
    public int CompareTo(GridPoint other) => X != other.X ? X.CompareTo(other.X) : Y.CompareTo(other.Y);
}

/// <summary>A grid over a map: neighbours that meet in the file meet on it.</summary>
internal sealed record Grid(double West, double South, double StepX, double StepY)
{
    /// <summary>Points along each side; about ten metres where the map is as wide as Pakistan.</summary>
    public const int Points = 100_000;

    public static Grid Over(Envelope map) => new(
        map.MinX, map.MinY, Math.Max(map.Width, 1e-9) / (Points - 1), Math.Max(map.Height, 1e-9) / (Points - 1));

    public GridPoint Of(Coordinate c) => new((int)Math.Round((c.X - West) / StepX), (int)Math.Round((c.Y - South) / StepY));
}
