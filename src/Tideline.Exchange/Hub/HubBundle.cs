using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tideline.Domain;
using Tideline.Exchange.Releases;
using Tideline.Projects.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Exchange.Hub;

/// <summary>What was packed.</summary>
/// <param name="Number">Its number among those for this hub.</param>
public sealed record PackedBundle(string Hub, string Operator, long Number, string Release, string Expires, string Sha256);

/// <summary>
/// A published release on its way to a hub: one zip file with the release as <c>release.zip</c>, which anybody can check as a bundle of a release, and
/// <c>hub.jws</c>, what the operator signs for this hub.
/// </summary>
/// <remarks>It carries what passed the operator's own gate and two organisations approved, and nothing else: a second extract of the same people would be
/// a second publication, which nobody held against the first.</remarks>
public static class HubBundle
{
    internal const string StatementFile = "hub.jws";
    internal const string ReleaseFile = "release.zip";

    // The zip format's own first day.
    private static readonly DateTimeOffset _timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs a release; the number is taken before the file has its name, so that none is given twice.</summary>
    /// <param name="project">Path of the operator's project folder.</param>
    /// <param name="hub">Name of the hub; a recipient of the agreement where there is one.</param>
    /// <param name="name">The operator's name at the hub.</param>
    /// <param name="file">A new file.</param>
    /// <exception cref="ConfigurationException">The key is not registered, there is no such release, or the file exists or cannot be made.</exception>
    /// <exception cref="DisclosureRefusedException">The release is not published, was recalled or changed, or its agreement does not name the hub.</exception>
    public static PackedBundle Pack(
        ReleaseRegister register, Projects.ProjectFolder project, ReleaseId id, string hub, string name, string keyFile, string file, Duration valid, IClock clock)
    {
        if (File.Exists(file))
        {
            throw new ConfigurationException($"'{file}' is there already. Name a file that does not exist yet; nothing was packed.");
        }

        var folder = new HubFolder(project);
        using var held = folder.Lock();
        var part = file + ".part";
        File.Delete(part);
        try
        {
            ReleaseBundle.Write(register, id, keyFile, part, hub);
            var release = PublishedRelease.Open(register, project.Releases, id);
            var sent = new SentBundles(folder);
            var (number, previous) = sent.Next(hub);
            var now = clock.GetCurrentInstant();
            var bytes = File.ReadAllBytes(part);
            var manifest = release.Manifest;
            var statement = new HubStatement(
                1, hub, name, number, previous, id.Value, manifest.Emergency.Id, manifest.Definition, manifest.Vintage, manifest.BoundaryVersion, manifest.Agreement?.Id,
                [.. release.Observations.Select(o => o.Indicator).Distinct().Order(StringComparer.Ordinal)], now.ToString(), (now + valid).ToString(),
                new Dictionary<string, string> { [ReleaseFile] = Hex(bytes) });
            var payload = statement.ToBytes();
            Write(part, SignedText.Sign(register, keyFile, payload), bytes);
            sent.Add(now.ToString(), hub, number, id.Value, Hex(payload));
            File.Move(part, file);
            return new(hub, name, number, id.Value, statement.Expires, FileHash.Of(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The bundle '{file}' cannot be made: {e.Message} Name a file that does not exist yet, in a folder that does.", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Reads the two parts of a bundle; nothing in them is believed yet.</summary>
    /// <exception cref="InvalidDataException">It is no bundle.</exception>
    internal static (string Signed, byte[] Release) Open(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal).SequenceEqual([StatementFile, ReleaseFile])
            ? (Encoding.ASCII.GetString(Read(zip, StatementFile, 1 << 16)), Read(zip, ReleaseFile, HubReception.LargestBundle))
            : throw new InvalidDataException("it holds other files than a bundle has");
    }

    /// <summary>A file of a zip whose unpacked length is bounded, whatever it says of itself.</summary>
    internal static byte[] Read(ZipArchive zip, string name, int most)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"it holds no {name}");
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
            {
                throw new InvalidDataException($"its {name} is larger than any bundle's");
            }
        }

        return bytes.ToArray();
    }

    internal static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Write(string file, string signed, byte[] release)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var (name, bytes, level) in ((string, byte[], CompressionLevel)[])
            [(StatementFile, Encoding.ASCII.GetBytes(signed + "\n"), CompressionLevel.NoCompression), (ReleaseFile, release, CompressionLevel.NoCompression)])
        {
            var entry = zip.CreateEntry(name, level);
            entry.LastWriteTime = _timeless;
            using var to = entry.Open();
            to.Write(bytes);
        }
    }
}
