using System.Security.Cryptography;
using System.Text;

namespace Tideline.Learning.Exercises;

/// <summary>The pseudonym that B4 asks for, and what known mistakes make of it. Hexadecimal, lower case.</summary>
internal static class KeyedPids
{
    private const string Domain = "course|msisdn|";
    private const int Digits = 32;

    /// <summary>The first 128 bits of HMAC-SHA-256 under the key, over the domain and the number.</summary>
    public static string Right(byte[] key, string number) => Hex(HMACSHA256.HashData(key, Bytes(Domain + number)))[..Digits];

    public static string WithoutDomain(byte[] key, string number) => Hex(HMACSHA256.HashData(key, Bytes(number)))[..Digits];

    /// <summary>The hexadecimal text of the key taken for the key.</summary>
    public static string KeyAsText(byte[] key, string number) => Hex(HMACSHA256.HashData(Bytes(Hex(key)), Bytes(Domain + number)))[..Digits];

    /// <summary>A plain hash over the key and what follows it.</summary>
    public static string KeyInFront(byte[] key, string number) => Hex(SHA256.HashData([.. key, .. Bytes(Domain + number)]))[..Digits];

    public static string NoKey(string number) => Hex(SHA256.HashData(Bytes(Domain + number)))[..Digits];

    public static string LastHalf(byte[] key, string number) => Hex(HMACSHA256.HashData(key, Bytes(Domain + number)))[^Digits..];

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
