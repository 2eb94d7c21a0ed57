using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Tideline.Operation.Requests;
using Tideline.Projects;
using Tideline.Release.Gate;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Audit;
using Tideline.Server.Problems;
using Tideline.Store.Audit;

namespace Tideline.Server.Records;

/// <param name="Release">The release that was cited.</param>
/// <param name="Figure">The figure that was cited, in words.</param>
public sealed record DecisionAnswer(LocalDate On, string? Organisation, string? Role, string Decision, string? Release, string? Figure);

/// <summary>A question of an organisation, and what became of it.</summary>
/// <param name="Release">The release that answered; null: none did.</param>
/// <param name="Because">Why it was not answered; null: it was.</param>
public sealed record RequestAnswer(
    string Id, LocalDate On, string? Organisation, string? Role, string? Officer, string Question, string? Purpose, string? Agreement, string? Release, string? Because,
    IReadOnlyList<DecisionAnswer> Decisions)
{
    internal static RequestAnswer Of(Request r) => new(
        r.Id, r.Asked.On, r.Asked.Organisation, r.Asked.Role, r.Asked.Officer, r.Asked.Text, r.Asked.Purpose, r.Asked.Agreement, r.Asked.Release, r.Asked.Because,
        [.. r.Decisions.Select(d => new DecisionAnswer(d.On, d.Organisation, d.Role, d.Text, d.Release, d.Figure))]);
}

/// <summary>All that was asked.</summary>
/// <param name="Requests">Newest first.</param>
/// <param name="Months">Oldest first.</param>
public sealed record RequestsAnswer(IReadOnlyList<RequestAnswer> Requests, IReadOnlyList<RequestMonth> Months);

/// <param name="On">A local day like 2025-09-01.</param>
/// <param name="Release">The release that answered; or <paramref name="Because"/>.</param>
/// <param name="Because">Why it was not answered.</param>
public sealed record NewRequestBody(
    string? On, string? Organisation, string? Role, string? Officer, string? Question, string? Purpose, string? Agreement, string? Release, string? Because);

/// <param name="On">A local day like 2025-09-01.</param>
/// <param name="Release">The release that was cited; without it the one that answered.</param>
public sealed record NewDecisionBody(string? On, string? Organisation, string? Role, string? Decision, string? Release, string? Figure);

/// <summary>The record of requests answered and decisions influenced.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("Requests");
        requests.MapGet("", (ProjectFolder folder, IClock clock) => All(folder, clock)).RequireAuthorization(Policies.Data).WithSummary("Requests, newest first, and counts by month.");
        api.MapGet("/requests.csv", (ProjectFolder folder, IClock clock) => Results.File(
            Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(RequestCsv.Of(new RequestRegister(folder, clock).All))).ToArray(), ContentTypes.Csv, "requests.csv"))
            .RequireAuthorization(Policies.Data).WithTags("Requests").Produces(200, contentType: ContentTypes.Csv.Split(';')[0]).WithSummary("The same as a table.");
        requests.MapPost("", Add).RequireAuthorization(Policies.Record).Produces<RequestAnswer>(201).WithSummary("Writes down what was asked, and what answered it.");
        requests.MapPost("/{id}/decisions", Decide).RequireAuthorization(Policies.Record).WithSummary("Writes down what was decided with an answer.");
    }

    private static RequestsAnswer All(ProjectFolder folder, IClock clock)
    {
        var all = new RequestRegister(folder, clock).All;
        return new([.. all.Reverse().Select(RequestAnswer.Of)], RequestMonth.Of(all));
    }

    private static async Task<IResult> Add(NewRequestBody body, HttpContext context, ProjectFolder folder, DateTimeZone zone, IClock clock)
    {
        var name = context.User.Identity!.Name!;
        var request = RecordProblems.Told(() => new RequestRegister(folder, clock).Add(
            new(Day(body.On, zone, clock), body.Organisation, body.Role, body.Officer, body.Question, body.Purpose, body.Agreement, IdOf(body.Release), body.Because), name, name));
        await context.Audit(AuditAction.RequestEntered, request.Id);
        return Results.Created($"/api/v1/requests/{request.Id}", RequestAnswer.Of(request));
    }

    private static async Task<RequestAnswer> Decide(string id, NewDecisionBody body, HttpContext context, ProjectFolder folder, DateTimeZone zone, IClock clock)
    {
        var name = context.User.Identity!.Name!;
        var request = RecordProblems.Told(() => new RequestRegister(folder, clock).Decide(
            id, new(Day(body.On, zone, clock), body.Organisation, body.Role, body.Decision, IdOf(body.Release), body.Figure), name, name));
        await context.Audit(AuditAction.DecisionEntered, request.Id);
        return RequestAnswer.Of(request);
    }

    private static string? IdOf(string? release) => string.IsNullOrWhiteSpace(release) ? null : ReleaseId.Parse(release.Trim()).Value;

    private static LocalDate Day(string? text, DateTimeZone zone, IClock clock) => string.IsNullOrWhiteSpace(text) ? clock.GetCurrentInstant().InZone(zone).Date
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new ProblemException(400, ProblemCode.ParameterWrong, "on is a day like 2025-09-01.");
}
