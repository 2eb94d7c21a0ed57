using System.Security.Cryptography;
using Tideline.Domain;

namespace Tideline.Release.Register;

/// <summary>A person's public key as a PEM file: what another organisation needs to check what the person signs.</summary>
public static class PublicKeyFile
{
    private const string PrivateMark = "PRIVATE KEY";

    /// <summary>The text of the file.</summary>
    public static string Of(SigningKey key)
    {
        using var read = ECDsa.Create();
        read.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key.PublicKey), out _);
        return read.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    /// <param name="name">Whose it is, for the reader.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, or holds no public key on the curve P-256.</exception>
    public static SigningKey Read(string file, string name, string organisation)
    {
        try
        {
            var text = File.ReadAllText(file);
            if (text.Contains(PrivateMark, StringComparison.Ordinal))
            {
                throw new ConfigurationException(
                    $"'{file}' holds a private key, which nobody but its owner may have. Ask for the public one, as 'tideline hub key' writes it, and let the owner make a new key; nothing was changed.");
            }

            using var key = ECDsa.Create();
            key.ImportFromPem(text);
            var (id, publicKey) = SigningKey.Public(key);
            return key.KeySize == 256
                ? new(id, name, organisation, "hub", publicKey)
                : throw new ConfigurationException($"'{file}' holds a key of another kind than ECDSA on P-256. Ask for the key that signs the releases; nothing was changed.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new ConfigurationException(
                $"'{file}' is no readable public key. Put the PEM file there that the operator made with 'tideline hub key'; nothing was changed.", e);
        }
    }
}
