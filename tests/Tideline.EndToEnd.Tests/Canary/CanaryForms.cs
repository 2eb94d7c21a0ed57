using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tideline.EndToEnd.Tests.Canary;

/// <summary>One way in which a subscriber could surface.</summary>
/// <param name="Name">For messages, which never quote the value.</param>
/// <param name="Bytes">What to look for in a file.</param>
/// <param name="Text">The same where it is text, for columns of text; null where it is not.</param>
internal sealed record CanaryForm(string Name, byte[] Bytes, string? Text);

/// <summary>Every way in which a subscriber could surface: the number as text, number, code and hash, or the pseudonym.</summary>
internal static class CanaryForms
{
    /// <summary>Of a hash so much is looked for: whoever shortens it to 64 bits is found too, and chance is not.</summary>
    private const int BytesOfHash = 8;

    // 60 of 64 bits; the eleventh character of eight bytes depends on what follows.
    private const int CharactersOfHash = 10;

    /// <param name="callingCode">Digits of the country.</param>
    /// <param name="national">Digits behind it.</param>
    public static IReadOnlyList<CanaryForm> OfNumber(string callingCode, string national)
    {
        (string Name, string Text)[] writings =
        [
            ("E.164 without +", callingCode + national),
            ("E.164", $"+{callingCode}{national}"),
            ("national with 0", $"0{national}"),
            ("national", national),
        ];
        List<CanaryForm> forms = [];
        foreach (var (name, text) in writings)
        {
            var utf8 = Encoding.ASCII.GetBytes(text);
            forms.Add(OfText(name, text));
            forms.Add(new CanaryForm($"{name}, UTF-16LE", Encoding.Unicode.GetBytes(text), null));
            forms.Add(new CanaryForm($"{name}, UTF-16BE", Encoding.BigEndianUnicode.GetBytes(text), null));
            forms.AddRange(Hex($"{name}, hexadecimal of its text", utf8));
            forms.AddRange(Base64(name, utf8));
            forms.AddRange(Hashed($"SHA-256 of {name}", SHA256.HashData(utf8)));
#pragma warning disable CA5350, CA5351 // Weak hashes are just what somebody may have used.
            forms.AddRange(Hashed($"SHA-1 of {name}", SHA1.HashData(utf8)));
            forms.AddRange(Hashed($"MD5 of {name}", MD5.HashData(utf8)));
#pragma warning restore CA5350, CA5351
        }

        // The last groups of the E.164 number are those of the national one.
        var thousands = ulong.Parse(national, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
        forms.Add(OfText("in thousands", thousands));
        forms.Add(OfText("in thousands with points", thousands.Replace(',', '.')));
        forms.AddRange(Integer("E.164 as integer", ulong.Parse(callingCode + national, CultureInfo.InvariantCulture)));
        forms.AddRange(Integer("national as integer", ulong.Parse(national, CultureInfo.InvariantCulture)));
        return forms;
    }

    /// <param name="key">The 32 bytes of the pseudonym key.</param>
    /// <param name="digits">The number as E.164 without +.</param>
    /// <remarks>Worked out here anew, as docs/adr/0002-64-bit-pseudonyms.md has it.</remarks>
    public static ulong Pseudonym(byte[] key, string digits) =>
        BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes("tideline|subscriber|msisdn|" + digits)));

    public static IReadOnlyList<CanaryForm> OfPseudonym(ulong pseudonym) =>
    [
        OfText("pseudonym, decimal", pseudonym.ToString(CultureInfo.InvariantCulture)),
        OfText("pseudonym, signed decimal", unchecked((long)pseudonym).ToString(CultureInfo.InvariantCulture)),
        .. Hashed("pseudonym", BigEndian(pseudonym)),
        .. Hashed("pseudonym, little-endian", LittleEndian(pseudonym)),
    ];

    private static CanaryForm OfText(string name, string text) => new(name, Encoding.ASCII.GetBytes(text), text);

    private static IEnumerable<CanaryForm> Integer(string name, ulong value)
    {
        var real = BitConverter.DoubleToUInt64Bits(value);
        yield return new CanaryForm($"{name}, little-endian", LittleEndian(value), null);
        yield return new CanaryForm($"{name}, big-endian", BigEndian(value), null);
        yield return new CanaryForm($"{name}, double little-endian", LittleEndian(real), null);
        yield return new CanaryForm($"{name}, double big-endian", BigEndian(real), null);

        // Eight hexadecimal digits of a short number could stand in a hash by chance.
        if (value > uint.MaxValue)
        {
            yield return OfText($"{name}, hexadecimal", value.ToString("x", CultureInfo.InvariantCulture));
            yield return OfText($"{name}, hexadecimal upper case", value.ToString("X", CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<CanaryForm> Hashed(string name, byte[] hash)
    {
        var first = hash[..BytesOfHash];
        var base64 = Convert.ToBase64String(first)[..CharactersOfHash];
        return
        [
            new CanaryForm($"{name}, bytes", first, null),
            .. Hex($"{name}, hexadecimal", first),
            OfText($"{name}, base64", base64),
            OfText($"{name}, base64url", base64.Replace('+', '-').Replace('/', '_')),
        ];
    }

    private static IEnumerable<CanaryForm> Hex(string name, byte[] bytes) =>
        [OfText(name, Convert.ToHexStringLower(bytes)), OfText($"{name} upper case", Convert.ToHexString(bytes))];

    /// <summary>What stands in base64 depends on where in a group of three bytes it begins; characters that its neighbours
    /// change too are left off.</summary>
    private static IEnumerable<CanaryForm> Base64(string name, byte[] text)
    {
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. text]);
            var from = ((before * 8) + 5) / 6;
            var to = (before + text.Length) * 8 / 6;
            yield return OfText(FormattableString.Invariant($"{name}, base64 at {before}"), encoded[from..to]);
        }
    }

    private static byte[] LittleEndian(ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian(ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }
}
