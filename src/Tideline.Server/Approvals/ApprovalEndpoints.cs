using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Domain;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Audit;
using Tideline.Store.Audit;

namespace Tideline.Server.Approvals;

/// <param name="Key">Id of the signer's key in the register.</param>
/// <param name="At">As the statement gave it.</param>
/// <param name="Signature">ES256 over the statement's text in UTF-8, as base64 of r and s (IEEE P1363): what WebCrypto gives.</param>
public sealed record ApprovalRequest(string Key, string At, string Signature);

/// <param name="Reason">Why it must not be published, or not be used any more; the same as in the statement.</param>
public sealed record ReasonRequest(string Key, string At, string Signature, string Reason);

/// <param name="Text">What is wrong, and what is right; the same as in the statement.</param>
public sealed record CorrectionRequest(string Key, string At, string Signature, string Text);

/// <summary>Approving, refusing, publishing, recalling and correcting. Signatures are made in the browser: a private key never comes here. What is refused
/// is the register's to say.</summary>
internal static class ApprovalEndpoints
{
    public static void MapApprovals(this IEndpointRouteBuilder api)
    {
        var release = api.MapGroup("/releases/{id}").WithTags("Releases");
        release.MapGet("/statement", Statement).WithSummary("What a person signs to approve, refuse, recall or correct.").RequireAuthorization(Policies.Sign);
        release.MapPost("/approvals", Approve).WithSummary("Enters an approval that was signed in the browser.").RequireAuthorization(Policies.Approve);
        release.MapPost("/refusal", Refuse).Produces(204).WithSummary("Refuses a proposed release, signed in the browser.").RequireAuthorization(Policies.Approve);
        release.MapPost("/publish", Publish).Produces(204).WithSummary("Makes a release public.").RequireAuthorization(Policies.Publish);
        release.MapPost("/recall", Recall).Produces(204).WithSummary("Takes a release back, signed in the browser.").RequireAuthorization(Policies.Publish);
        release.MapPost("/errata", Correct).Produces(204).WithSummary("Adds a correction in words, signed in the browser.").RequireAuthorization(Policies.Publish);
    }

    private static StatementToSign Statement(string id, string key, string? purpose, string? reason, ProjectRegister project)
    {
        try
        {
            return project.Open().StatementFor(
                ReleaseId.Parse(id),
                purpose switch
                {
                    null or "approval" => RegisterEvent.Approved,
                    "refusal" => RegisterEvent.Refused,
                    "recall" => RegisterEvent.Recalled,
                    "erratum" => RegisterEvent.Erratum,
                    _ => throw new ConfigurationException("purpose is approval, refusal, recall or erratum."),
                },
                key, reason);
        }
        catch (TidelineException e) when (RegisterProblems.IsForPerson(e))
        {
            throw RegisterProblems.ProblemOf(e);
        }
    }

    private static async Task<IReadOnlyList<SignatureAnswer>> Approve(string id, ApprovalRequest request, HttpContext context, ProjectRegister project)
    {
        IReadOnlyList<SigningKey> approvals = [];
        await Do(
            context, id, AuditAction.Approved, AuditAction.ApprovalRefused, request.Key,
            release => approvals = project.Open().Approve(release, Given(context, request.Key, request.At, request.Signature)));
        return [.. approvals.Select(a => new SignatureAnswer(a.Name, a.Organisation))];
    }

    private static async Task<IResult> Refuse(string id, ReasonRequest request, HttpContext context, ProjectRegister project)
    {
        await Do(
            context, id, AuditAction.ReleaseRefused, AuditAction.RefusalRefused, request.Key,
            release => project.Open().Refuse(release, Given(context, request.Key, request.At, request.Signature), request.Reason ?? ""));
        return Results.NoContent();
    }

    private static async Task<IResult> Publish(string id, HttpContext context, ProjectRegister project)
    {
        await Do(context, id, AuditAction.Published, AuditAction.PublicationRefused, null, release => project.Open().Publish(release));
        return Results.NoContent();
    }

    private static async Task<IResult> Recall(string id, ReasonRequest request, HttpContext context, ProjectRegister project)
    {
        await Do(
            context, id, AuditAction.Recalled, AuditAction.RecallRefused, request.Key,
            release => project.Open().Recall(release, Given(context, request.Key, request.At, request.Signature), request.Reason ?? ""));
        return Results.NoContent();
    }

    private static async Task<IResult> Correct(string id, CorrectionRequest request, HttpContext context, ProjectRegister project)
    {
        await Do(
            context, id, AuditAction.Corrected, AuditAction.CorrectionRefused, request.Key,
            release => project.Open().AddErratum(release, Given(context, request.Key, request.At, request.Signature), request.Text ?? ""));
        return Results.NoContent();
    }

    private static GivenSignature Given(HttpContext context, string? key, string? at, string? signature) =>
        new(key ?? "", at ?? "", signature ?? "", context.User.Identity?.Name);

    // Both ends are entered: what was done, and what somebody tried.
    private static async Task Do(HttpContext context, string id, AuditAction done, AuditAction refused, string? key, Action<ReleaseId> act)
    {
        ReleaseId release;
        try
        {
            release = ReleaseId.Parse(id);
        }
        catch (ConfigurationException e)
        {
            throw RegisterProblems.ProblemOf(e);
        }

        var signer = key is { Length: 16 } && key.All(char.IsAsciiHexDigitLower) ? $"key {key}" : null;
        try
        {
            act(release);
        }
        catch (TidelineException e) when (RegisterProblems.IsForPerson(e))
        {
            await context.Audit(refused, release.Value, string.Join(", ", new[] { e.Code, signer }.Where(t => t is not null)));
            throw RegisterProblems.ProblemOf(e);
        }

        await context.Audit(done, release.Value, signer);
    }
}
