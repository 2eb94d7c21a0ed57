using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>B4 from its task: hashes undone by trying, and pseudonyms of two periods.</summary>
[Collection(nameof(OneCountry))]
public sealed class PseudonymTests(LearnTests.Country country)
{
    [Fact]
    public async Task Pseudonyms_made_by_the_task_are_right() => await country.Passes("B4", Pids());

    [Fact]
    public void The_given_examples_are_what_the_task_says() =>
        Assert.All(country.Table("pseudonyms/vectors.csv"), v => Assert.Equal(v["pid"], Pid(Key(int.Parse(v["period"], CultureInfo.InvariantCulture)), "course|msisdn|" + v["number"])));

    [Theory]
    [InlineData("number", "national_form")]
    [InlineData("number", "bare_number")]
    [InlineData("number", "plus_kept")]
    [InlineData("pid_1", "national_form")]
    [InlineData("pid_1", "other_period")]
    [InlineData("pid_1", "domain_left_out")]
    [InlineData("pid_2", "key_as_text")]
    [InlineData("pid_2", "key_in_front")]
    [InlineData("pid_2", "no_key")]
    [InlineData("pid_2", "last_half")]
    [InlineData("unlinkable", "one_key_for_all")]
    public void A_known_mistake_about_pseudonyms_is_named(string criterion, string misconception) => country.Names("B4", criterion, misconception, Pids(misconception));

    private IEnumerable<string> Pids(string? mistake = null)
    {
        var numbers = country.Once("B4", Numbers);
        yield return "hash,number,pid_1,pid_2";
        foreach (var hash in country.Table("pseudonyms/hashes.csv").Select(h => h["hash"]))
        {
            var number = numbers[hash];
            var written = mistake switch { "national_form" => "0" + number[2..], "bare_number" => number[2..], "plus_kept" => "+" + number, _ => number };
            var hashed = "course|msisdn|" + (mistake == "national_form" ? written : number);
            string[] pids = [.. ((int[])[1, 2]).Select(period => mistake switch
            {
                "other_period" => Pid(Key(3 - period), hashed),
                "one_key_for_all" => Pid(Key(1), hashed),
                "domain_left_out" => Pid(Key(period), number),
                "key_as_text" => Pid(Encoding.ASCII.GetBytes(KeyText(period)), hashed),
                "key_in_front" => Convert.ToHexStringLower(SHA256.HashData([.. Key(period), .. Encoding.ASCII.GetBytes(hashed)]))[..32],
                "no_key" => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(hashed)))[..32],
                "last_half" => Full(Key(period), hashed)[32..],
                _ => Pid(Key(period), hashed),
            })];
            yield return $"{hash},{written},{pids[0]},{pids[1]}";
        }
    }

    private Dictionary<string, string> Numbers()
    {
        var prefix = country.Table("pseudonyms/vectors.csv")[0]["number"][..6];
        var asked = country.Table("pseudonyms/hashes.csv").Select(h => h["hash"]).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, 1_000_000).Select(i => prefix + i.ToString("000000", CultureInfo.InvariantCulture))
            .Select(n => (Number: n, Hash: Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(n)))))
            .Where(n => asked.Contains(n.Hash)).ToDictionary(n => n.Hash, n => n.Number, StringComparer.Ordinal);
    }

    private string KeyText(int period) => country.Table("pseudonyms/keys.csv")[period - 1]["key"];

    private byte[] Key(int period) => Convert.FromHexString(KeyText(period));

    private static string Pid(byte[] key, string text) => Full(key, text)[..32];

    // HMAC from its definition, RFC 2104, for keys of at most a block.
    private static string Full(byte[] key, string text)
    {
        var padded = new byte[64];
        key.CopyTo(padded, 0);
        var inner = SHA256.HashData([.. padded.Select(b => (byte)(b ^ 0x36)), .. Encoding.ASCII.GetBytes(text)]);
        return Convert.ToHexStringLower(SHA256.HashData([.. padded.Select(b => (byte)(b ^ 0x5c)), .. inner]));
    }
}
