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
    // About 100 bytes an entry: 150 MB at most for each thread.
    private const int CacheLimit = 1_500_000;

    private readonly IncrementalHash _hmac;
    private readonly byte[] _domain;
    private readonly Dictionary<byte[], ulong> _known = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], ulong>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public Pseudonymiser(PseudonymKey key, SubscriberKind kind)
    {
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes);
        _domain = kind switch
        {
            SubscriberKind.Msisdn => "tideline|subscriber|msisdn|"u8.ToArray(),
            SubscriberKind.Opaque => "tideline|subscriber|opaque|"u8.ToArray(),
        };
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public ulong Pseudonym(ReadOnlySpan<byte> identity)
    {
        if (_lookup.TryGetValue(identity, out var pseudonym))
        {
            return pseudonym;
        }

        if (_known.Count >= CacheLimit)
        {
            _known.Clear();
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _hmac.AppendData(_domain);
        _hmac.AppendData(identity);
        _hmac.GetHashAndReset(hash);
        pseudonym = BinaryPrimitives.ReadUInt64BigEndian(hash);
        _lookup[identity] = pseudonym;
        return pseudonym;
    }

    public void Dispose()
    {
        _hmac.Dispose();
        _known.Clear();
    }
}
