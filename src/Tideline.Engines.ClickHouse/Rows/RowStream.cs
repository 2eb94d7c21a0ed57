using System.Buffers.Binary;
using System.Text;
using ClickHouse.Driver.ADO;
using Tideline.Domain;
using Tideline.Engines.ClickHouse.Connection;

namespace Tideline.Engines.ClickHouse.Rows;

/// <summary>A server's binary answer, read in pieces. A shard that falls silent in the middle has failed.</summary>
internal sealed class RowStream(
    ClickHouseRawResult result, Stream stream, TimeSpan silence, Func<Exception, EngineException> failure, CancellationToken cancellation) : IDisposable
{
    private const int Size = 1 << 18;

    private byte[] _buffer = new byte[Size];
    private int _at;
    private int _end;

    /// <summary>Whether the answer is read to its end.</summary>
    public bool Ended => _at == _end && !Fill(1);

    /// <summary>The next bytes; valid until the next call.</summary>
    /// <exception cref="EngineException">The answer ends before.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (_end - _at < count && !Fill(count))
        {
            throw failure(new EndOfStreamException());
        }

        _at += count;
        return _buffer.AsSpan(_at - count, count);
    }

    /// <summary>A number of 7 bits a byte, as lengths are written.</summary>
    public int Length()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value <= int.MaxValue ? (int)value : throw failure(new InvalidDataException());
            }
        }

        throw failure(new InvalidDataException());
    }

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public string Text() => Encoding.UTF8.GetString(Take(Length()));

    public void Dispose()
    {
        stream.Dispose();
        result.Dispose();
    }

    private bool Fill(int count)
    {
        if (count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(count, 2 * _buffer.Length));
        }

        _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
        (_at, _end) = (0, _end - _at);
        while (_end < count)
        {
            var read = ReadAsync().GetAwaiter().GetResult();
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }

    private async Task<int> ReadAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(silence);
        try
        {
            return await stream.ReadAsync(_buffer.AsMemory(_end), patience.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw ShardFailure.Ended(cancellation);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            throw failure(e);
        }
    }
}
