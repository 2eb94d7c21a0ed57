using System.Text.RegularExpressions;

namespace Tideline.Governance;

/// <summary>What rules ask of a text.</summary>
internal static partial class Words
{
    public static bool Blank(string text) => string.IsNullOrWhiteSpace(text);

    /// <summary>The texts in which something stands.</summary>
    public static IReadOnlyList<string> Given(IReadOnlyList<string> texts) => [.. texts.Where(t => !Blank(t))];

    /// <summary>Names that are the same but for case and outer blanks.</summary>
    public static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    public static int Count(string text) => Word().Count(text);

    public static bool HasNumber(string text) => Number().IsMatch(text);

    // An apostrophe or hyphen within a word makes no second one.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:['’\-.,][\p{L}\p{M}\p{N}]+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{Nd}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
