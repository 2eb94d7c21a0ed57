using System.IO.Compression;
using System.Text;
using Tideline.Domain;
using Tideline.Projects.Files;
using Tideline.Release.Agreements;
using Tideline.Release.Files;
using Tideline.Release.Gate;

namespace Tideline.Release.Register;

/// <summary>
/// A published release as one zip file that can be checked without the project: its files under <c>ID/</c>, the register as
/// <c>register.jsonl</c>, and <c>bundle.jws</c>, a signature over the SHA-256 of all of them.
/// </summary>
public static class ReleaseBundle
{
    internal const string SignatureFile = "bundle.jws";
    internal const string RegisterFile = "register.jsonl";

    // The zip format's own first day: the bytes then depend on the release and the register alone, but for the signature.
    private static readonly DateTimeOffset _timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a new file.</summary>
    /// <param name="recipient">The organisation that it is for; needed where the release was made under an agreement.</param>
    /// <exception cref="ConfigurationException">The key is not registered, there is no such release, or the file exists or cannot be made.</exception>
    /// <exception cref="DisclosureRefusedException">The release is not published, was recalled, or is not what was proposed; its agreement
    /// is not in force or does not name the recipient (AG1, AG2, AG8); the file would lie in the lake (RL4); exports are stopped.</exception>
    public static void Write(ReleaseRegister register, ReleaseId id, string keyFile, string file, string? recipient = null)
    {
        register.DemandNoStop("no bundle was made.");
        EnclavePath.DemandOutside(file, register.Folder.Root);
        using var signer = register.Persons.SignerOf(keyFile);
        var verification = register.DemandOpen(id);
        if (verification.State != ReleaseState.Published)
        {
            throw new DisclosureRefusedException($"Release {id} is not published, so that it may not leave. Let it be approved and published first; no bundle was made.");
        }

        register.Control?.DemandRecipient(ReleaseManifest.Read(register.Folder.Of(id)), recipient);
        EnclavePath.DemandNoLinks(register.Folder.Of(id));
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal) { [RegisterFile] = register.Folder.RegisterFile };
        foreach (var path in Directory.EnumerateFiles(register.Folder.Of(id)).Where(p => Path.GetFileName(p) != ReleaseFolder.Log))
        {
            files.Add($"{id}/{Path.GetFileName(path)}", path);
        }

        var contents = new BundleContents(id.Value, register.Head, files.ToDictionary(f => f.Key, f => FileHash.Of(f.Value)), recipient?.Trim());
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
            Add(zip, SignatureFile, Encoding.ASCII.GetBytes(CompactSignature.Of(contents.ToBytes(), signer) + "\n"));
            foreach (var (name, path) in files)
            {
                Add(zip, name, File.ReadAllBytes(path));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"The bundle '{file}' cannot be made: {e.Message} Name a file that does not exist yet, in a folder that does.", e);
        }
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = _timeless;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
