using System.IO.Compression;
using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Files;
using Tideline.Release.Gate;

namespace Tideline.Release.Register;

/// <summary>What checking a bundle found.</summary>
/// <param name="Release">The release in it; empty where that cannot be told.</param>
/// <param name="Head">The register's end when it was made: to be held against one that was noted elsewhere.</param>
/// <param name="SignedBy">Who signed the bundle; null where nobody of its register did.</param>
/// <param name="Approvals">Who approved the release.</param>
/// <param name="Recipient">The organisation that it was made for; null where nobody was named.</param>
/// <param name="Findings">What is wrong, one sentence each; empty where all is intact.</param>
/// <remarks>Keys and register come with the bundle: that the persons are who they say follows only from a head or key ids that the
/// receiver has from elsewhere.</remarks>
public sealed record BundleVerification(
    string Release, RegisterHead? Head, SigningKey? SignedBy, IReadOnlyList<SigningKey> Approvals, IReadOnlyList<string> Findings,
    string? Recipient = null)
{
    // Far above any release, far below what would fill a disk.
    private const long LargestFile = 1L << 30;

    /// <summary>Recomputes every hash and signature; writes only to a folder that is removed again.</summary>
    /// <exception cref="InputRefusedException">The file is no bundle.</exception>
    public static BundleVerification Of(string file)
    {
        var folder = Directory.CreateTempSubdirectory("tideline-bundle-");
        try
        {
            Unpack(file, folder.FullName);
            return OfFolder(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Unpack(string file, string folder)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            foreach (var entry in zip.Entries)
            {
                var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
                if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || entry.Length > LargestFile)
                {
                    throw new InvalidDataException("it holds a file that no bundle has");
                }

                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                entry.ExtractToFile(target);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InputRefusedException($"'{file}' is no bundle of a release: {e.Message} Ask for it again; nothing was kept of it.", e);
        }
    }

    private static BundleVerification OfFolder(string folder)
    {
        var register = new ReleaseRegister(folder, SystemClock.Instance);
        var signature = Path.Combine(folder, ReleaseBundle.SignatureFile);
        try
        {
            if (!File.Exists(signature) || CompactSignature.Check(File.ReadAllText(signature), register.Keys) is not { } signed)
            {
                return Wrong("the bundle is not signed by anybody whose key its register has");
            }

            var contents = BundleContents.Parse(signed.Payload);
            var release = register.Verify(ReleaseId.Parse(contents.Release));
            List<string> findings = [.. WrongFiles(folder, contents), .. release.Findings];
            if (release.State != ReleaseState.Published)
            {
                findings.Add("its register does not say that the release is published");
            }

            if (register.Head != contents.Head)
            {
                findings.Add("its register is not the one that was signed");
            }

            return new(contents.Release, contents.Head, signed.Key, release.Approvals, findings, contents.Recipient);
        }
        catch (Exception e) when (e is JsonException or ConfigurationException or EngineException)
        {
            return Wrong($"it cannot be read: {e.Message}");
        }
    }

    private static BundleVerification Wrong(string finding) => new("", null, null, [], [finding]);

    private static IEnumerable<string> WrongFiles(string folder, BundleContents contents)
    {
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(f => f != ReleaseBundle.SignatureFile).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, hash) in contents.Files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (!found.Remove(name))
            {
                yield return $"{name} is missing";
            }
            else if (FileHash.Of(Path.Combine(folder, name)) != hash)
            {
                yield return $"{name} was changed";
            }
        }

        foreach (var name in found.Order(StringComparer.Ordinal))
        {
            yield return $"{name} does not belong to it";
        }
    }
}
