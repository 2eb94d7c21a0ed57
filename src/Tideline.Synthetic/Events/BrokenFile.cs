using System.Buffers.Binary;
using System.IO.Compression;

namespace Tideline.Synthetic.Events;

/// <summary>A transfer that broke off: a gzip file that ends within its data. The bytes are the same on every machine,
/// because the one block that remains is stored, not compressed.</summary>
internal static class BrokenFile
{
    private const int StoredBytes = 40_000;
    private static readonly byte[] _header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    /// <summary>Leaves the first part of a file's text, announced as one block of which a third is lacking.</summary>
    public static void Cut(string path)
    {
        var text = new byte[StoredBytes];
        int length;
        using (var whole = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
        {
            length = whole.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        }

        // A stored block: its kind, its length, the length's complement, the bytes.
        var block = new byte[5];
        block[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(3), (ushort)~length);
        using var cut = File.Create(path);
        cut.Write(_header);
        cut.Write(block);
        cut.Write(text, 0, length * 2 / 3);
    }
}
