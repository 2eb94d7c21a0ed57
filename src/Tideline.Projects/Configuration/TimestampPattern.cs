namespace Tideline.Projects.Configuration;

/// <summary>A date and time pattern such as <c>dd/MM/yyyy HH:mm:ss</c>.</summary>
internal sealed class TimestampPattern
{
    private const string Letters = "yMdHmsf";
    private readonly (char Kind, int Length)[] _steps;

    /// <exception cref="FormatException">See <see cref="TimestampFormat.Parse"/>.</exception>
    public TimestampPattern(string pattern)
    {
        _steps = [.. Compile(pattern)];
        foreach (var needed in "yMdHm")
        {
            if (_steps.Count(s => s.Kind == needed) != 1)
            {
                throw new FormatException(
                    $"the pattern needs '{needed}' once; write a pattern such as yyyy-MM-dd HH:mm:ss, or iso8601, epoch_s, epoch_ms");
            }
        }
    }

    public bool TryRead(ReadOnlySpan<byte> text, out WrittenTime time)
    {
        time = default;
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
        foreach (var (kind, length) in _steps)
        {
            if (!Letters.Contains(kind, StringComparison.Ordinal))
            {
                if (text.IsEmpty || text[0] != kind)
                {
                    return false;
                }

                text = text[1..];
                continue;
            }

            // A single letter takes one or two digits (d/M/yyyy); otherwise the count is exact.
            var digits = length == 1 && kind != 'f' && text.Length > 1 && char.IsAsciiDigit((char)text[1]) ? 2 : length;
            if (!CivilTime.TryDigits(text, digits, out var value))
            {
                return false;
            }

            text = text[digits..];
            switch (kind)
            {
                case 'y': year = value; break;
                case 'M': month = value; break;
                case 'd': day = value; break;
                case 'H': hour = value; break;
                case 'm': minute = value; break;
                case 's': second = value; break;
                default: break;
            }
        }

        return (text.IsEmpty || CivilTime.IsFraction(text))
            && CivilTime.TrySeconds(year, month, day, hour, minute, second, out var seconds)
            && (time = new WrittenTime(seconds, IsInstant: false)) is var _;
    }

    private static IEnumerable<(char Kind, int Length)> Compile(string pattern)
    {
        for (var i = 0; i < pattern.Length;)
        {
            var letter = pattern[i];
            var run = 1;
            while (i + run < pattern.Length && pattern[i + run] == letter)
            {
                run++;
            }

            if (letter == '\'')
            {
                var end = pattern.IndexOf('\'', i + 1);
                if (end < 0)
                {
                    throw new FormatException("a quote is not closed");
                }

                foreach (var literal in pattern[(i + 1)..end])
                {
                    yield return (Literal(literal), 1);
                }

                i = end + 1;
                continue;
            }

            if (char.IsLetter(letter) && letter != 'T')
            {
                CheckRun(letter, run);
                yield return (letter, run);
            }
            else
            {
                for (var k = 0; k < run; k++)
                {
                    yield return (Literal(letter), 1);
                }
            }

            i += run;
        }
    }

    private static void CheckRun(char letter, int run)
    {
        var fits = letter switch
        {
            'y' => run == 4,
            'f' => run <= 9,
            _ => Letters.Contains(letter, StringComparison.Ordinal) && run <= 2,
        };
        if (!fits)
        {
            throw new FormatException(
                $"'{new string(letter, run)}' is not understood; the parts are yyyy MM dd HH mm ss and fffffffff, other letters stand in single quotes");
        }
    }

    // A literal that is also one of our letters would be read as a part; none occurs in operators' files.
    private static char Literal(char c) =>
        c < 128 && !Letters.Contains(c, StringComparison.Ordinal) ? c : throw new FormatException($"'{c}' cannot stand between the parts");
}
