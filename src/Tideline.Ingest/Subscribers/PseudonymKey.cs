using System.Security.Cryptography;
using System.Text;
using Tideline.Domain;
using Tideline.Projects;

namespace Tideline.Ingest.Subscribers;

/// <summary>
/// The secret under which identities become pseudonyms: 32 bytes, in its file as 64 hex digits. Whoever has it can
/// recompute every pseudonym from the numbers of a country, so it never stands in SQL, logs or arguments.
/// </summary>
internal sealed class PseudonymKey : IDisposable
{
    private const int Size = 32;

    private PseudonymKey(byte[] bytes)
    {
        Bytes = bytes;
        Mark = Convert.ToHexStringLower(HMACSHA256.HashData(bytes, "tideline|key-id"u8))[..16];
    }

    public byte[] Bytes { get; }

    /// <summary>A short keyed hash, by which a key is known and from which it does not follow.</summary>
    public string Mark { get; }

    /// <summary>The key of <paramref name="givenFile"/>, else of the project; made where neither exists and nothing was
    /// ingested yet.</summary>
    /// <param name="hasData">Whether the lake holds events already, which only their own key can continue.</param>
    /// <param name="made">Whether the key was made now.</param>
    /// <exception cref="ConfigurationException">There is no key although data exist, it is no key, or it is not the one
    /// under which the data were ingested.</exception>
    public static PseudonymKey Open(ProjectFolder folder, string? givenFile, bool hasData, out bool made)
    {
        var path = string.IsNullOrEmpty(givenFile) ? folder.KeyFile : givenFile;
        made = false;
        PseudonymKey key;
        if (File.Exists(path))
        {
            key = Load(path);
        }
        else if (!string.IsNullOrEmpty(givenFile))
        {
            throw new ConfigurationException($"The key file {path} that TIDELINE_KEY_FILE names does not exist. Put the key there or unset the variable; nothing was changed.");
        }
        else if (hasData)
        {
            throw new ConfigurationException(
                $"The pseudonym key {path} is missing, but events were ingested with it: a new one would make every subscriber a stranger. Restore it, or set TIDELINE_KEY_FILE; nothing was changed.");
        }
        else
        {
            key = Make(path);
            made = true;
        }

        key.CheckAgainst(folder.KeyMark, hasData);
        return key;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(Bytes);

    /// <exception cref="ConfigurationException">The file cannot be read or holds no key.</exception>
    public static PseudonymKey Load(string path)
    {
        try
        {
            var text = File.ReadAllText(path, Encoding.Latin1).Trim();
            if (text.Length == Size * 2 && text.All(char.IsAsciiHexDigit))
            {
                return new PseudonymKey(Convert.FromHexString(text));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The key file {path} cannot be read: {e.Message} Nothing was changed.", e);
        }

        throw new ConfigurationException($"The key file {path} does not hold 64 hex digits. Restore the right file; nothing was changed.");
    }

    /// <summary>Makes a key of random bytes, which nothing else is made from, in a file of its own.</summary>
    /// <exception cref="EngineException">The file is there already or cannot be written.</exception>
    public static PseudonymKey Make(string path)
    {
        var key = new PseudonymKey(RandomNumberGenerator.GetBytes(Size));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(path, options);
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key.Bytes) + "\n"));
            stream.Flush(flushToDisk: true);
            return key;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"The pseudonym key {path} cannot be written: {e.Message} Nothing was ingested.", e);
        }
    }

    // The mark in the lake tells a wrong key before it splits every subscriber in two.
    private void CheckAgainst(string markFile, bool hasData)
    {
        if (hasData && File.Exists(markFile))
        {
            if (File.ReadAllText(markFile).Trim() != Mark)
            {
                throw new ConfigurationException(
                    "The pseudonym key is not the one under which this project's events were ingested. Use that key (TIDELINE_KEY_FILE or secrets/pseudonym.key); nothing was changed.");
            }

            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(markFile)!);
        File.WriteAllText(markFile, Mark + "\n");
    }
}
