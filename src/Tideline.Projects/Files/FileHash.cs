using System.Security.Cryptography;

namespace Tideline.Projects.Files;

/// <summary>What a file is known by, whatever its name.</summary>
public static class FileHash
{
    /// <summary>Lower-case hex of the SHA-256 of the file's bytes; the file may be open elsewhere.</summary>
    public static string Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
