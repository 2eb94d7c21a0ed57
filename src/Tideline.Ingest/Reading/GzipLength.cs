using System.Buffers.Binary;
using System.IO.Compression;

namespace Tideline.Ingest.Reading;

/// <summary>
/// Tells a gzip file that was cut short. The platform's reader takes the end of the file for the end of the data, so
/// the length that stands in each member's last four bytes (RFC 1952) is compared with what came out.
/// </summary>
internal static class GzipLength
{
    private const int SmallestMember = 18;

    /// <param name="path">The compressed file.</param>
    /// <param name="length">Bytes that came out of it.</param>
    public static bool Matches(string path, long length)
    {
        using var file = File.OpenRead(path);
        if (file.Length < SmallestMember)
        {
            return false;
        }

        Span<byte> last = stackalloc byte[4];
        file.Position = file.Length - 4;
        file.ReadExactly(last);
        return BinaryPrimitives.ReadUInt32LittleEndian(last) == (uint)length || EveryMemberIsWhole(path);
    }

    // Concatenated members (cat a.gz b.gz) each carry their own length. A member's start is recognised by its magic,
    // which may occur by chance inside another: then the length before it does not fit, and the search goes on.
    private static bool EveryMemberIsWhole(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var start = 0;
        for (var from = SmallestMember; start < bytes.Length;)
        {
            var next = from >= bytes.Length ? -1 : bytes.AsSpan(from).IndexOf((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]);
            var end = next < 0 ? bytes.Length : from + next;
            if (IsWhole(bytes, start, end))
            {
                start = end;
            }
            else if (end == bytes.Length)
            {
                return false;
            }

            from = end + 1;
        }

        return true;
    }

    private static bool IsWhole(byte[] bytes, int start, int end)
    {
        if (end - start < SmallestMember)
        {
            return false;
        }

        try
        {
            using var member = new GZipStream(new MemoryStream(bytes, start, end - start), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            var length = 0L;
            for (int read; (read = member.Read(buffer)) > 0;)
            {
                length += read;
            }

            return BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(end - 4)) == (uint)length;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
