using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Audit;
using Tideline.Server.Jobs;
using Tideline.Server.Problems;
using Tideline.Server.Web;
using Tideline.Store.Audit;
using Tideline.Store.Jobs;

namespace Tideline.Server.Emergencies;

/// <summary>An emergency to be declared; the same rules as for an entry of <c>emergencies:</c> in project.yaml.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; it names files.</param>
/// <param name="Hazard">flood, heatwave, drought, wildfire, earthquake, storm, conflict or other.</param>
/// <param name="Onset">A local day.</param>
/// <param name="EvacuationStarts">A local day; without it as usual for the hazard, three days before the onset of a flood.</param>
/// <param name="Ends">The last day of new displacement; without it as usual for the hazard, 14 days after the onset of a flood.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Names">Names in other languages, by language: ur.</param>
/// <param name="Areas">P-codes of any level; or a footprint.</param>
/// <param name="Footprint">GeoJSON with polygons, WGS 84.</param>
public sealed record NewEmergency(
    string? Id, string? Hazard, string? Onset, string? EvacuationStarts, string? Ends, string? Name, IReadOnlyDictionary<string, string>? Names,
    IReadOnlyList<string>? Areas, JsonElement? Footprint);

/// <param name="ExposedAreas">P-codes of the finest level whose homes it exposes.</param>
/// <param name="Job">The run that makes its first figures; null where this server runs no jobs.</param>
public sealed record DeclaredEmergency(EmergencyAnswer Emergency, IReadOnlyList<string> ExposedAreas, JobAnswer? Job);

/// <param name="Ends">The last day of new displacement.</param>
public sealed record EmergencyEnd(string? Ends);

/// <summary>Declaring an emergency, setting its end and taking it back, from the browser.</summary>
internal static class DeclarationEndpoints
{
    private const int LargestBody = 8_000_000;

    public static void MapDeclarations(this IEndpointRouteBuilder api)
    {
        var emergencies = api.MapGroup("/emergencies").RequireAuthorization(Policies.Declare).WithTags("Emergencies");
        emergencies.MapPost("", Declare).Produces<DeclaredEmergency>(201).ProducesProblem(409).WithSummary("Declares an emergency and asks for a run.")
            .RequireRateLimiting(RateLimits.Costly).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        emergencies.MapPost("/{id}/end", End).Produces<EmergencyAnswer>().ProducesProblem(409).WithSummary("Sets the last day of new displacement.");
        emergencies.MapDelete("/{id}", Withdraw).Produces(204).ProducesProblem(409).WithSummary("Takes back an emergency of which no release was proposed.");
    }

    private static async Task<IResult> Declare(
        NewEmergency asked, ProjectFolder folder, ProjectConfiguration configuration, JobStore jobs, JobSignals signals, ServeOptions options, HttpContext context)
    {
        var declaration = DeclarationOf(asked);
        var (declared, resolved) = Told(() => EmergencyRegister.Declare(folder, ReferenceReader.Read(folder, configuration), declaration));
        await context.Audit(AuditAction.EmergencyDeclared, declared.Id);
        Job? job = null;
        if (options.Program is not null)
        {
            job = await jobs.Ask(JobKind.Run, context.User.Identity!.Name!, CancellationToken.None);
            await context.Audit(AuditAction.JobAsked, job.Id.ToString(), "run");
            signals.Wake();
        }

        return Results.Created(
            $"/api/v1/emergencies/{declared.Id}/situation",
            new DeclaredEmergency(EmergencyAnswer.Of(declared, null, 0), resolved.ExposedAreas, job is null ? null : JobAnswer.Of(job)));
    }

    private static async Task<EmergencyAnswer> End(string id, EmergencyEnd asked, ProjectFolder folder, Releases.ReleaseShelf shelf, HttpContext context)
    {
        var ended = Told(() => EmergencyRegister.End(folder, id, asked.Ends));
        await context.Audit(AuditAction.EmergencyEnded, id, NodaTime.Text.LocalDatePattern.Iso.Format(ended.Ends));
        return EmergencyAnswer.Of(ended, shelf);
    }

    private static async Task<IResult> Withdraw(string id, ProjectFolder folder, Releases.ReleaseShelf shelf, JobStore jobs, HttpContext context)
    {
        if (shelf.Of(id).Any())
        {
            throw new ProblemException(
                409, ProblemCode.EmergencyHasReleases,
                "A release of this emergency was proposed, so that the register names it for good. Refuse or recall the release instead; nothing was changed.");
        }

        // What is under way has read of the emergency, and would propose a release of what no longer stands.
        if (await jobs.IsAtWork(context.RequestAborted))
        {
            throw new ProblemException(
                409, ProblemCode.JobUnderWay,
                "A job is under way that may propose a release of this emergency. Let it be stopped, or wait until it has ended; nothing was changed.");
        }

        Told(() =>
        {
            EmergencyRegister.Withdraw(folder, id);
            return true;
        });
        await context.Audit(AuditAction.EmergencyWithdrawn, id);
        return Results.NoContent();
    }

    private static EmergencyDeclaration DeclarationOf(NewEmergency asked) => new(
        asked.Id, asked.Hazard, asked.Onset, asked.EvacuationStarts, asked.Ends, asked.Name, asked.Names ?? new Dictionary<string, string>(),
        [.. (asked.Areas ?? []).Where(a => !string.IsNullOrWhiteSpace(a)).Distinct()],
        asked.Footprint is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } footprint ? footprint.GetRawText() : null);

    /// <summary>Names the field of the request and what is wrong with it.</summary>
    private static T Told<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (ConfigurationException e) when (e is { Key: { } key, Reason: { } reason })
        {
            var field = JsonNamingPolicy.CamelCase.ConvertName(string.Concat(key.Split('_').Select((w, i) => i == 0 || w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..])));
            throw new ProblemException(400, ProblemCode.ValueWrong, $"'{field}' {reason}. Nothing was declared.") { Errors = new Dictionary<string, string[]> { [field] = [reason] } };
        }
        catch (ConfigurationException e)
        {
            throw e.Code switch
            {
                EmergencyFault.Unknown => new ProblemException(404, ProblemCode.EmergencyUnknown, e.Message),
                EmergencyFault.InProject => new ProblemException(409, ProblemCode.EmergencyInProject, e.Message),
                _ => new ProblemException(409, ProblemCode.Conflict, e.Message),
            };
        }
        catch (InputRefusedException e)
        {
            throw new ProblemException(400, ProblemCode.ValueWrong, e.Message) { Errors = new Dictionary<string, string[]> { ["footprint"] = [e.Message] } };
        }
    }
}
