using System.Security.Cryptography;

namespace Tideline.EndToEnd.Tests;

/// <summary>Folders as a test sees them: their files and bytes.</summary>
internal static class Folders
{
    /// <summary>SHA-256 of every file below a folder, by relative path; none where the folder is absent.</summary>
    public static SortedDictionary<string, string> Bytes(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files(folder))
        {
            files[Path.GetRelativePath(folder, file)] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return files;
    }

    public static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    /// <summary>Copies files and folders of one project into another.</summary>
    public static void Copy(string from, string to, params string[] entries)
    {
        foreach (var entry in entries)
        {
            var source = Path.Combine(from, entry);
            foreach (var file in File.Exists(source) ? [source] : Files(source))
            {
                var target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}
