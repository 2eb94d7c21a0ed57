using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Learning.Checks;
using Tideline.Server.Api;
using Tideline.Server.Campus.Learners;
using Tideline.Server.Problems;
using Tideline.Server.Web;

namespace Tideline.Server.Campus.Exercises;

public sealed record CountryAnswer(CountryState State);

/// <summary>A learner's practice country: made here, and taken along to be worked on with any tool.</summary>
internal static class CountryEndpoints
{
    public static void MapCountries(this RouteGroupBuilder campus)
    {
        campus.MapPost("/me/country", (HttpContext context, LearnerShelf learners, PracticeCountries countries) =>
            Results.Json(new CountryAnswer(countries.Ask(learners.Of(context))), statusCode: 202)).Produces<CountryAnswer>(202).ProducesProblem(409).WithSummary("Asks for the practice country of a learner.");
        campus.MapGet("/me/country.zip", Take).Produces(200, contentType: ContentTypes.Zip).ProducesProblem(409).RequireRateLimiting(RateLimits.Checks).WithSummary("The practice country, without what is known of its truth.");
    }

    private static async Task<IResult> Take(HttpContext context, LearnerShelf learners, PracticeCountries countries)
    {
        var learner = learners.Of(context);
        if (countries.StateOf(learner) != CountryState.Made)
        {
            throw new ProblemException(409, ProblemCode.CountryMissing, "The country is not made yet. Ask for it first.");
        }

        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var source in Files(learner.Folder))
            {
                // Days are packed already.
                var entry = zip.CreateEntry(Path.GetRelativePath(learner.Folder, source).Replace('\\', '/'), source.EndsWith(".gz", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
                await using var to = await entry.OpenAsync(context.RequestAborted);
                await using var from = File.OpenRead(source);
                await from.CopyToAsync(to, context.RequestAborted);
            }
        }

        file.Seek(0, SeekOrigin.Begin);
        return Results.File(file, ContentTypes.Zip, "country.zip");
    }

    private static IEnumerable<string> Files(string folder) => PracticeCountry.Given.Select(g => Path.Combine(folder, g)).Where(Directory.Exists)
        .SelectMany(g => Directory.EnumerateFiles(g, "*", SearchOption.AllDirectories)).Append(Path.Combine(folder, "project.yaml")).Where(File.Exists).Order(StringComparer.Ordinal);
}
