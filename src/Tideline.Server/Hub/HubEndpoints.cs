using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Domain;
using Tideline.Exchange.Hub;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Release.Observations;
using Tideline.Server.Access;
using Tideline.Server.Problems;
using Tideline.Server.Web;

namespace Tideline.Server.Hub;

/// <summary>A bundle that was taken.</summary>
/// <param name="Missing">Numbers of this operator's bundles that never came.</param>
public sealed record TakenBundle(long Number, string Release, string At, IReadOnlyList<long> Missing);

/// <summary>One figure of an operator's own release, as it was received.</summary>
/// <param name="Status">SDMX code.</param>
public sealed record ReceivedFigure(
    string Indicator, string Area, string? CounterpartArea, LocalDate PeriodStart, LocalDate PeriodEnd, decimal? Value, decimal? Lower, decimal? Upper, string Status);

/// <summary>Where operators hand bundles to a hub and see what became of their own.</summary>
internal static class HubEndpoints
{
    public static void MapHub(this IEndpointRouteBuilder api)
    {
        var hub = api.MapGroup("/hub").WithTags("Hub");
        hub.MapPost("/bundles", Take).RequireAuthorization(Policies.HubOperator).Produces<TakenBundle>().ProducesProblem(409)
            .WithSummary("Takes a bundle (application/zip) of the operator whose key brings it, whole or not at all.")
            .RequireRateLimiting(RateLimits.Deliveries).WithMetadata(new RequestSizeLimitAttribute(HubReception.LargestBundle));
        hub.MapGet("/receipts", Receipts).RequireAuthorization(Policies.HubReceipts).Produces<HubReceipts>()
            .WithSummary("What was received and refused: an operator's own, or all for those who run the hub.");
        hub.MapGet("/figures", Figures).RequireAuthorization(Policies.HubOperator).Produces<IReadOnlyList<ReceivedFigure>>()
            .WithSummary("The figures of the operator's own newest release that was taken.");
    }

    private static async Task<IResult> Take(HttpContext context, ProjectFolder folder, ProjectConfiguration configuration, IClock clock)
    {
        var name = HubCaller.Of(context.User, configuration.Hub)!;
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var to = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                await context.Request.Body.CopyToAsync(to, context.RequestAborted);
            }

            var receipt = new HubReception(folder, configuration, clock).Receive(file, "https", name);
            return receipt.IsAccepted
                ? Results.Ok(new TakenBundle(receipt.Entry.Number!.Value, receipt.Entry.Release!, receipt.Entry.At, receipt.Missing))
                : throw new ProblemException(409, ProblemCode.Conflict, receipt.Refusal!);
        }
        catch (EngineException e) when (e.Code == HubFault.Busy)
        {
            // Nobody looks at a bundle for long.
            context.Response.Headers.RetryAfter = "5";
            throw new ProblemException(429, ProblemCode.TooManyRequests, "The hub looks at another bundle now. Send it again in some seconds; nothing was taken.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static HubReceipts Receipts(HttpContext context, ProjectFolder folder, ProjectConfiguration configuration, IClock clock) =>
        HubView.Receipts(folder, Demand(configuration), clock, HubCaller.Of(context.User, configuration.Hub));

    private static IReadOnlyList<ReceivedFigure> Figures(HttpContext context, ProjectFolder folder, ProjectConfiguration configuration, IClock clock) =>
        [.. HubView.Figures(folder, clock, HubCaller.Of(context.User, configuration.Hub)!).Select(Answer)];

    private static ReceivedFigure Answer(Observation o) => new(
        o.Indicator, o.Area, o.CounterpartArea, o.PeriodStart, o.PeriodEnd, o.Value, o.Lower, o.Upper, Domain.Cubes.ObservationStatusCodes.Code(o.Status));

    private static ProjectConfiguration Demand(ProjectConfiguration configuration) => configuration.Hub is not null ? configuration : throw new ProblemException(
        404, ProblemCode.NotFound, "This project is no hub.");
}
