using System.Buffers.Binary;
using System.Globalization;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
using NetTopologySuite.Operation.Valid;

namespace Tideline.Projects.Reference;

/// <summary>Reads a shapefile, after its parts were held against each other: a file that was cut off would be read as a shorter one.</summary>
internal static class ShapefileParts
{
    private const int Magic = 9994;
    private const int Header = 100;
    private const int RecordHeader = 8;

    /// <returns>The features; and what was wrong with their rings, null where nothing was.</returns>
    /// <exception cref="InvalidDataException">The parts do not fit each other.</exception>
    public static (Feature[] Features, string? Remark) Read(string file)
    {
        var shapes = Shapes(file);
        var rows = Rows(Path.ChangeExtension(file, ".dbf"));
        if (shapes != rows)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{shapes} shapes but {rows} rows of attributes"));
        }

        try
        {
            var strict = Shapefile.ReadAllFeatures(file);
            if (!Array.Exists(strict, f => f.Geometry is Polygon or MultiPolygon && new IsValidOp(f.Geometry).ValidationError?.ErrorType == TopologyValidationErrors.NestedShells))
            {
                return (strict, null);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Rings that are wound against the rule of the format, or cross; whatever else it is fails again.
        }

        return (ByEvenAndOdd(file), "has rings that cross or are wound against the rule of the format; what lies within an odd number of rings of a shape was taken as inside");
    }

    /// <summary>Polygons whatever way their rings are wound: what lies within an odd number of rings is inside.</summary>
    private static Feature[] ByEvenAndOdd(string file)
    {
        var features = Shapefile.ReadAllFeatures(file, new ShapefileReaderOptions { GeometryBuilderMode = GeometryBuilderMode.IgnoreInvalidShapes });
        var shapes = ShapefileRings.Read(file);
        if (features.Length != shapes.Count)
        {
            throw new InvalidDataException("its shapes cannot be told apart");
        }

        foreach (var (feature, rings) in features.Zip(shapes))
        {
            // A single ring is left as it is, for its faults to be told.
            feature.Geometry = rings switch
            {
                [] => null,
                [var ring] => ring,
                _ => PolygonRepair.EvenOdd(rings),
            };
        }

        return features;
    }

    /// <summary>Number of shapes, each where the one before says that it begins.</summary>
    private static int Shapes(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> header = stackalloc byte[Header];
        if (stream.Length < Header || stream.ReadAtLeast(header, Header, throwOnEndOfStream: false) < Header || BinaryPrimitives.ReadInt32BigEndian(header) != Magic)
        {
            throw new InvalidDataException("no shapefile");
        }

        // Lengths are in words of 16 bits.
        if (2L * BinaryPrimitives.ReadInt32BigEndian(header[24..]) != stream.Length)
        {
            throw new InvalidDataException("it is cut off, or longer than it says");
        }

        var count = 0;
        while (stream.Position < stream.Length)
        {
            var record = header[..RecordHeader];
            var length = stream.ReadAtLeast(record, RecordHeader, throwOnEndOfStream: false) < RecordHeader ? -1 : 2L * BinaryPrimitives.ReadInt32BigEndian(record[4..]);
            if (length < 4 || stream.Position + length > stream.Length)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"shape {count + 1} is damaged"));
            }

            stream.Position += length;
            count++;
        }

        return count;
    }

    private static int Rows(string file)
    {
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"{Path.GetFileName(file)} is not beside it");
        }

        using var stream = File.OpenRead(file);
        Span<byte> header = stackalloc byte[12];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)} is cut off");
        }

        var rows = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        var least = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) + ((long)rows * BinaryPrimitives.ReadUInt16LittleEndian(header[10..]));
        return rows >= 0 && stream.Length >= least ? rows : throw new InvalidDataException($"{Path.GetFileName(file)} is cut off");
    }
}
