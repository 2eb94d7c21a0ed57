namespace Tideline.Ingest.Reading;

/// <summary>
/// Splits one line into fields. A record never spans lines: an operator's records hold no line breaks, and a stray
/// quote must not swallow the rows after it.
/// </summary>
internal sealed class FieldSplitter(byte delimiter)
{
    private const byte Quote = (byte)'"';
    private byte[] _unquoted = new byte[256];
    private Range[] _fields = new Range[64];

    /// <summary>Fields found by the last call.</summary>
    public int Count { get; private set; }

    /// <summary>A field of the line last split.</summary>
    /// <param name="line">What <see cref="TrySplit"/> gave back.</param>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> line, int field] => line[_fields[field]];

    /// <summary>False where a quoted field is not closed or is followed by more text.</summary>
    /// <param name="line">The line; replaced by a copy without quotes where it has any.</param>
    public bool TrySplit(ref ReadOnlySpan<byte> line)
    {
        Count = 0;
        if (line.Contains(Quote) && !TryUnquote(ref line))
        {
            return false;
        }

        if (Count > 0)
        {
            return true;
        }

        var from = 0;
        while (true)
        {
            var length = line[from..].IndexOf(delimiter);
            if (length < 0)
            {
                Add(from, line.Length);
                return true;
            }

            Add(from, from + length);
            from += length + 1;
        }
    }

    private bool TryUnquote(ref ReadOnlySpan<byte> line)
    {
        if (_unquoted.Length < line.Length)
        {
            _unquoted = new byte[line.Length * 2];
        }

        var to = 0;
        for (var at = 0; ;)
        {
            var from = to;
            if (at < line.Length && line[at] == Quote)
            {
                for (at++; ; at++)
                {
                    if (at >= line.Length)
                    {
                        return false;
                    }

                    if (line[at] == Quote && ++at is var next && (next >= line.Length || line[next] != Quote))
                    {
                        break;
                    }

                    _unquoted[to++] = line[at];
                }
            }
            else
            {
                for (; at < line.Length && line[at] != delimiter; at++)
                {
                    _unquoted[to++] = line[at];
                }
            }

            Add(from, to);
            if (at >= line.Length)
            {
                line = _unquoted.AsSpan(0, to);
                return true;
            }

            if (line[at++] != delimiter)
            {
                return false;
            }
        }
    }

    private void Add(int from, int to)
    {
        if (Count == _fields.Length)
        {
            Array.Resize(ref _fields, Count * 2);
        }

        _fields[Count++] = from..to;
    }
}
