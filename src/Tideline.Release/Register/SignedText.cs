namespace Tideline.Release.Register;

/// <summary>A text that a registered person signs for somebody who knows the public key: JWS in compact form with ES256.</summary>
public static class SignedText
{
    /// <param name="register">Has the person's key.</param>
    /// <param name="keyFile">The private key.</param>
    /// <exception cref="Domain.ConfigurationException">The file is no key, or the key is not registered.</exception>
    public static string Sign(ReleaseRegister register, string keyFile, byte[] payload)
    {
        using var signer = register.Persons.SignerOf(keyFile);
        return CompactSignature.Of(payload, signer);
    }

    /// <summary>The payload and the key that signed it, one of these; null where no such key did.</summary>
    public static (byte[] Payload, SigningKey Key)? Check(string text, IEnumerable<SigningKey> keys) => CompactSignature.Check(text, keys);
}
