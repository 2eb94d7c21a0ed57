using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Tideline.Server.Api;

/// <summary>Answers that change only with what they are made from: asked for again, they are not sent again.</summary>
internal static class ETags
{
    public const string Revalidated = "private, no-cache";

    private const string Plain = "identity";

    // Another build may write the same figures otherwise.
    private static readonly string _build = typeof(ETags).Module.ModuleVersionId.ToString("N");

    /// <param name="source">Names what the answer is made from: a release and its manifest's hash, or a boundary version.</param>
    /// <param name="isKept">Whether the answer, once made, serves all who ask for it; otherwise it is made each time.</param>
    public static IResult Answer(HttpContext context, string source, Func<Body> make, bool isKept = true, string cacheControl = Revalidated)
    {
        var request = context.Request;
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_build}\n{source}\n{request.Path}\n{request.QueryString}")))[..24];
        // A strong tag stands for bytes, which compression changes.
        var coding = CodingOf(request);
        var tag = new EntityTagHeaderValue($"\"{key}{(coding == Plain ? "" : $"-{coding}")}\"");
        var isKnown = request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false));
        // Made before the headers are set: a fault must not be kept by a browser.
        var answer = isKnown ? Results.StatusCode(StatusCodes.Status304NotModified)
            : (isKept ? context.RequestServices.GetRequiredService<KeptAnswers>().Find(key, make) : make()).In(context, coding);
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = cacheControl;
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        return answer;
    }

    // Corrections are only ever added.
    public static string Of(Releases.ReleaseEntry release) => FormattableString.Invariant($"{release.Id} {release.ManifestSha256} {release.Errata.Count}");

    private static string CodingOf(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return ((string[])["br", "gzip"]).FirstOrDefault(coding => accepted.Any(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0)) ?? Plain;
    }
}
