using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Agreements;
using Tideline.Operation.Incidents;
using Tideline.Projects;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;
using Tideline.Release.Gate;
using Tideline.Server.Access;
using Tideline.Server.Audit;
using Tideline.Server.Problems;
using Tideline.Server.Stops;
using Tideline.Store.Audit;

namespace Tideline.Server.Records;

/// <param name="Event">opened, noted, told or closed.</param>
/// <param name="Whom">Organisation that was told; null: this is about something else.</param>
public sealed record IncidentLine(string At, IncidentEvent Event, string By, string Text, string? Whom);

/// <summary>Something that went wrong.</summary>
/// <param name="KnownSince">When it became known, ISO 8601.</param>
/// <param name="NotifyBy">Until when the parties must be told, ISO 8601.</param>
/// <param name="Overdue">Whether nobody was told in time.</param>
/// <param name="Told">Organisations that were told.</param>
/// <param name="History">Oldest first.</param>
public sealed record IncidentAnswer(
    string Id, string What, Severity Severity, bool Open, IReadOnlyList<string> Releases, string KnownSince, string NotifyBy, bool Overdue, IReadOnlyList<string> Told,
    IReadOnlyList<IncidentLine> History)
{
    internal static IncidentAnswer Of(Incident i, Instant now) => new(
        i.Id, i.What, i.Severity, i.IsOpen, i.Releases, i.KnownSince.ToString(), i.NotifyBy.ToString(), i.IsOverdue(now), i.Told,
        [.. i.Entries.Select(e => new IncidentLine(e.At, e.Event, e.By, e.Text, e.Whom))]);
}

/// <param name="KnownSince">ISO 8601; without it now.</param>
/// <param name="Releases">Ids of releases that it touches.</param>
/// <param name="Stop">Whether everything that leaves is stopped as well.</param>
public sealed record IncidentRequest(string? What, Severity? Severity, string? KnownSince, IReadOnlyList<string>? Releases, bool Stop);

/// <param name="Told">Organisation that was told; without it a note on what was found or done.</param>
public sealed record IncidentNote(string? Text, string? Told);

/// <param name="Lessons">What was learned.</param>
public sealed record IncidentEnd(string? Lessons);

/// <summary>The record of incidents, for stewards and administrators.</summary>
internal static class IncidentEndpoints
{
    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("Incidents");
        incidents.MapGet("", (ProjectFolder folder, IClock clock) => All(folder, clock)).RequireAuthorization(Policies.Audit).WithSummary("Incidents, newest first.");
        incidents.MapPost("", Open).RequireAuthorization(Policies.Stop).Produces<IncidentAnswer>(201).WithSummary("Writes down that something went wrong.");
        incidents.MapPost("/{id}/notes", Note).RequireAuthorization(Policies.Stop).WithSummary("Adds what was found or done, or who was told.");
        incidents.MapPost("/{id}/close", Close).RequireAuthorization(Policies.Stop).WithSummary("Closes an incident with what was learned.");
    }

    private static IReadOnlyList<IncidentAnswer> All(ProjectFolder folder, IClock clock) =>
        [.. new IncidentRegister(folder, clock).All.Reverse().Select(i => IncidentAnswer.Of(i, clock.GetCurrentInstant()))];

    private static async Task<IResult> Open(IncidentRequest request, HttpContext context, ProjectFolder folder, StandingStop standing, IClock clock)
    {
        var name = context.User.Identity!.Name!;
        var incident = RecordProblems.Told(() =>
        {
            var asked = new NewIncident(request.What, request.Severity ?? throw new ProblemException(400, ProblemCode.ParameterWrong, "severity is low, moderate, high or severe."), [.. (request.Releases ?? []).Select(r => ReleaseId.Parse(r).Value)], KnownSince(request.KnownSince));
            // First what cannot wait.
            if (request.Stop)
            {
                standing.Register.Stop(name, request.What, name);
            }

            return new IncidentRegister(folder, clock).Open(asked, name, Hours(folder), name);
        });
        if (request.Stop)
        {
            await context.Audit(AuditAction.ExportsStopped, incident.Id);
        }

        await context.Audit(AuditAction.IncidentOpened, incident.Id);
        return Results.Created($"/api/v1/incidents/{incident.Id}", IncidentAnswer.Of(incident, clock.GetCurrentInstant()));
    }

    private static async Task<IncidentAnswer> Note(string id, IncidentNote request, HttpContext context, ProjectFolder folder, IClock clock)
    {
        var name = context.User.Identity!.Name!;
        var register = new IncidentRegister(folder, clock);
        var incident = RecordProblems.Told(() => string.IsNullOrWhiteSpace(request.Told)
            ? register.Note(id, request.Text, name, name)
            : register.Tell(id, request.Told, request.Text, name, name));
        await context.Audit(AuditAction.IncidentNoted, incident.Id);
        return IncidentAnswer.Of(incident, clock.GetCurrentInstant());
    }

    private static async Task<IncidentAnswer> Close(string id, IncidentEnd request, HttpContext context, ProjectFolder folder, IClock clock)
    {
        var name = context.User.Identity!.Name!;
        var incident = RecordProblems.Told(() => new IncidentRegister(folder, clock).Close(id, request.Lessons, name, name));
        await context.Audit(AuditAction.IncidentClosed, incident.Id);
        return IncidentAnswer.Of(incident, clock.GetCurrentInstant());
    }

    // Read anew: the parties may have changed the text since the server began.
    private static int Hours(ProjectFolder folder) => ProjectAgreements.Read(folder, ProjectFile.Load(folder)).All
        .Select(a => a.Terms.NotifyWithinHours).DefaultIfEmpty(Agreement.StandardNotifyWithinHours).Min();

    private static Instant? KnownSince(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : InstantPattern.ExtendedIso.Parse(text) is { Success: true } at ? at.Value
        : throw new ProblemException(400, ProblemCode.ParameterWrong, "knownSince is an instant like 2026-07-01T08:30:00Z.");
}
