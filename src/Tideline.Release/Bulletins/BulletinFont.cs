using System.Globalization;
using Tideline.Release.Bulletins.Html;

namespace Tideline.Release.Bulletins;

/// <summary>A font that a page carries inside itself, so that it looks the same on a machine without it.</summary>
/// <param name="Family">Name under which the style asks for it.</param>
/// <param name="UnicodeRange">Characters that it is asked for, as CSS writes them.</param>
/// <param name="Woff2">Its file.</param>
public sealed record BulletinFont(string Family, int Weight, string UnicodeRange, byte[] Woff2)
{
    /// <summary>The rule of a style sheet that holds the font.</summary>
    public string ToCss() => string.Create(
        CultureInfo.InvariantCulture,
        $"@font-face{{font-family:{Style.Quote(Family)};font-weight:{Weight};unicode-range:{UnicodeRange};src:url(data:font/woff2;base64,{Convert.ToBase64String(Woff2)}) format(\"woff2\")}}\n");
}
