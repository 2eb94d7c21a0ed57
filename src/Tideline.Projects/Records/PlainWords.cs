using System.Text.RegularExpressions;
using Tideline.Domain;

namespace Tideline.Projects.Records;

/// <summary>What a person writes into a record that is kept for good: one line, not long, and nothing that may name a subscriber.</summary>
public static partial class PlainWords
{
    /// <summary>Characters of one text.</summary>
    public const int Longest = 1000;

    /// <summary>Code of a text that is missing.</summary>
    public const string Missing = "words_missing";

    /// <summary>Code of a text that is too long, or holds a number as long as a phone number.</summary>
    public const string Refused = "words_refused";

    /// <param name="text">As it was typed.</param>
    /// <param name="what">What an error calls it.</param>
    /// <returns>On one line, without blanks around it: a line break would let a text pass for another line of what is signed.</returns>
    /// <exception cref="ConfigurationException">It is empty, too long, or holds a number as long as a phone number or a pseudonym.</exception>
    public static string Of(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ConfigurationException($"The {what} is empty. Say it in a sentence; nothing was changed.") { Code = Missing };
        }

        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length > Longest || line.Any(char.IsControl))
        {
            throw new ConfigurationException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The {what} is longer than {Longest} characters, or holds characters that are none. Say it in a few sentences; nothing was changed."))
            { Code = Refused };
        }

        // Which number is not said: the message could tell it.
        return LongNumber().IsMatch(line)
            ? throw new ConfigurationException($"The {what} holds a number as long as a phone number. Write it without, since it is kept for good; nothing was changed.") { Code = Refused }
            : line;
    }

    /// <inheritdoc cref="Of"/>
    /// <returns>Null where nothing was typed.</returns>
    public static string? Optional(string? text, string what) => string.IsNullOrWhiteSpace(text) ? null : Of(text, what);

    // Nine digits and more, together or as a phone number is written; a day, an hour and a hash are none.
    [GeneratedRegex(@"(?<!\w|\w[-.])\+?[0-9]{9,20}(?!\w)|(?<!\w)\+?0[0-9]{2,4}[ -][0-9]{6,8}(?!\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongNumber();
}
