using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Projects;
using Tideline.Release.Register;
using Tideline.Server.Access;

namespace Tideline.Server.Api;

/// <summary>A line of the register of releases, without public key and signature.</summary>
/// <param name="Sequence">1, 2, 3 …</param>
/// <param name="At">ISO 8601.</param>
/// <param name="Release">Null where a person's key was registered.</param>
/// <param name="Key">Id of the key that is registered or that signed.</param>
/// <param name="Text">Why it was recalled, or the erratum.</param>
/// <param name="Agreement">Id of the agreement that the release was made under.</param>
/// <param name="Sha256">Of the line; the next one names it.</param>
public sealed record RegisterLine(
    long Sequence, string At, RegisterEvent Event, string? Release, string? Key, string? Name, string? Organisation, string? Role, string? Text,
    string? Agreement, string Sha256);

/// <summary>The register as it stands; it is answered only where its chain holds.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="Head">SHA-256 of the last line; 64 zeros where there is none.</param>
public sealed record RegisterAnswer(IReadOnlyList<RegisterLine> Lines, string Head);

internal static class RegisterEndpoints
{
    public static void MapRegister(this IEndpointRouteBuilder api) => api.MapGet("/register", (ProjectFolder folder, IClock clock) => Read(new(folder.Releases, clock)))
        .RequireAuthorization(Policies.Proposals).WithTags("Releases").WithSummary("The register of releases, line by line, after its chain was walked.");

    private static RegisterAnswer Read(ReleaseRegister register)
    {
        var chain = register.Chain;
        return new(
            [.. chain.Reverse().Select(l => Line(l.Entry, l.Sha256))],
            chain.Count == 0 ? register.Head.Sha256 : chain[^1].Sha256);
    }

    private static RegisterLine Line(RegisterEntry e, string sha256) =>
        new(e.Sequence, e.At, e.Event, e.Release, e.Key, e.Name, e.Organisation, e.Role, e.Text, e.Agreement, sha256);
}
