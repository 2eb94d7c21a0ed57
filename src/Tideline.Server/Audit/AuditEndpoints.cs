using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using NodaTime;
using NodaTime.Text;
using Tideline.Server.Access;
using Tideline.Server.Problems;
using Tideline.Store.Audit;

namespace Tideline.Server.Audit;

/// <param name="Sequence">1, 2, 3 …</param>
/// <param name="At">ISO 8601.</param>
/// <param name="Sha256">Of the line; the next one names it.</param>
public sealed record AuditLine(long Sequence, string At, string Actor, string Action, string? Target, string? Detail, string? Origin, string Sha256);

/// <param name="Total">Lines that the question fits, on all pages.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, int Page, int Size, int Total);

/// <summary>The audit log, for stewards and administrators.</summary>
internal static class AuditEndpoints
{
    private const int Size = 100;

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").RequireAuthorization(Policies.Audit).WithTags("Audit");
        audit.MapGet("", Read).WithSummary("Lines of the audit log, newest first.").AddOpenApiOperationTransformer(NameActions);
        audit.MapGet("/verify", (string? head, AuditLog log, CancellationToken cancellation) => log.Verify(head, cancellation))
            .WithSummary("Makes every hash of the log anew.");
    }

    private static async Task<AuditPage> Read(
        string? from, string? to, string? actor, string? action, int? page, AuditLog log, DateTimeZone zone, CancellationToken cancellation)
    {
        if (page is < 1 or > 1_000_000)
        {
            throw new ProblemException(400, ProblemCode.ParameterWrong, "Pages are counted from 1.");
        }

        var query = new AuditQuery(
            Day(from)?.AtStartOfDayInZone(zone).ToInstant(), Day(to)?.PlusDays(1).AtStartOfDayInZone(zone).ToInstant(), actor, ActionOf(action));
        var (entries, total) = await log.Read(query, page ?? 1, Size, cancellation);
        return new(
            [.. entries.Select(e => new AuditLine(e.Sequence, e.At.ToString(), e.Actor, e.Action, e.Target, e.Detail, e.Origin, e.Sha256))],
            page ?? 1, Size, total);
    }

    // Days of the project's time zone, both inclusive.
    private static LocalDate? Day(string? text) => text is null ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new ProblemException(400, ProblemCode.ParameterWrong, "from and to are days like 2025-09-01.");

    /// <summary>The description lists the actions, so that whoever shows lines can have a word for each.</summary>
    private static Task NameActions(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var action = (OpenApiSchema)operation.Parameters!.Single(p => p.Name == "action").Schema!;
        action.Enum = [.. AuditActions.All.Select(a => JsonValue.Create(a))];
        return Task.CompletedTask;
    }

    private static AuditAction? ActionOf(string? name) => name is null ? null
        : AuditActions.Parse(name) ?? throw new ProblemException(
            400, ProblemCode.ParameterWrong, $"action is one of {string.Join(", ", AuditActions.All)}.");
}
