using System.Text.Json.Nodes;
using NodaTime;
using Tideline.Domain;

namespace Tideline.Learning.Credentials;

/// <summary>Credentials that an issuer took back: the file <c>revoked.jwt</c>, signed like they are.</summary>
public sealed record RevocationList(IReadOnlyList<Revocation> Entries)
{
    /// <exception cref="InputRefusedException">The text is no list, or another's.</exception>
    public static RevocationList Read(string text, string file, IssuerKey issuer)
    {
        using var key = issuer.Open();
        if (!CompactJws.IsSignedBy(text, key) || CompactJws.Read(text)?.Payload is not { } claims || CompactJws.TextOf(claims["iss"]) != issuer.Id || claims["revoked"] is not JsonArray revoked)
        {
            throw new InputRefusedException($"{file} is no list that {issuer.Name} signed. Ask the issuer for its {Issuer.RevokedFile}. Nothing was changed.");
        }

        return new(
        [
            .. revoked.OfType<JsonObject>()
                .Select(r => (Id: CompactJws.TextOf(r["id"]), Reason: CompactJws.TextOf(r["reason"]), At: CompactJws.TextOf(r["at"])))
                .Where(r => r.Id is not null).Select(r => new Revocation(r.Id!, r.Reason ?? "", r.At ?? "")),
        ]);
    }

    internal RevocationList With(string credential, string reason, Instant now) =>
        Entries.Any(e => e.Id == credential) ? this : new([.. Entries, new(credential, reason, OpenBadge.Text(now))]);

    internal JsonObject Payload(IssuerKey issuer, Instant now) => new()
    {
        ["iss"] = issuer.Id,
        ["iat"] = now.ToUnixTimeSeconds(),
        ["revoked"] = new JsonArray([.. Entries.Select(e => new JsonObject { ["id"] = e.Id, ["reason"] = e.Reason, ["at"] = e.At })]),
    };
}

/// <param name="Id">Of the credential.</param>
/// <param name="At">Instant, ISO 8601.</param>
public sealed record Revocation(string Id, string Reason, string At);
