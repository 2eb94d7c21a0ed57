using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Server.Access;
using Tideline.Server.Audit;
using Tideline.Server.Problems;
using Tideline.Store.Audit;
using Tideline.Store.Jobs;

namespace Tideline.Server.Jobs;

/// <param name="Progress">Of the stage, 0 to 1.</param>
/// <param name="Stage">What it is at; null: not begun, or not said.</param>
/// <param name="Attempts">How often it began: more than once where its server was stopped or died.</param>
/// <param name="ExitCode">Of the command; null: it has not ended by itself.</param>
/// <param name="Message">What the command said to a person in the end.</param>
public sealed record JobAnswer(
    Guid Id, JobKind Kind, JobState State, string AskedBy, string AskedAt, string? StartedAt, string? EndedAt, double Progress, string? Stage,
    int Attempts, string? CancelledBy, int? ExitCode, string? Message)
{
    internal static JobAnswer Of(Job j) => new(
        j.Id, j.Kind, j.State, j.AskedBy, j.AskedAt.ToString(), j.StartedAt?.ToString(), j.EndedAt?.ToString(), j.Progress, j.Stage,
        j.Attempts, j.CancelledBy, j.ExitCode, j.Message);
}

public sealed record NewJob(JobKind Kind);

/// <summary>Ingests and runs, asked for and followed from the browser.</summary>
internal static class JobEndpoints
{
    private const int Most = 100;

    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("", async (JobStore all, CancellationToken cancellation) => (await all.Newest(Most, cancellation)).Select(JobAnswer.Of))
            .RequireAuthorization(Policies.Data);
        jobs.MapGet("/{id:guid}", async (Guid id, JobStore all, CancellationToken cancellation) => JobAnswer.Of(await Find(all, id, cancellation)))
            .RequireAuthorization(Policies.Data);
        jobs.MapPost("", Ask).Produces<JobAnswer>(202).WithSummary("Asks for an ingest or a run.").RequireAuthorization(Policies.Jobs);
        jobs.MapPost("/{id:guid}/cancel", Cancel).Produces(202).WithSummary("Stops a job.").RequireAuthorization(Policies.Jobs);
    }

    private static async Task<IResult> Ask(NewJob asked, HttpContext context, JobStore jobs, JobSignals signals, ServeOptions options)
    {
        if (options.Program is null)
        {
            throw new ProblemException(409, ProblemCode.NoJobs, "This server only shows what is there and runs no jobs. Ask whoever started it.");
        }

        var job = await jobs.Ask(asked.Kind, context.User.Identity!.Name!, context.RequestAborted);
        await context.Audit(AuditAction.JobAsked, job.Id.ToString(), job.Kind.ToString().ToLowerInvariant());
        signals.Wake();
        return Results.Accepted($"/api/v1/jobs/{job.Id}", JobAnswer.Of(job));
    }

    private static async Task<IResult> Cancel(Guid id, HttpContext context, JobStore jobs)
    {
        await Find(jobs, id, context.RequestAborted);
        if (!await jobs.Cancel(id, context.User.Identity!.Name!, context.RequestAborted))
        {
            throw new ProblemException(409, ProblemCode.JobEnded, "The job has ended, or is being stopped already.");
        }

        await context.Audit(AuditAction.JobCancelled, id.ToString());
        return Results.Accepted($"/api/v1/jobs/{id}");
    }

    private static async Task<Job> Find(JobStore jobs, Guid id, CancellationToken cancellation) =>
        await jobs.Find(id, cancellation) ?? throw new ProblemException(404, ProblemCode.JobUnknown, "There is no such job.");
}
