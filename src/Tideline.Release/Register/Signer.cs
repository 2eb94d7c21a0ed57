using System.Security.Cryptography;

namespace Tideline.Release.Register;

/// <summary>A registered person with the private key at hand.</summary>
internal sealed record Signer(SigningKey Key, ECDsa Secret) : ISigning
{
    public string? At => null;

    public string? Account => null;

    /// <summary>ES256: base64 of the signature in IEEE P1363 form.</summary>
    public string Sign(byte[] data) => Convert.ToBase64String(Secret.SignData(data, HashAlgorithmName.SHA256));

    public void Dispose() => Secret.Dispose();
}
