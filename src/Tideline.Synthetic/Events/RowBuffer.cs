using System.Buffers.Text;

namespace Tideline.Synthetic.Events;

/// <summary>UTF-8 text that is handed to a stream whenever it is nearly full.</summary>
internal sealed class RowBuffer
{
    private const int Headroom = 4_096;
    private readonly byte[] _bytes = new byte[1 << 18];
    private int _used;

    public void Text(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_bytes.AsSpan(_used));
        _used += text.Length;
    }

    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_used), out var written);
        _used += written;
    }

    public void TwoDigits(int number)
    {
        _bytes[_used++] = (byte)('0' + (number / 10));
        _bytes[_used++] = (byte)('0' + (number % 10));
    }

    /// <summary>Call between rows; a row must be shorter than the headroom.</summary>
    public void FlushIfFull(Stream to)
    {
        if (_used > _bytes.Length - Headroom)
        {
            Flush(to);
        }
    }

    public void Flush(Stream to)
    {
        to.Write(_bytes, 0, _used);
        _used = 0;
    }
}
