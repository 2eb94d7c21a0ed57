using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Domain;
using Tideline.Release.Register;
using Tideline.Release.Stops;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Approvals;
using Tideline.Server.Audit;
using Tideline.Store.Audit;

namespace Tideline.Server.Stops;

/// <summary>Whether exports are stopped, and by whom.</summary>
/// <param name="At">When they were stopped, ISO 8601; null: they are not.</param>
/// <param name="Because">Why.</param>
/// <param name="Sha256">Of the line that stops them; what is signed to lift it.</param>
/// <param name="Agreed">People who signed that they may go on.</param>
public sealed record StopAnswer(bool Stopped, string? At, string? By, string? Because, string? Sha256, IReadOnlyList<SignatureAnswer> Agreed)
{
    internal static StopAnswer Of(StopState? stop) =>
        new(stop is not null, stop?.At, stop?.By, stop?.Because, stop?.Sha256, [.. (stop?.Agreed ?? []).Select(a => new SignatureAnswer(a.Name, a.Organisation))]);
}

/// <param name="Because">Why, for those who are held back; on an open server everybody reads it.</param>
public sealed record StopRequest(string? Because);

/// <summary>Stopping everything that leaves, by one person; and lifting that, by two who sign in the browser.</summary>
internal static class StopEndpoints
{
    public static void MapStop(this IEndpointRouteBuilder api)
    {
        var stop = api.MapGroup("/stop").WithTags("Stop");
        stop.MapGet("", (StandingStop standing) => StopAnswer.Of(standing.Now)).WithSummary("Whether exports are stopped.").RequireAuthorization(Policies.Data);
        stop.MapPost("", Stop).WithSummary("Stops every publication, export, download and figure of the API.").RequireAuthorization(Policies.Stop);
        stop.MapGet("/statement", Statement).WithSummary("What a person signs so that exports may go on.").RequireAuthorization(Policies.Sign);
        stop.MapPost("/resume", Resume).WithSummary("Enters a signature that was made in the browser; two of two organisations lift the stop.").RequireAuthorization(Policies.Sign);
    }

    private static async Task<StopAnswer> Stop(StopRequest request, HttpContext context, StandingStop standing)
    {
        var name = context.User.Identity!.Name!;
        var stop = Told(() => standing.Register.Stop(name, request.Because, name));
        await context.Audit(AuditAction.ExportsStopped, $"line {stop.Number}");
        return StopAnswer.Of(stop);
    }

    private static StatementToSign Statement(string key, string? reason, StandingStop standing) => Told(() => standing.Register.StatementFor(key, reason));

    private static async Task<StopAnswer> Resume(ReasonRequest request, HttpContext context, StandingStop standing)
    {
        var given = new GivenSignature(request.Key ?? "", request.At ?? "", request.Signature ?? "", context.User.Identity?.Name);
        try
        {
            var stop = standing.Register.Resume(given, request.Reason);
            await context.Audit(stop is null ? AuditAction.ExportsResumed : AuditAction.ResumeSigned, stop is null ? null : $"line {stop.Number}");
            return StopAnswer.Of(stop);
        }
        catch (TidelineException e) when (RegisterProblems.IsForPerson(e))
        {
            await context.Audit(AuditAction.ResumeRefused, detail: e.Code);
            throw RegisterProblems.ProblemOf(e);
        }
    }

    private static T Told<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (TidelineException e) when (RegisterProblems.IsForPerson(e))
        {
            throw RegisterProblems.ProblemOf(e);
        }
    }
}
