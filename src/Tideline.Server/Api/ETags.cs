using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Tideline.Server.Api;

/// <summary>Answers that change only with what they are made from: asked for again, they are not sent again.</summary>
internal static class ETags
{
    // Another build may write the same figures otherwise.
    private static readonly string _build = typeof(ETags).Module.ModuleVersionId.ToString("N");

    /// <param name="source">Names what the answer is made from: a release and its manifest's hash, or a boundary version.</param>
    public static IResult Answer(HttpContext context, string source, Func<IResult> make)
    {
        var request = context.Request;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_build}\n{source}\n{request.Path}\n{request.QueryString}"));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash)[..24]}\"");
        var isKnown = request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false));
        // Made before the headers are set: a fault must not be kept by a browser.
        var answer = isKnown ? Results.StatusCode(StatusCodes.Status304NotModified) : make();
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "private, no-cache";
        return answer;
    }

    public static string Of(Releases.ReleaseEntry release) => $"{release.Id} {release.ManifestSha256}";
}
