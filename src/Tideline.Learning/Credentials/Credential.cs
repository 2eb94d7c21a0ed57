using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using static Tideline.Learning.Credentials.CompactJws;

namespace Tideline.Learning.Credentials;

/// <summary>A credential that was read. What it says counts for nothing before <see cref="CredentialCheck"/> found no fault in it.</summary>
/// <param name="Text">The JWT, one line.</param>
/// <param name="Achievement">Name of the level.</param>
/// <param name="Holder">Name of the person.</param>
public sealed record Credential(string Text, string Id, string IssuerId, string IssuerName, string Achievement, string Criteria, string Holder, Instant ValidFrom, Instant ValidUntil)
{
    /// <summary>Reads a JWT; null where it is none, or lacks what an Open Badges 3.0 credential must have.</summary>
    public static Credential? Read(string text) => CompactJws.Read(text) is { } read && FaultsOf(read.Payload).Count == 0 ? Of(text.Trim(), read.Payload) : null;

    /// <summary>What the claims lack of a credential of Open Badges 3.0; none where nothing is.</summary>
    internal static IReadOnlyList<string> FaultsOf(JsonObject claims)
    {
        var faults = new List<string>();
        Need(Has(claims["@context"], "https://www.w3.org/ns/credentials/v2") && claims["@context"] is JsonArray { Count: > 1 } contexts
            && TextOf(contexts[1])?.StartsWith("https://purl.imsglobal.org/spec/ob/v3p0/", StringComparison.Ordinal) == true, "@context");
        Need(Has(claims["type"], "VerifiableCredential") && (Has(claims["type"], "OpenBadgeCredential") || Has(claims["type"], "AchievementCredential")), "type");
        Need(TextOf(claims["id"]) is { Length: > 0 } && TextOf(claims["jti"]) == TextOf(claims["id"]), "id and jti");
        var issuer = claims["issuer"] as JsonObject;
        Need(TextOf(issuer?["id"]) is { Length: > 0 } && Has(issuer?["type"], "Profile") && TextOf(issuer?["name"]) is not null && TextOf(claims["iss"]) == TextOf(issuer?["id"]), "issuer and iss");
        Need(Time(claims["validFrom"]) is { } from && Number(claims["nbf"]) == from.ToUnixTimeSeconds(), "validFrom and nbf");
        Need(Time(claims["validUntil"]) is { } until && Number(claims["exp"]) == until.ToUnixTimeSeconds(), "validUntil and exp");
        var subject = claims["credentialSubject"] as JsonObject;
        Need(Has(subject?["type"], "AchievementSubject") && TextOf(subject?["id"]) is { } holder && TextOf(claims["sub"]) == holder, "credentialSubject and sub");
        Need((subject?["identifier"] as JsonArray)?.OfType<JsonObject>().Any(i => TextOf(i["identityHash"]) is not null) == true, "credentialSubject.identifier");
        var achievement = subject?["achievement"] as JsonObject;
        Need(Has(achievement?["type"], "Achievement"), "achievement.type");
        foreach (var key in (string[])["id", "name", "description"])
        {
            Need(TextOf(achievement?[key]) is { Length: > 0 }, $"achievement.{key}");
        }

        Need(TextOf((achievement?["criteria"] as JsonObject)?["narrative"]) is { Length: > 0 }, "achievement.criteria");
        return faults;

        void Need(bool holds, string what)
        {
            if (!holds)
            {
                faults.Add(what);
            }
        }
    }

    private static Credential Of(string text, JsonObject claims)
    {
        var (issuer, subject) = ((JsonObject)claims["issuer"]!, (JsonObject)claims["credentialSubject"]!);
        var achievement = (JsonObject)subject["achievement"]!;
        return new(
            text, TextOf(claims["id"])!, TextOf(issuer["id"])!, TextOf(issuer["name"])!, TextOf(achievement["name"])!, TextOf(((JsonObject)achievement["criteria"]!)["narrative"])!,
            ((JsonArray)subject["identifier"]!).OfType<JsonObject>().Select(i => TextOf(i["identityHash"])).First(n => n is not null)!,
            Time(claims["validFrom"])!.Value, Time(claims["validUntil"])!.Value);
    }

    private static bool Has(JsonNode? node, string word) => node is JsonArray words ? words.Any(w => TextOf(w) == word) : TextOf(node) == word;

    private static Instant? Time(JsonNode? node) => TextOf(node) is { } text && InstantPattern.ExtendedIso.Parse(text) is { Success: true } time ? time.Value : null;

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;
}
