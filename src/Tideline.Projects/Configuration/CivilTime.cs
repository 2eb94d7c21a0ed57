namespace Tideline.Projects.Configuration;

/// <summary>Proleptic Gregorian dates and times as seconds since 1970-01-01T00:00:00 of the same clock.</summary>
internal static class CivilTime
{
    private static readonly int[] DaysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>False for what no calendar has, such as 30 February, hour 24 or second 60.</summary>
    public static bool TrySeconds(int year, int month, int day, int hour, int minute, int second, out long seconds)
    {
        seconds = 0;
        if (year < 1 || month is < 1 or > 12 || day < 1 || hour > 23 || minute > 59 || second > 59
            || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var before = year - 1;
        var days = (before * 365L) + (before / 4) - (before / 100) + (before / 400) - 719162
            + DaysBeforeMonth[month - 1] + (month > 2 && DateTime.IsLeapYear(year) ? 1 : 0) + day - 1;
        seconds = (((((days * 24) + hour) * 60) + minute) * 60) + second;
        return true;
    }

    /// <summary>The first <paramref name="count"/> bytes as a number; at most 9 digits.</summary>
    public static bool TryDigits(ReadOnlySpan<byte> text, int count, out int value)
    {
        value = 0;
        if (text.Length < count)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }

    /// <summary>A point or comma and at least one digit, nothing else.</summary>
    public static bool IsFraction(ReadOnlySpan<byte> text) =>
        text.Length > 1 && text[0] is (byte)'.' or (byte)',' && text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
