namespace Tideline.Proof.Standing;

/// <summary>The part of a page that people write: from a line on, it stays as it is when the page is made again.</summary>
internal static class KeptText
{
    public const string Line = "<!-- From here on this page is written by hand; the command keeps it. -->";

    /// <param name="made">The page as the command makes it.</param>
    /// <param name="before">The page as it stands; empty: there is none.</param>
    public static string Keep(string made, string before)
    {
        var at = before.IndexOf(Line, StringComparison.Ordinal);
        return made.TrimEnd('\n') + "\n\n" + (at < 0 ? Line + "\n" : before[at..]);
    }
}
