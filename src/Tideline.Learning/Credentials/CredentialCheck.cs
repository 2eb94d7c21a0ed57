using NodaTime;

namespace Tideline.Learning.Credentials;

/// <summary>Whether a credential holds, from files alone.</summary>
/// <param name="Credential">What was read; null where the text is no credential.</param>
/// <param name="Faults">Sentences; none where it holds.</param>
public sealed record CredentialCheck(Credential? Credential, IReadOnlyList<string> Faults)
{
    public bool Holds => Faults.Count == 0;

    /// <param name="text">The JWT.</param>
    /// <param name="issuer">Whom the reader trusts: never the key that the credential brings along.</param>
    /// <param name="revoked">Null where the reader has no list.</param>
    public static CredentialCheck Of(string text, IssuerKey issuer, RevocationList? revoked, Instant now)
    {
        if (CompactJws.Read(text) is not { } read)
        {
            return new(null, ["It is no credential: a credential is one line of three parts with dots between."]);
        }

        using var key = issuer.Open();
        if (!CompactJws.IsSignedBy(text, key))
        {
            return new(null, [$"The key of {issuer.Name} did not sign it, or it was changed since."]);
        }

        if (Credential.FaultsOf(read.Payload) is { Count: > 0 } lacking)
        {
            return new(null, [$"It is signed, but no credential of Open Badges 3.0: wrong or absent are {string.Join(", ", lacking)}."]);
        }

        var credential = Credential.Read(text)!;
        return new(credential, [.. FaultsOf(credential, issuer, revoked, now)]);
    }

    private static IEnumerable<string> FaultsOf(Credential credential, IssuerKey issuer, RevocationList? revoked, Instant now)
    {
        if (credential.IssuerId != issuer.Id)
        {
            yield return "It names another issuer than the one whose key signed it.";
        }

        if (now < credential.ValidFrom)
        {
            yield return $"It holds from {OpenBadge.Text(credential.ValidFrom)} only.";
        }

        if (now >= credential.ValidUntil)
        {
            yield return $"It held until {OpenBadge.Text(credential.ValidUntil)}.";
        }

        if (revoked?.Entries.FirstOrDefault(e => e.Id == credential.Id) is { } entry)
        {
            yield return $"The issuer revoked it at {entry.At}: {entry.Reason}";
        }
    }
}
