using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tideline.Server.Access;
using Tideline.Server.Problems;

namespace Tideline.Server.Stops;

/// <summary>
/// What a stop holds back: every address that answers readers of figures, or composes from them, unless it is said to hold none. Whoever adds an
/// address need not think of the stop; who lets one stay open does.
/// </summary>
internal static class WaysOut
{
    /// <summary>Says that the answer holds no figure of a release, so that it stays open while exports are stopped.</summary>
    public static TBuilder HoldsNoFigure<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new NoFigure());

    /// <summary>Whether a stop holds it back.</summary>
    public static bool Holds(IEnumerable<object> metadata)
    {
        var all = metadata as IReadOnlyCollection<object> ?? [.. metadata];
        return all.OfType<IAuthorizeData>().Any(a => a.Policy is Policies.Figures or Policies.Compose) && !all.OfType<NoFigure>().Any();
    }

    /// <summary>Refuses them while a stop stands; the detail says why, and everybody who may read figures reads it.</summary>
    public static void UseStop(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is { } endpoint && Holds(endpoint.Metadata) && context.RequestServices.GetRequiredService<StandingStop>().Now is { } stop)
        {
            throw new ProblemException(409, ProblemCode.ExportsStopped, stop.Told);
        }

        return next(context);
    });

    private sealed class NoFigure;
}
