using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Tideline.Learning.Credentials;

/// <summary>
/// The form of an achievement credential of Open Badges 3.0 (1EdTech) as a JWT: the claims are the credential itself, as the data model 2.0
/// of W3C's verifiable credentials has it.
/// </summary>
internal static class OpenBadge
{
    /// <summary>After that, methods and rules have moved on.</summary>
    public const int MonthsValid = 24;

    /// <summary>Who does not stand behind a credential.</summary>
    public const string NotIssuedBy = "Not issued by the World Bank, ITU or Flowminder.";

    private static readonly string[] _contexts = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

    public static JsonObject Header(IssuerKey issuer) => new() { ["alg"] = "ES256", ["typ"] = "JWT", ["jwk"] = issuer.Jwk() };

    public static JsonObject Of(IssuerKey issuer, Award award, string name, Guid id, Instant now)
    {
        // Whole seconds: the claims and the credential must name the same instants.
        var from = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var until = from.InUtc().LocalDateTime.PlusMonths(MonthsValid).InUtc().ToInstant();
        var (credential, subject) = ($"urn:uuid:{id}", Named($"learner|{award.Seed}|{name}"));
        var level = award.Level;
        var profile = new JsonObject { ["id"] = issuer.Id, ["type"] = Words("Profile"), ["name"] = issuer.Name };
        if (issuer.Url is not null)
        {
            profile["url"] = issuer.Url;
        }

        return new()
        {
            ["@context"] = Words(_contexts),
            ["id"] = credential,
            ["type"] = Words("VerifiableCredential", "OpenBadgeCredential"),
            ["name"] = level.Name,
            ["issuer"] = profile,
            ["validFrom"] = Text(from),
            ["validUntil"] = Text(until),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = subject,
                ["type"] = Words("AchievementSubject"),
                ["identifier"] = new JsonArray(new JsonObject { ["type"] = "IdentityObject", ["hashed"] = false, ["identityHash"] = name, ["identityType"] = "name" }),
                ["achievement"] = new JsonObject
                {
                    ["id"] = Named($"achievement|{level.Code}"),
                    ["type"] = Words("Achievement"),
                    ["achievementType"] = "CertificateOfCompletion",
                    ["name"] = level.Name,
                    ["description"] = $"The holder can {level.Can}. {NotIssuedBy}",
                    ["criteria"] = new JsonObject { ["narrative"] = $"Passed in Tideline's courses, on synthetic data, the exercise and at least 80% of the quiz of {string.Join(", ", level.Modules)}." },
                },
            },
            ["evidence"] = new JsonArray(new JsonObject { ["type"] = Words("Evidence"), ["name"] = "Record of progress", ["narrative"] = $"Last line, SHA-256: {award.Head}" }),
            ["iss"] = issuer.Id,
            ["jti"] = credential,
            ["sub"] = subject,
            ["nbf"] = from.ToUnixTimeSeconds(),
            ["exp"] = until.ToUnixTimeSeconds(),
        };
    }

    public static string Text(Instant instant) => InstantPattern.General.Format(instant);

    // A UUID of version 8 from what it names: the same learner or achievement has the same one.
    private static string Named(string what)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("tideline|" + what))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    private static JsonArray Words(params IEnumerable<string> words) => [.. words.Select(w => (JsonNode)w)];
}
