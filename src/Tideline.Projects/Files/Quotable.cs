namespace Tideline.Projects.Files;

/// <summary>
/// What of a file may stand in a message. A path or a column that is named wrongly makes any table one of events, and what
/// stands where a name should be is a subscriber. Names and codes are quoted, numbers and ids are not.
/// </summary>
public static class Quotable
{
    /// <summary>What stands for a value that is not quoted.</summary>
    public const string Hidden = "(not quoted: it could name a subscriber)";

    private const int LongestName = 60;
    private const int MostDigitsOfAName = 3;

    // Shorter than a phone number with its calling code, and than any id that was made to be unique. P-codes fit.
    private const int LongestCode = 16;
    private const int MostDigitsOfACode = 7;

    /// <summary>A value of a table, in quotes; <see cref="Hidden"/> where it is longer, or has more digits, than a code of an area or a category.</summary>
    public static string Code(string value) =>
        value.Length <= LongestCode && value.Count(char.IsDigit) <= MostDigitsOfACode ? $"'{value}'" : Hidden;

    /// <summary>Names of columns, with commas. What does not look like a name is a point of omission: the first line of a file
    /// without header is a row.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(n => IsName(n) ? n : "…"));

    /// <summary>Whether every text looks like a name of a column.</summary>
    public static bool AreNames(IReadOnlyCollection<string> names) => names.Count > 0 && names.All(IsName);

    private static bool IsName(string field) =>
        field.Length is > 0 and <= LongestName && !char.IsDigit(field[0]) && field[0] is not ('+' or '-')
        && field.Count(char.IsDigit) <= MostDigitsOfAName
        && field.All(c => char.IsLetterOrDigit(c) || c is '_' or ' ' or '.' or '-' or '(' or ')' or '/' or '#');
}
