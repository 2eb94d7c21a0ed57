using System.Buffers.Binary;

namespace Tideline.Engines.ClickHouse.Rows;

/// <summary>Reads one value of a type as a server writes it in RowBinary.</summary>
internal delegate object ReadValue(RowStream stream);

internal static class ColumnReader
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <param name="type">As the server names it. Whole numbers become long (UInt64: ulong), dates DateOnly, instants
    /// DateTime (UTC), arrays of whole numbers a list; a missing value is DBNull.</param>
    /// <exception cref="NotSupportedException">No step has such a column.</exception>
    public static ReadValue Of(string type) => type switch
    {
        "UInt8" => s => (long)s.Take(1)[0],
        "UInt16" => s => (long)BinaryPrimitives.ReadUInt16LittleEndian(s.Take(2)),
        "UInt32" => s => (long)BinaryPrimitives.ReadUInt32LittleEndian(s.Take(4)),
        "UInt64" => s => s.UInt64(),
        "Int8" => s => (long)(sbyte)s.Take(1)[0],
        "Int16" => s => (long)BinaryPrimitives.ReadInt16LittleEndian(s.Take(2)),
        "Int32" => s => (long)BinaryPrimitives.ReadInt32LittleEndian(s.Take(4)),
        "Int64" => s => s.Int64(),
        "Float64" => s => BinaryPrimitives.ReadDoubleLittleEndian(s.Take(8)),
        "String" => s => s.Text(),
        "Date" => s => Epoch.AddDays(BinaryPrimitives.ReadUInt16LittleEndian(s.Take(2))),
        "DateTime" => Instant,
        _ when Inner(type, "DateTime") is not null => Instant,
        _ when Inner(type, "LowCardinality") is { } inner => Of(inner),
        _ when Inner(type, "Nullable") is { } inner => Nullable(Of(inner)),
        "Array(Int64)" => s => Numbers(s),
        _ => throw new NotSupportedException($"No step has a column of type '{type}'."),
    };

    /// <summary>An array of 64-bit numbers.</summary>
    public static List<long> Numbers(RowStream stream)
    {
        var count = stream.Length();
        var numbers = new List<long>(count);
        for (var i = 0; i < count; i++)
        {
            numbers.Add(stream.Int64());
        }

        return numbers;
    }

    private static object Instant(RowStream stream) => DateTime.UnixEpoch.AddSeconds(BinaryPrimitives.ReadUInt32LittleEndian(stream.Take(4)));

    private static ReadValue Nullable(ReadValue value) => s => s.Take(1)[0] == 1 ? DBNull.Value : value(s);

    private static string? Inner(string type, string outer) =>
        type.StartsWith(outer + "(", StringComparison.Ordinal) ? type[(outer.Length + 1)..^1] : null;
}
