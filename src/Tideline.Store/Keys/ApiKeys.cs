using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tideline.Domain;
using Tideline.Store.Accounts;

namespace Tideline.Store.Keys;

/// <summary>Makes, checks and revokes keys of programs.</summary>
public sealed class ApiKeys(StoreDatabase database, IClock clock)
{
    // A write for every call would make the database the limit of reading.
    private static readonly Duration UseStep = Duration.FromMinutes(1);

    /// <summary>The longest life of a key.</summary>
    public static readonly Duration LongestLife = Duration.FromDays(366);

    /// <summary>Makes a key.</summary>
    /// <param name="roles">Any but administrator: a program that is stolen must not make accounts.</param>
    /// <returns>The key, and the token, which is not kept.</returns>
    /// <exception cref="ConfigurationException">No name, no role or one that keys may not have, or an end that is past or too far off.</exception>
    public async Task<(ApiKey Key, ApiKeyToken Token)> Make(
        string name, IReadOnlyCollection<string> roles, Instant expiresAt, string madeBy, CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
        {
            throw new ConfigurationException("A key needs a name of at most 100 characters that says what it is for. No key was made.");
        }

        if (roles.Count == 0 || roles.Except(Role.All).Any() || roles.Contains(Role.Administrator))
        {
            throw new ConfigurationException(
                $"A key has one or more of the roles {string.Join(", ", Role.All.Except([Role.Administrator]))}. No key was made.");
        }

        if (expiresAt <= now || expiresAt > now + LongestLife)
        {
            throw new ConfigurationException("A key ends in the future, and within 366 days. Name such a day; no key was made.");
        }

        var token = ApiKeyToken.Make();
        var key = new ApiKey
        {
            Id = Guid.NewGuid(),
            Name = name.Trim(),
            Prefix = token.Prefix,
            SecretSha256 = token.SecretSha256,
            Scopes = string.Join(' ', Role.All.Intersect(roles)),
            MadeBy = madeBy,
            MadeAt = now,
            ExpiresAt = expiresAt,
        };
        await using var context = database.Open();
        context.Add(key);
        await context.SaveChangesAsync(cancellation);
        return (key, token);
    }

    /// <summary>The key of a token; null where there is none, it was revoked, or it has ended. Notes that it was used.</summary>
    public async Task<ApiKey?> Check(string text, CancellationToken cancellation = default)
    {
        if (ApiKeyToken.Parse(text) is not { } token)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        await using var context = database.Open();
        var key = await context.ApiKeys.SingleOrDefaultAsync(k => k.Prefix == token.Prefix, cancellation);
        if (key is null || !token.Matches(key) || key.RevokedAt is not null || key.ExpiresAt <= now)
        {
            return null;
        }

        if (key.LastUsedAt is not { } last || now - last >= UseStep)
        {
            await context.ApiKeys.Where(k => k.Id == key.Id)
                .ExecuteUpdateAsync(k => k.SetProperty(p => p.LastUsedAt, now), cancellation);
        }

        return key;
    }

    /// <summary>All keys, the newest first, revoked and ended ones too.</summary>
    public async Task<IReadOnlyList<ApiKey>> All(CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        return await context.ApiKeys.AsNoTracking().OrderByDescending(k => k.MadeAt).ToListAsync(cancellation);
    }

    /// <summary>Ends a key now.</summary>
    /// <returns>The key; null where there is none that was not revoked before.</returns>
    public async Task<ApiKey?> Revoke(Guid id, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        var key = await context.ApiKeys.SingleOrDefaultAsync(k => k.Id == id && k.RevokedAt == null, cancellation);
        if (key is not null)
        {
            key.RevokedAt = clock.GetCurrentInstant();
            await context.SaveChangesAsync(cancellation);
        }

        return key;
    }
}
