using Tideline.Domain;

namespace Tideline.Exchange.Hazards;

/// <summary>A file or an answer of a source, as bytes.</summary>
/// <param name="Name">How messages call it: the name of the file, or host and path of an address; never what stands behind a question mark, which may be
/// a key.</param>
public sealed record HazardDocument(string Name, byte[] Bytes)
{
    /// <summary>Largest file or answer that is read.</summary>
    public const long Most = 64L * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputRefusedException">It cannot be read, is empty, or is too large.</exception>
    public static HazardDocument OfFile(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return new FileInfo(path).Length switch
            {
                0 => throw new InputRefusedException($"{name} is empty. Fetch it again; nothing was written."),
                > Most => throw new InputRefusedException($"{name} has more than {Most / 1024 / 1024} MB. Ask the source for fewer hazards; nothing was written."),
                _ => new(name, File.ReadAllBytes(path)),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException($"{name} cannot be read ({e.Message.TrimEnd('.')}). Name a file that is there; nothing was written.", e);
        }
    }

    /// <summary>Whether it is JSON and not XML, by its first character.</summary>
    internal bool IsJson => Bytes.SkipWhile(b => b is 0xEF or 0xBB or 0xBF || char.IsWhiteSpace((char)b)).FirstOrDefault() is (byte)'{' or (byte)'[';

    internal InputRefusedException Fault(string what, string wayOut, Exception? inner = null) => new($"{Name} {what}. {wayOut} Nothing was written.", inner);
}
