namespace Tideline.Ingest.Subscribers;

/// <summary>Brings a phone number, however written, to its E.164 digits, so that all forms are one subscriber.</summary>
internal static class Msisdn
{
    /// <summary>The longest E.164 number.</summary>
    public const int MaximumDigits = 15;

    private const int MinimumDigits = 8;

    // Plans whose national numbers have ten digits: there, ten digits that begin with the calling code are still a
    // national number (India's 91…). Elsewhere they are a short international one (Singapore's 65 and eight).
    private static readonly HashSet<string> TenDigitPlans =
        ["1", "7", "20", "39", "44", "49", "52", "54", "57", "58", "62", "63", "81", "82", "86", "90", "91", "92", "95", "98", "234", "880", "964", "977"];

    /// <param name="written">Digits with or without +, 00 or a leading national 0, blanks, dashes or brackets.</param>
    /// <param name="callingCode">The country's, put before national numbers.</param>
    /// <param name="digits">Takes the number; at least <see cref="MaximumDigits"/> long.</param>
    /// <param name="length">Digits written.</param>
    /// <returns>False where it is no phone number.</returns>
    public static bool TryNormalise(ReadOnlySpan<byte> written, string callingCode, Span<byte> digits, out int length)
    {
        length = 0;
        // Spreadsheets and data frames turn numbers into 923001234567.0.
        if (written.EndsWith(".0"u8))
        {
            written = written[..^2];
        }

        Span<byte> plain = stackalloc byte[MaximumDigits + 3];
        var count = 0;
        var international = false;
        foreach (var b in written)
        {
            if (b is (byte)' ' or (byte)'-' or (byte)'(' or (byte)')' or (byte)'\t')
            {
                continue;
            }

            if (b == '+' && count == 0 && !international)
            {
                international = true;
                continue;
            }

            if (b is < (byte)'0' or > (byte)'9' || count == plain.Length)
            {
                return false;
            }

            plain[count++] = b;
        }

        ReadOnlySpan<byte> number = plain[..count];
        if (!international && number.StartsWith("00"u8))
        {
            international = true;
            number = number[2..];
        }

        if (!international && number.StartsWith("0"u8))
        {
            return TryWrite(callingCode, number[1..], digits, out length);
        }

        return international || IsInternational(number, callingCode)
            ? TryWrite("", number, digits, out length)
            : TryWrite(callingCode, number, digits, out length);
    }

    // No national number of a country has twelve digits; eleven occur, but do not begin with the calling code.
    private static bool IsInternational(ReadOnlySpan<byte> number, string callingCode)
    {
        var begins = number.Length > callingCode.Length;
        for (var i = 0; begins && i < callingCode.Length; i++)
        {
            begins = number[i] == callingCode[i];
        }

        return number.Length >= 12 || (begins && (number.Length == 11 || (number.Length == 10 && !TenDigitPlans.Contains(callingCode))));
    }

    private static bool TryWrite(string callingCode, ReadOnlySpan<byte> number, Span<byte> digits, out int length)
    {
        length = callingCode.Length + number.Length;
        // No calling code begins with 0, and a second leading zero of a national number is a typing error.
        if (length is < MinimumDigits or > MaximumDigits || number.IsEmpty || number[0] == '0')
        {
            length = 0;
            return false;
        }

        for (var i = 0; i < callingCode.Length; i++)
        {
            digits[i] = (byte)callingCode[i];
        }

        number.CopyTo(digits[callingCode.Length..]);
        return true;
    }
}
