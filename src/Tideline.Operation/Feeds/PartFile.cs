using System.Security.Cryptography;
using System.Text;

namespace Tideline.Operation.Feeds;

/// <summary>Where a file is written before it is whole: beside its place, under a hidden name, so that it is moved and not copied.</summary>
internal static class PartFile
{
    private const string Ending = ".part";

    /// <summary>The part of a file that is fetched from its start each time.</summary>
    public static string Of(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}{Ending}");

    /// <summary>The part of one content of a file, which a later look goes on with. Parts of other contents are deleted.</summary>
    public static string OfContent(string path, FeedFile file)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{file.Tag} {file.Bytes} {file.ChangedAt}"))))[..16];
        var (folder, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        var part = Path.Combine(folder, $".{name}.{mark}{Ending}");
        foreach (var other in Directory.GetFiles(folder, $".{name}.*{Ending}").Where(o => o != part && Path.GetFileName(o).Length == Path.GetFileName(part).Length))
        {
            File.Delete(other);
        }

        return part;
    }
}
