using System.Buffers.Binary;
using System.Security.Cryptography;
using Tideline.Domain.Disclosure.Privacy;

namespace Tideline.Release.Privacy;

/// <summary>Bits from the system's cryptographic source. Nobody keeps them: what they were used for is in the ledger.</summary>
public sealed class CryptographicBits : IBitSource
{
    private readonly byte[] _buffer = new byte[4096];
    private int _used = 4096;

    public ulong Take(int bits)
    {
        if (_used == _buffer.Length)
        {
            RandomNumberGenerator.Fill(_buffer);
            _used = 0;
        }

        // A word a draw wastes bits, and no two draws share any.
        var word = BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(_used, sizeof(ulong)));
        _used += sizeof(ulong);
        return word >> (64 - bits);
    }
}
