using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Domain;
using Tideline.Server.Access;
using Tideline.Server.Audit;
using Tideline.Server.Problems;
using Tideline.Store.Audit;
using Tideline.Store.Keys;

namespace Tideline.Server.Accounts;

/// <param name="ExpiresAt">ISO 8601, as all times here.</param>
/// <param name="LastUsedAt">To the minute; null: never.</param>
public sealed record KeyAnswer(
    Guid Id, string Name, string Prefix, IReadOnlyList<string> Roles, string MadeBy, string MadeAt, string ExpiresAt, string? LastUsedAt, string? RevokedAt)
{
    internal static KeyAnswer Of(ApiKey k) => new(
        k.Id, k.Name, k.Prefix, k.Roles, k.MadeBy, k.MadeAt.ToString(), k.ExpiresAt.ToString(), k.LastUsedAt?.ToString(), k.RevokedAt?.ToString());
}

/// <param name="Expires">The last day on which it works, in UTC.</param>
public sealed record NewKey(string Name, IReadOnlyList<string> Roles, LocalDate Expires);

/// <param name="Token">Shown once.</param>
public sealed record MadeKey(KeyAnswer Key, string Token);

/// <summary>Keys of programs, for administrators.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/keys").RequireAuthorization(Policies.Accounts).WithTags("Accounts");
        keys.MapGet("", async (ApiKeys all, CancellationToken cancellation) => (await all.All(cancellation)).Select(KeyAnswer.Of)).WithSummary("Keys of programs, newest first.");
        keys.MapPost("", Make).Produces<MadeKey>(201).WithSummary("Makes a key of a program; its token is shown once.");
        keys.MapDelete("/{id:guid}", Revoke).Produces(204).WithSummary("Ends a key now.");
    }

    private static async Task<IResult> Make(NewKey asked, HttpContext context, ApiKeys keys)
    {
        try
        {
            var (key, token) = await keys.Make(
                asked.Name ?? "", asked.Roles ?? [], asked.Expires.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(),
                context.User.Identity!.Name!, context.RequestAborted);
            await context.Audit(AuditAction.KeyMade, key.Prefix, key.Scopes);
            return Results.Created($"/api/v1/keys/{key.Id}", new MadeKey(KeyAnswer.Of(key), token.ToString()));
        }
        catch (ConfigurationException e)
        {
            throw new ProblemException(400, ProblemCode.ProgramKeyWrong, e.Message);
        }
    }

    private static async Task<IResult> Revoke(Guid id, HttpContext context, ApiKeys keys)
    {
        var key = await keys.Revoke(id, context.RequestAborted)
            ?? throw new ProblemException(404, ProblemCode.ProgramKeyUnknown, "There is no such key that still works.");
        await context.Audit(AuditAction.KeyRevoked, key.Prefix);
        return Results.NoContent();
    }
}
