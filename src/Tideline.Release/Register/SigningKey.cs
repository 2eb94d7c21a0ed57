using System.Security.Cryptography;
using System.Text;
using Tideline.Domain;

namespace Tideline.Release.Register;

/// <summary>A person's registered key (ECDSA, P-256).</summary>
/// <param name="Id">First 16 hex digits of the SHA-256 of the public key.</param>
public sealed record SigningKey(string Id, string Name, string Organisation, string Role, string PublicKey)
{
    /// <summary>Whether an entry is of this person: by the key, or by the name, since one person may hold several keys.</summary>
    internal bool IsOf(RegisterEntry entry) => entry.Key == Id || IsNamed(entry.Name);

    internal bool IsNamed(string? name) => string.Equals(Name.Trim(), name?.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes a private key and writes it to a new file that only its owner may read.</summary>
    /// <returns>Id and public key (base64).</returns>
    internal static (string Id, string PublicKey) Create(string keyFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(keyFile, options);
            stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"The key file '{keyFile}' cannot be made: {e.Message} Name a file that does not exist yet, in a folder that does; no key was registered.", e);
        }

        return Public(key);
    }

    /// <exception cref="ConfigurationException">The file is no private key.</exception>
    internal static ECDsa Load(string keyFile)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(keyFile));
            return key;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new ConfigurationException(
                $"'{keyFile}' is no readable private key. Give the file that was made when the person was registered; nothing was signed.", e);
        }
    }

    internal static (string Id, string PublicKey) Public(ECDsa key)
    {
        var info = key.ExportSubjectPublicKeyInfo();
        return (Convert.ToHexStringLower(SHA256.HashData(info))[..16], Convert.ToBase64String(info));
    }

    /// <summary>Whether the signature is this key's over the data; false also where key or signature are malformed.</summary>
    internal bool Signed(ReadOnlySpan<byte> data, string? signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(PublicKey), out _);
            return Public(key).Id == Id
                && key.VerifyData(data, Convert.FromBase64String(signature ?? ""), HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
