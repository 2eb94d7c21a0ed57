using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Bulletins.Html;

/// <summary>The bulletin's look for other pages that stand alone: one house style, on a screen, in print and from right to left.</summary>
public static class PageStyle
{
    /// <summary>A style sheet; line ends are LF.</summary>
    /// <param name="text">Language of the page.</param>
    /// <param name="releaseId">For the foot of printed pages.</param>
    /// <param name="fonts">Fonts that the page carries.</param>
    /// <param name="added">What the page needs beyond the bulletin's style.</param>
    public static string Of(BulletinText text, string releaseId, IReadOnlyList<BulletinFont> fonts, string added) => $"""

        {FontStyle.Faces(fonts)}{Style.Screen}
        {PrintStyle.Of(releaseId, text.Sources)}{(text.Direction == "rtl" ? "\n" + FontStyle.Urdu : "")}
        {added}

        """.ReplaceLineEndings("\n");
}
