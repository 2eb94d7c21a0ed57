using Tideline.Domain;

namespace Tideline.Release.Register;

/// <summary>A registered person's signature that was made where the private key is.</summary>
internal sealed record SignedElsewhere(SigningKey Key, GivenSignature Given) : ISigning
{
    public string? At => Given.At;

    public string? Account => Given.Account;

    /// <exception cref="DisclosureRefusedException">It is not this key's over this statement.</exception>
    public string Sign(byte[] data) => Key.Signed(data, Given.Signature) ? Given.Signature : throw new DisclosureRefusedException(
        $"The signature is not one of {Key.Name}'s key {Key.Id} over the statement. Ask for the statement again and sign it with that key; nothing was changed.")
    { Code = RegisterFault.SignatureWrong };

    public void Dispose()
    {
    }
}
