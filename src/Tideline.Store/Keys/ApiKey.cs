using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Tideline.Store.Keys;

/// <summary>What a program logs in with. The secret itself is shown once and not kept.</summary>
public sealed class ApiKey
{
    public Guid Id { get; init; }

    /// <summary>What the key is for, in words.</summary>
    public string Name { get; init; } = "";

    /// <summary>The part of the token that finds the key; not secret.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>SHA-256 of the secret, hex. A plain hash will do: the secret is 256 random bits, which nobody can try out.</summary>
    public string SecretSha256 { get; init; } = "";

    /// <summary>Roles, with blanks between.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>Name of the account that made it.</summary>
    public string MadeBy { get; init; } = "";

    public Instant MadeAt { get; init; }

    /// <summary>From when on it is refused.</summary>
    public Instant ExpiresAt { get; init; }

    /// <summary>To the minute; null: never.</summary>
    public Instant? LastUsedAt { get; set; }

    /// <summary>Null: it was not revoked.</summary>
    public Instant? RevokedAt { get; set; }

    public IReadOnlyList<string> Roles => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal static void Configure(EntityTypeBuilder<ApiKey> keys)
    {
        keys.ToTable("api_keys");
        keys.Ignore(k => k.Roles);
        keys.Property(k => k.Name).HasMaxLength(100);
        keys.Property(k => k.Prefix).HasMaxLength(16);
        keys.Property(k => k.SecretSha256).HasMaxLength(64);
        keys.Property(k => k.Scopes).HasMaxLength(200);
        keys.HasIndex(k => k.Prefix).IsUnique();
    }
}
