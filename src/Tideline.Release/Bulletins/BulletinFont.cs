namespace Tideline.Release.Bulletins;

/// <summary>A font that a page carries inside itself, so that it looks the same on a machine without it.</summary>
/// <param name="Family">Name under which the style asks for it.</param>
/// <param name="UnicodeRange">Characters that it is asked for, as CSS writes them.</param>
/// <param name="Woff2">Its file.</param>
public sealed record BulletinFont(string Family, int Weight, string UnicodeRange, byte[] Woff2);
