using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Tideline.Domain;

namespace Tideline.Proof.Haiti;

/// <summary>
/// Haiti as a map of tiles: a hexagon of about 200 km² for each commune, in blocks by department that lie about as the departments do. It is drawn by
/// hand and holds no boundary: where a commune lies within its department is the order of its p-code.
/// </summary>
internal sealed class TileMap
{
    // Kilometres between the middles of neighbouring tiles, and what a degree is at the middle latitude.
    private const double Spacing = 15.1;
    private const double KilometresOfLongitude = 105.3;
    private const double KilometresOfLatitude = 111.3;
    private const double West = -74.45;
    private const double North = 19.95;

    // Row, first column, columns; rows from the north, odd ones half a tile to the east.
    private static readonly Dictionary<string, (int Row, int From, int Count)[]> _blocks = new(StringComparer.Ordinal)
    {
        ["HT01"] = [(7, 12, 3), (8, 13, 3), (9, 9, 2), (9, 14, 5), (10, 13, 4), (11, 11, 3)],
        ["HT02"] = [(11, 14, 5), (12, 13, 5)],
        ["HT03"] = [(1, 12, 3), (2, 12, 4), (3, 12, 5), (4, 13, 5), (5, 15, 2)],
        ["HT04"] = [(1, 15, 3), (2, 16, 4), (3, 17, 3), (4, 18, 3)],
        ["HT05"] = [(2, 11, 1), (3, 10, 2), (4, 10, 3), (5, 10, 5), (6, 11, 4)],
        ["HT06"] = [(5, 17, 2), (6, 15, 4), (7, 15, 4), (8, 16, 2)],
        ["HT07"] = [(12, 3, 2), (13, 1, 9), (14, 2, 6), (15, 5, 1)],
        ["HT08"] = [(10, 2, 5), (11, 0, 6), (12, 1, 2)],
        ["HT09"] = [(0, 10, 2), (1, 7, 5), (2, 8, 3)],
        ["HT10"] = [(11, 6, 5), (12, 5, 6)],
    };

    private readonly Dictionary<string, (int Row, int Column)> _tiles = new(StringComparer.Ordinal);

    /// <exception cref="InputRefusedException">A department has more communes than tiles, or is not known.</exception>
    public TileMap(IReadOnlyList<Commune> communes)
    {
        foreach (var department in communes.GroupBy(c => c.Department, StringComparer.Ordinal))
        {
            var tiles = _blocks.GetValueOrDefault(department.Key, []).SelectMany(b => Enumerable.Range(b.From, b.Count).Select(column => (b.Row, column))).ToList();
            if (tiles.Count < department.Count())
            {
                throw new InputRefusedException(
                    $"Department {department.Key} has {department.Count()} communes, and the tile map has {tiles.Count} tiles for it: it was drawn for DTM's communes of 2025. Nothing was written.");
            }

            foreach (var (tile, commune) in tiles.Zip(department.OrderBy(c => c.PCode, StringComparer.Ordinal)))
            {
                _tiles[commune.PCode] = tile;
            }
        }
    }

    /// <summary>The hexagon of a commune, WGS 84. Neighbours share their corners to the last digit.</summary>
    public Polygon Tile(string pcode)
    {
        var (row, column) = _tiles[pcode];
        // In half tiles to the east, and in half radii to the south.
        var (east, south) = ((2 * column) + (row % 2) + 1, 3 * row);
        (int East, int South)[] corners = [(0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2)];
        return new(new([.. corners.Select(c => Point(east + c.East, south + c.South))]));
    }

    /// <summary>Several tiles as one area.</summary>
    public Geometry Union(IEnumerable<string> pcodes) => OverlayNGRobust.Union([.. pcodes.Select(Tile)]);

    /// <summary>A point within a tile.</summary>
    /// <param name="east">Kilometres from its middle, at most 4.</param>
    /// <param name="north">Kilometres from its middle, at most 4.</param>
    public Coordinate Within(string pcode, double east, double north)
    {
        var middle = Tile(pcode).Centroid.Coordinate;
        return new(Rounded(middle.X + (east / KilometresOfLongitude)), Rounded(middle.Y + (north / KilometresOfLatitude)));
    }

    private static Coordinate Point(int halfTiles, int halfRadii) => new(
        Rounded(West + (halfTiles * Spacing / 2 / KilometresOfLongitude)),
        Rounded(North - (halfRadii * Spacing / Math.Sqrt(3) / 2 / KilometresOfLatitude)));

    private static double Rounded(double degrees) => Math.Round(degrees, 6);
}
