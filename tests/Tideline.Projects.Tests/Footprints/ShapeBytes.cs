using System.Buffers.Binary;

namespace Tideline.Projects.Tests.Footprints;

/// <summary>Changes the bytes of a .shp whose first record is a polygon (ESRI Shapefile Technical Description, 1998).</summary>
internal static class ShapeBytes
{
    private const int FirstRecord = 100;
    private const int Content = FirstRecord + 8;

    /// <summary>Turns the order of the points of a ring of the first polygon.</summary>
    public static void Reverse(string file, int ring)
    {
        var bytes = File.ReadAllBytes(file);
        var parts = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Content + 36));
        var points = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Content + 40));
        int Start(int part) => part == parts ? points : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Content + 44 + (4 * part)));
        var first = Content + 44 + (4 * parts);
        var all = bytes.AsSpan(first + (16 * Start(ring)), 16 * (Start(ring + 1) - Start(ring))).ToArray();
        all.Chunk(16).Reverse().SelectMany(p => p).ToArray().CopyTo(bytes, first + (16 * Start(ring)));
        File.WriteAllBytes(file, bytes);
    }
}
