using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tideline.Domain;
using Tideline.Exchange.Joint;
using Tideline.Learning.Maturity;
using Tideline.Release.Bulletins.Printing;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Problems;
using Tideline.Server.Stops;
using Tideline.Server.Web;

namespace Tideline.Server.Learning;

/// <summary>What is to be scored. Nothing of it is kept.</summary>
/// <param name="Sheets">Texts of answer sheets of one country, YAML or JSON, as <c>tideline learn maturity</c> reads them.</param>
/// <param name="Aim">Code of the gate that is aimed for; null: the first that is not passed.</param>
/// <param name="Language">ur: columns of a workbook run from the right.</param>
public sealed record MaturityAsked(IReadOnlyList<string>? Sheets, string? Aim, string? Language);

/// <summary>The maturity assessment: its questions, and scores of what is sent. The server keeps no answer.</summary>
internal static class MaturityEndpoints
{
    private const int LargestBody = 1_000_000;
    private const int MostSheets = 30;

    public static void MapMaturity(this IEndpointRouteBuilder api)
    {
        var maturity = api.MapGroup("/maturity").RequireAuthorization(Policies.Figures).WithTags("Maturity").HoldsNoFigure();
        maturity.MapGet("/framework", ([FromQuery] string? lang) => FrameworkAnswer.Of(FrameworkFile.BuiltIn, FrameworkWords.In(lang))).Produces<FrameworkAnswer>().WithSummary("Dimensions, questions, levels and gates; lang=ur: questions and levels in Urdu.");
        Post(maturity, "/score", (MaturityAsked asked) => Results.Ok(MaturityAnswer.Of(Read(asked)))).Produces<MaturityAnswer>().WithSummary("Scores answer sheets of one country.");
        Post(maturity, "/score.xlsx", (MaturityAsked asked) => Results.Bytes(MaturityWorkbook.Write(Read(asked), asked.Language == "ur"), ContentTypes.Workbook, "maturity.xlsx"))
            .Produces(200, contentType: ContentTypes.Workbook).WithSummary("The same as a workbook.");
        Post(maturity, "/score.pdf", Print).Produces(200, contentType: ContentTypes.Pdf).ProducesProblem(409).WithSummary("The same, printed.");
    }

    private static RouteHandlerBuilder Post(IEndpointRouteBuilder maturity, string address, Delegate handler) =>
        maturity.MapPost(address, handler).RequireRateLimiting(RateLimits.Costly).WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    private static async Task<IResult> Print(MaturityAsked asked, ServeOptions options, HttpContext context)
    {
        var assessment = Read(asked);
        var chromium = Chromium.Find(options.Chromium) ?? throw new ProblemException(409, ProblemCode.CannotPrint, Chromium.Missing);
        try
        {
            return Results.Bytes(await chromium.Print(MaturityPage.Of(assessment.Scored, assessment.Aim, PageFonts.Faces(options.WebRoot, [assessment.Newest.Sheet.Country, .. assessment.Newest.Sheet.Respondents.Select(r => r.Organisation)])), context.RequestAborted), ContentTypes.Pdf, "maturity.pdf");
        }
        catch (EngineException e)
        {
            throw new ProblemException(409, ProblemCode.CannotPrint, e.Message);
        }
    }

    private static Assessment Read(MaturityAsked asked)
    {
        if (asked.Sheets is not { Count: > 0 and <= MostSheets } sheets || sheets.Contains(null!))
        {
            throw new ProblemException(400, ProblemCode.BadRequest, $"'sheets' must hold 1 to {MostSheets} answer sheets as texts.");
        }

        try
        {
            return Assessment.Of([.. sheets.Select((s, i) => (FormattableString.Invariant($"sheet {i + 1}"), s))], asked.Aim);
        }
        catch (ConfigurationException e)
        {
            throw new ProblemException(400, ProblemCode.BadRequest, e.Message);
        }
    }
}
