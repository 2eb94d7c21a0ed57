using Tideline.Release.Bulletins;

namespace Tideline.Server.Bulletins;

/// <summary>The fonts of the built web application, for bulletins in letters that few machines have fonts for. Without a built web
/// application a bulletin takes what the reader's machine has.</summary>
internal sealed class BulletinFonts(ServeOptions options)
{
    private const string Arabic = "U+0600-06FF,U+0750-077F,U+200C-200E,U+2066-2069,U+FB50-FDFF,U+FE70-FEFC";

    private readonly Lazy<IReadOnlyList<BulletinFont>> _urdu = new(() =>
    [
        .. Read(options, "Noto Nastaliq Urdu", 400, "noto-nastaliq-urdu-arabic-400-normal"),
        .. Read(options, "Noto Sans Arabic", 400, "noto-sans-arabic-arabic-400-normal"),
        .. Read(options, "Noto Sans Arabic", 600, "noto-sans-arabic-arabic-600-normal"),
    ]);

    public IReadOnlyList<BulletinFont> Of(string language) => language == "ur" ? _urdu.Value : [];

    // Vite adds to the name a mark of the content.
    private static IEnumerable<BulletinFont> Read(ServeOptions options, string family, int weight, string name)
    {
        var assets = Path.Combine(options.WebRoot, "assets");
        return !Directory.Exists(assets) ? [] : Directory.EnumerateFiles(assets, $"{name}-*.woff2").Order(StringComparer.Ordinal).Take(1)
            .Select(f => new BulletinFont(family, weight, Arabic, File.ReadAllBytes(f)));
    }
}
