using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace Tideline.Projects.Reference;

/// <summary>Reads the rings of polygons of a .shp as they stand, whatever way they are wound (ESRI Shapefile Technical Description, 1998).</summary>
internal static class ShapefileRings
{
    private const int Header = 100;
    private const int RecordHeader = 8;
    private const int Box = 36;

    private static readonly GeometryFactory _factory = new(new PrecisionModel(), 4326);

    /// <returns>For each shape a polygon for each of its rings; none for a shape without geometry.</returns>
    /// <exception cref="InvalidDataException">A shape is no polygon, or its numbers cannot be.</exception>
    public static IReadOnlyList<IReadOnlyList<Polygon>> Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var shapes = new List<IReadOnlyList<Polygon>>();
        for (var at = Header; at < bytes.Length;)
        {
            var length = 2 * BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 4));
            shapes.Add(Rings(bytes.AsSpan(at + RecordHeader, length)));
            at += RecordHeader + length;
        }

        return shapes;
    }

    private static List<Polygon> Rings(ReadOnlySpan<byte> shape)
    {
        // Polygon, and with heights or measures, which stand behind the points.
        var kind = BinaryPrimitives.ReadInt32LittleEndian(shape);
        if (kind is not (5 or 15 or 25))
        {
            return kind == 0 ? [] : throw new InvalidDataException("it holds shapes that are no polygons");
        }

        var (parts, points) = (BinaryPrimitives.ReadInt32LittleEndian(shape[Box..]), BinaryPrimitives.ReadInt32LittleEndian(shape[(Box + 4)..]));
        if (parts < 0 || points < 0 || Box + 8 + (4L * parts) + (16L * points) > shape.Length)
        {
            throw new InvalidDataException("a shape has more points than it has room for");
        }

        var rings = new List<Polygon>();
        for (var part = 0; part < parts; part++)
        {
            var first = BinaryPrimitives.ReadInt32LittleEndian(shape[(Box + 8 + (4 * part))..]);
            var next = part + 1 < parts ? BinaryPrimitives.ReadInt32LittleEndian(shape[(Box + 12 + (4 * part))..]) : points;
            if (first < 0 || next > points || next - first < 4)
            {
                throw new InvalidDataException("a ring of a shape has fewer than four points");
            }

            var ring = new Coordinate[next - first];
            for (var i = 0; i < ring.Length; i++)
            {
                var place = shape[(Box + 8 + (4 * parts) + (16 * (first + i)))..];
                ring[i] = new(BinaryPrimitives.ReadDoubleLittleEndian(place), BinaryPrimitives.ReadDoubleLittleEndian(place[8..]));
            }

            if (!ring[0].Equals2D(ring[^1]))
            {
                throw new InvalidDataException("a ring of a shape is not closed");
            }

            rings.Add(_factory.CreatePolygon(ring));
        }

        return rings;
    }
}
