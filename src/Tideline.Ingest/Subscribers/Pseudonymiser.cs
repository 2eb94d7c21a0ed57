using System.Buffers.Binary;
using System.Security.Cryptography;
using Tideline.Ingest.Rows;
using Tideline.Projects.Configuration;

namespace Tideline.Ingest.Subscribers;

/// <summary>
/// Gives the pseudonym of an identity: the first 64 bits of HMAC-SHA-256 under the project's key, over a text that
/// names the kind of identity first, so that an id and a number of the same digits differ. With 10^8 subscribers the
/// odds that any two share a pseudonym are below 3 in 10,000 (birthday bound).
/// </summary>
/// <remarks>Each distinct identity is hashed once while it stays in a cache of bounded size. Not for several threads.</remarks>
internal sealed class Pseudonymiser : IDisposable
{
    // At most about 60 bytes an entry while the table grows.
    private const int NumbersKept = 2_500_000;

    // About 100 bytes an entry.
    private const int TextsKept = 1_500_000;

    private readonly IncrementalHash _hmac;
    private readonly byte[] _domain;
    private readonly bool _areNumbers;
    private readonly Dictionary<ulong, ulong> _numbers = [];
    private readonly Dictionary<byte[], ulong> _texts = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], ulong>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public Pseudonymiser(PseudonymKey key, SubscriberKind kind)
    {
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes);
        _areNumbers = kind == SubscriberKind.Msisdn;
        _domain = kind switch
        {
            SubscriberKind.Msisdn => "tideline|subscriber|msisdn|"u8.ToArray(),
            SubscriberKind.Opaque => "tideline|subscriber|opaque|"u8.ToArray(),
        };
        _lookup = _texts.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <param name="identity">Of an <c>msisdn</c>: the digits that <see cref="Msisdn"/> gives.</param>
    public ulong Pseudonym(ReadOnlySpan<byte> identity)
    {
        if (_areNumbers)
        {
            return OfNumber(identity);
        }

        if (_lookup.TryGetValue(identity, out var pseudonym))
        {
            return pseudonym;
        }

        if (_texts.Count >= TextsKept)
        {
            _texts.Clear();
        }

        return _lookup[identity] = Hash(identity);
    }

    public void Dispose()
    {
        _hmac.Dispose();
        _numbers.Clear();
        _texts.Clear();
    }

    // Digits of which the first is no zero: as a number they are one identity still.
    private ulong OfNumber(ReadOnlySpan<byte> digits)
    {
        var number = 0UL;
        foreach (var digit in digits)
        {
            number = (number * 10) + digit - (byte)'0';
        }

        if (_numbers.TryGetValue(number, out var pseudonym))
        {
            return pseudonym;
        }

        if (_numbers.Count >= NumbersKept)
        {
            _numbers.Clear();
        }

        return _numbers[number] = Hash(digits);
    }

    private ulong Hash(ReadOnlySpan<byte> identity)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _hmac.AppendData(_domain);
        _hmac.AppendData(identity);
        _hmac.GetHashAndReset(hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
