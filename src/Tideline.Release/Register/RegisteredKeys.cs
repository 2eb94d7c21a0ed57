using NodaTime;
using Tideline.Domain;

namespace Tideline.Release.Register;

/// <summary>The persons whom a register knows, and what they sign with.</summary>
/// <param name="keys">Oldest first.</param>
internal sealed class RegisteredKeys(IReadOnlyList<SigningKey> keys, IClock clock)
{
    public Signer SignerOf(string keyFile)
    {
        var secret = SigningKey.Load(keyFile);
        var id = SigningKey.Public(secret).Id;
        if (keys.FirstOrDefault(k => k.Id == id) is { } key)
        {
            return new(key, secret);
        }

        secret.Dispose();
        throw new ConfigurationException(
            $"The key in '{keyFile}' is not registered in this project. Register the person first; nothing was signed.")
        { Code = RegisterFault.SigningKeyUnknown };
    }

    public SignedElsewhere SigningOf(GivenSignature given) => given.IsFresh(clock.GetCurrentInstant())
        ? new(KeyOf(given.Key), given)
        : throw new DisclosureRefusedException(
            $"The statement that was signed is not of the last {GivenSignature.Patience.TotalMinutes:0} minutes. Ask for it again and sign it; nothing was changed.")
        { Code = RegisterFault.StatementOld };

    public SigningKey KeyOf(string id) => keys.FirstOrDefault(k => k.Id == id) ?? throw new ConfigurationException(
        "No such key is registered in this project. Register the person first; nothing was signed.")
    { Code = RegisterFault.SigningKeyUnknown };
}
