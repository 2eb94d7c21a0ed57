using System.IO.Compression;
using Tideline.Ingest.Rows;
using Tideline.Projects.Configuration;

namespace Tideline.Ingest.Reading;

/// <summary>Reads CSV and CSV.gz. A row that cannot be split is a malformed row, never the end of the file.</summary>
internal sealed class DelimitedSource : RowSource
{
    private readonly string _path;
    private readonly bool _compressed;
    private readonly LineReader _lines;
    private readonly DelimitedLayout _layout;
    private readonly FieldSplitter _splitter;
    private byte[]? _firstRow;
    private long _number;

    /// <exception cref="FileGateException">The file is empty, no text, or lacks a column.</exception>
    public DelimitedSource(string path, EventsFeed feed)
    {
        _path = path;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        Span<byte> magic = stackalloc byte[2];
        _compressed = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1f && magic[1] == 0x8b;
        file.Position = 0;
        _lines = new LineReader(_compressed ? new GZipStream(file, CompressionMode.Decompress) : file);
        try
        {
            if (!NextLine(out var first))
            {
                CheckWhole();
                throw new FileGateException("empty_file", "The file holds nothing. Deliver it again.");
            }

            if (first.StartsWith("\uFEFF"u8))
            {
                first = first[3..];
            }
            else if (first.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || first.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            {
                throw new FileGateException("wrong_encoding", "The file is UTF-16. Export it as UTF-8 CSV.");
            }

            _layout = DelimitedLayout.Find(first, feed);
            _splitter = new FieldSplitter(_layout.Delimiter);
            _firstRow = _layout.HasHeader ? null : first.ToArray();
        }
        catch
        {
            _lines.Dispose();
            throw;
        }
    }

    public override bool Next(out RawRow row)
    {
        ReadOnlySpan<byte> line;
        if (_firstRow is { } first)
        {
            line = first;
            _firstRow = null;
        }
        else if (!NextLine(out line))
        {
            CheckWhole();
            row = default;
            return false;
        }

        _number++;
        row = _splitter.TrySplit(ref line) && HasColumns(line)
            ? new RawRow
            {
                Number = _number,
                Subscriber = _splitter[line, _layout.Subscriber],
                Timestamp = _splitter[line, _layout.Timestamp],
                Cell = _splitter[line, _layout.Cell],
            }
            : new RawRow { Number = _number, IsMalformed = true };
        return true;
    }

    public override void Dispose() => _lines.Dispose();

    // Empty fields at the end are how some exports end a line; anything else more shifts the columns.
    private bool HasColumns(ReadOnlySpan<byte> line)
    {
        for (var i = _layout.Columns; i < _splitter.Count; i++)
        {
            if (!_splitter[line, i].IsEmpty)
            {
                return false;
            }
        }

        return _splitter.Count >= _layout.Columns;
    }

    // Blank lines are not rows.
    private bool NextLine(out ReadOnlySpan<byte> line)
    {
        try
        {
            while (_lines.Next(out line))
            {
                if (!line.IsEmpty)
                {
                    return true;
                }
            }

            return false;
        }
        catch (InvalidDataException)
        {
            throw new FileGateException("corrupt_gzip", "The compressed data are damaged. Deliver the file again.");
        }
    }

    private void CheckWhole()
    {
        if (_compressed && !GzipLength.Matches(_path, _lines.BytesRead))
        {
            throw new FileGateException("truncated_gzip", "The compressed file is cut short. Deliver it again, complete.");
        }
    }
}
