namespace Tideline.Ingest.Reading;

/// <summary>Cuts a stream into lines of bytes without copying them.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    private const int LongestLine = 16 << 20;
    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>Bytes taken from the stream so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The next line without its line end; it lives until the next call.</summary>
    /// <exception cref="FileGateException">The bytes are no text.</exception>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var window = _buffer.AsSpan(_start, _end - _start);
            var length = window[searched..].IndexOf((byte)'\n');
            if (length >= 0)
            {
                length += searched;
                _start += length + 1;
                line = TrimReturn(window[..length]);
                return true;
            }

            if (_atEnd)
            {
                _start = _end;
                line = TrimReturn(window);
                return !window.IsEmpty;
            }

            searched = window.Length;
            Fill();
        }
    }

    public void Dispose() => stream.Dispose();

    private static ReadOnlySpan<byte> TrimReturn(ReadOnlySpan<byte> line) => line is [.. var text, (byte)'\r'] ? text : line;

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestLine)
            {
                throw new FileGateException("wrong_encoding", "A line is longer than 16 MB: this is no table of records. Export it as UTF-8 CSV.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        // UTF-16 and binary files hold zero bytes, text in UTF-8 or Latin-1 never does.
        if (_buffer.AsSpan(_end, read).Contains((byte)0))
        {
            throw new FileGateException("wrong_encoding", "The file is not UTF-8 or Latin-1 text (perhaps UTF-16). Export it as UTF-8 CSV.");
        }

        BytesRead += read;
        _end += read;
        _atEnd = read == 0;
    }
}
