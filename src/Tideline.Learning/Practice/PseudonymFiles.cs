using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tideline.Learning.Checks;
using Tideline.Learning.Exercises;

namespace Tideline.Learning.Practice;

/// <summary>B4: plain hashes of numbers, the keys of two periods, and pseudonyms to try a program on.</summary>
internal static class PseudonymFiles
{
    public const string Hashes = "pseudonyms/hashes.csv";
    public const string Keys = "pseudonyms/keys.csv";
    public const string Vectors = "pseudonyms/vectors.csv";
    public const string Truth = PracticeCountry.Truth + "/hashes.csv";
    private const int Count = 1_000;
    private const int Space = 1_000_000;
    private const int Tried = 5;

    public static void Write(string folder, ulong seed)
    {
        var draws = new PracticeDraws(seed, "pseudonyms");
        var prefix = FormattableString.Invariant($"923{draws.Below(4)}{draws.Below(10)}{draws.Below(10)}");
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        while (numbers.Count < Count + Tried)
        {
            numbers.Add(prefix + draws.Below(Space).ToString("000000", CultureInfo.InvariantCulture));
        }

        string[] hashed = [.. numbers.Take(Count)];
        var keys = new[] { Key(draws), Key(draws) };
        PracticeTable.Write(folder, Keys, "period,key", keys.Select((k, i) => FormattableString.Invariant($"{i + 1},{Convert.ToHexStringLower(k)}")));
        PracticeTable.Write(folder, Vectors, "period,number,pid", numbers.Skip(Count).SelectMany(n => keys.Select((k, i) => FormattableString.Invariant($"{i + 1},{n},{KeyedPids.Right(k, n)}"))));
        var pairs = hashed.Select(n => (Number: n, Hash: Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(n))))).OrderBy(p => p.Hash, StringComparer.Ordinal).ToArray();
        PracticeTable.Write(folder, Hashes, "hash", pairs.Select(p => p.Hash));
        PracticeTable.Write(folder, Truth, "hash,number", pairs.Select(p => p.Hash + "," + p.Number));
    }

    private static byte[] Key(PracticeDraws draws) => [.. Enumerable.Range(0, 32).Select(_ => (byte)draws.Below(256))];
}
