namespace Tideline.Projects.Configuration;

/// <summary>ISO 8601 date and time in the extended form, <c>2025-08-26T14:03:09.5+05:00</c>; a space may stand for the
/// T, seconds, fraction and offset may be absent.</summary>
internal static class Iso8601Time
{
    public static bool TryRead(ReadOnlySpan<byte> text, out WrittenTime time)
    {
        time = default;
        if (text.Length < 16
            || !CivilTime.TryDigits(text, 4, out var year) || text[4] != '-'
            || !CivilTime.TryDigits(text[5..], 2, out var month) || text[7] != '-'
            || !CivilTime.TryDigits(text[8..], 2, out var day) || text[10] is not ((byte)'T' or (byte)' ')
            || !CivilTime.TryDigits(text[11..], 2, out var hour) || text[13] != ':'
            || !CivilTime.TryDigits(text[14..], 2, out var minute))
        {
            return false;
        }

        var second = 0;
        text = text[16..];
        if (!text.IsEmpty && text[0] == ':')
        {
            if (!CivilTime.TryDigits(text[1..], 2, out second))
            {
                return false;
            }

            text = text[3..];
            var fraction = text.IndexOfAny((byte)'Z', (byte)'+', (byte)'-') is var at && at < 0 ? text : text[..at];
            if (!fraction.IsEmpty && !CivilTime.IsFraction(fraction))
            {
                return false;
            }

            text = text[fraction.Length..];
        }

        if (!TryOffset(text, out var offset) || !CivilTime.TrySeconds(year, month, day, hour, minute, second, out var seconds))
        {
            return false;
        }

        time = new WrittenTime(seconds - offset, IsInstant: !text.IsEmpty);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.IsEmpty || text is [(byte)'Z'])
        {
            return true;
        }

        // +hh, +hhmm and +hh:mm occur.
        var minutesAt = text.Length == 6 && text[3] == ':' ? 4 : 3;
        var minutes = 0;
        if (text[0] is not ((byte)'+' or (byte)'-') || !CivilTime.TryDigits(text[1..], 2, out var hours)
            || (text.Length != 3 && (text.Length != minutesAt + 2 || !CivilTime.TryDigits(text[minutesAt..], 2, out minutes)))
            || hours > 18 || minutes > 59)
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * (text[0] == '-' ? -60 : 60);
        return true;
    }
}
