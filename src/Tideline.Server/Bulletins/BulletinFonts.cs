using Tideline.Exchange.Joint;
using Tideline.Release.Bulletins;

namespace Tideline.Server.Bulletins;

/// <summary>The fonts of the built web application, read once.</summary>
internal sealed class BulletinFonts(ServeOptions options)
{
    private readonly Lazy<IReadOnlyList<BulletinFont>> _urdu = new(() => PageFonts.Of(options.WebRoot, "ur"));

    public IReadOnlyList<BulletinFont> Of(string language) => language == "ur" ? _urdu.Value : [];
}
