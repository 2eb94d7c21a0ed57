using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;

namespace Tideline.Server.Tests.Accounts;

/// <summary>An authenticator app (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits), written after the standard and not after the server.</summary>
internal static class Totp
{
    /// <param name="secret">Base32.</param>
    /// <param name="steps">How many codes after that of now.</param>
    public static string Code(string secret, int steps = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() / 30) + steps);
#pragma warning disable CA5350 // The standard, and every app, says SHA-1.
        var hash = HMACSHA1.HashData(Bytes(secret), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & 0x7fffffff) % 1_000_000;
        return code.ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.TrimEnd('=').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
