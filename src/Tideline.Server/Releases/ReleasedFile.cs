using System.Security.Cryptography;
using Tideline.Domain;
using Tideline.Release.Files;

namespace Tideline.Server.Releases;

/// <summary>Reads files of releases.</summary>
internal static class ReleasedFile
{
    /// <summary>The bytes of a file that belongs to a release: its manifest, or a file that the manifest names.</summary>
    /// <exception cref="EngineException">The file is absent or not what was signed.</exception>
    public static byte[] Read(ReleaseShelf shelf, ReleaseEntry release, string name)
    {
        var expected = HashOf(release, name);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(shelf.FolderOf(release.Id), name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"releases/{release.Id}/{name} cannot be read: {e.Message} Restore it from a copy; it is not served.", e);
        }

        return release.Findings.Count == 0 && Convert.ToHexStringLower(SHA256.HashData(bytes)) == expected ? bytes : throw new EngineException(
            $"releases/{release.Id} is not what was signed ({(release.Findings.Count == 0 ? $"{name} was changed" : string.Join("; ", release.Findings))}). Restore it from a copy and start again; nothing of it is served.");
    }

    /// <summary>Whether the release has such a file; a path is never one.</summary>
    public static bool Has(ReleaseEntry release, string name) => HashOf(release, name) is not null;

    private static string? HashOf(ReleaseEntry release, string name) => name == ReleaseManifest.FileName
        ? release.ManifestSha256
        : release.Manifest?.Files.GetValueOrDefault(name);
}
