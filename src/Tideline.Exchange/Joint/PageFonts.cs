using Tideline.Release.Bulletins;

namespace Tideline.Exchange.Joint;

/// <summary>The fonts of the built web application, for pages in letters that few machines have fonts for. Without a built web application a page
/// takes what the reader's machine has.</summary>
public static class PageFonts
{
    private const string Arabic = "U+0600-06FF,U+0750-077F,U+200C-200E,U+2066-2069,U+FB50-FDFF,U+FE70-FEFC";

    /// <param name="webRoot">The folder that holds the application's <c>assets/</c>.</param>
    /// <param name="language">BCP 47; of other languages than Urdu there are none.</param>
    public static IReadOnlyList<BulletinFont> Of(string webRoot, string language) => language != "ur" ? [] :
    [
        .. Read(webRoot, "Noto Nastaliq Urdu", 400, "noto-nastaliq-urdu-arabic-400-normal"),
        .. Read(webRoot, "Noto Sans Arabic", 400, "noto-sans-arabic-arabic-400-normal"),
        .. Read(webRoot, "Noto Sans Arabic", 600, "noto-sans-arabic-arabic-600-normal"),
    ];

    /// <summary>Rules of a style sheet for a page in which some names are in Arabic letters; empty where none is.</summary>
    /// <param name="texts">What people wrote.</param>
    public static string Faces(string webRoot, params IEnumerable<string> texts) => texts.Any(t => t.Any(c => c is >= '\u0600' and <= '\u06ff'))
        ? string.Concat(Of(webRoot, "ur").Where(f => f.Family == "Noto Sans Arabic").Select(f => f.ToCss())) : "";

    // Vite adds to the name a mark of the content.
    private static IEnumerable<BulletinFont> Read(string webRoot, string family, int weight, string name)
    {
        var assets = Path.Combine(webRoot, "assets");
        return !Directory.Exists(assets) ? [] : Directory.EnumerateFiles(assets, $"{name}-*.woff2").Order(StringComparer.Ordinal).Take(1)
            .Select(f => new BulletinFont(family, weight, Arabic, File.ReadAllBytes(f)));
    }
}
