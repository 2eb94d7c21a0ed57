using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Release.Register;
using Tideline.Server.Access;
using Tideline.Server.Problems;
using Tideline.Server.Releases;
using Tideline.Server.Stops;

namespace Tideline.Server.Api;

/// <summary>The register. What is public is for whoever may read figures; what is proposed or was taken back is for those who
/// decide.</summary>
internal static class ReleaseEndpoints
{
    public static void MapReleases(this IEndpointRouteBuilder api)
    {
        var releases = api.MapGroup("/releases").RequireAuthorization(Policies.Figures).WithTags("Releases");
        releases.MapGet("", async (ReleaseShelf shelf, IAuthorizationService access, ClaimsPrincipal reader) =>
        {
            var seesAll = await SeesAll(access, reader);
            return shelf.All.Where(r => seesAll || r.State == ReleaseState.Published).Reverse().Select(ReleaseAnswer.Of);
        }).HoldsNoFigure().Produces<IReadOnlyList<ReleaseAnswer>>().WithSummary("Releases, newest first.");
        releases.MapGet("/{id}", async (string id, ReleaseShelf shelf, IAuthorizationService access, ClaimsPrincipal reader) =>
            Results.Ok(ReleaseDetail.Of(await Find(id, shelf, access, reader), shelf)))
            .HoldsNoFigure().Produces<ReleaseDetail>().WithSummary("One release: what the gate checked, what suppression cost, parameters, files.");
        releases.MapGet("/{id}/files/{name}", async (
            string id, string name, ReleaseShelf shelf, IAuthorizationService access, ClaimsPrincipal reader, HttpContext context) =>
        {
            var release = await Find(id, shelf, access, reader);
            return ReleasedFile.Has(release, name)
                ? ETags.Answer(context, ETags.Of(release), () => File(context, ReleasedFile.Read(shelf, release, name), name), isKept: false)
                : throw new ProblemException(404, ProblemCode.NotFound, "The release has no such file; the address of the release lists its files.");
        }).Produces(200).WithSummary("A file of a release, as it was signed.");
    }

    private static async Task<ReleaseEntry> Find(string id, ReleaseShelf shelf, IAuthorizationService access, ClaimsPrincipal reader)
    {
        var release = shelf.All.FirstOrDefault(r => r.Id.Value == id);
        return release is not null && (release.State == ReleaseState.Published || await SeesAll(access, reader))
            ? release
            : throw new ProblemException(404, ProblemCode.ReleaseUnknown, "There is no such release; /api/v1/releases lists those there are.");
    }

    private static async Task<bool> SeesAll(IAuthorizationService access, ClaimsPrincipal reader) =>
        (await access.AuthorizeAsync(reader, Policies.Proposals)).Succeeded;

    private static Body File(HttpContext context, byte[] bytes, string name)
    {
        if (Path.GetExtension(name) == ".html")
        {
            // A bulletin stands alone: its style is in it, and it names the only one that it allows.
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";
            return new(bytes, "text/html; charset=utf-8");
        }

        return new(bytes, ContentTypes.Of(name), name);
    }
}
