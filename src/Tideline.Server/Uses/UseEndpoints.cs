using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Domain.Cubes;
using Tideline.Domain.Quality;
using Tideline.Server.Access;
using Tideline.Server.Api;
using Tideline.Server.Figures;
using Tideline.Server.Problems;
using Tideline.Server.Releases;
using Tideline.Server.Stops;

namespace Tideline.Server.Uses;

/// <summary>Beside each figure: what it may be used for, and by which rule.</summary>
internal static class UseEndpoints
{
    private const int MostRows = 2_000;

    public static void MapUses(this IEndpointRouteBuilder api)
    {
        api.MapGet("/emergencies/{id}/permitted-use", ([AsParameters] FigureQuery query, FigureFinder finder, HttpContext context) =>
            ETags.Answer(context, ETags.Of(finder.Release(query.Emergency, query.Release)), () => Body.Json(context, Answer(finder.Find(query)))))
            .RequireAuthorization(Policies.Figures).Produces<IReadOnlyList<UseAnswer>>().WithTags("Figures")
            .WithSummary("What each figure may be used for, and the rule that decided; ask for few: an area, a period.");
        api.MapGet("/permitted-use/rules", () => UseRules.All.Select(r => new UseRuleAnswer(r.Code, WordOf(r.AtMost), r.Threshold)))
            .RequireAuthorization(Policies.Figures).HoldsNoFigure().Produces<IReadOnlyList<UseRuleAnswer>>().WithTags("Methods").WithSummary("The table of rules, in its order.");
    }

    /// <summary>As the API writes it: detailed_planning, rough_prioritisation, direction_only, not_to_be_used.</summary>
    public static string WordOf(PermittedUse use) => use switch
    {
        PermittedUse.DetailedPlanning => "detailed_planning",
        PermittedUse.RoughPrioritisation => "rough_prioritisation",
        PermittedUse.DirectionOnly => "direction_only",
        PermittedUse.NotToBeUsed => "not_to_be_used",
    };

    private static IReadOnlyList<UseAnswer> Answer(FigureSelection selection)
    {
        if (selection.Rows.Count > MostRows)
        {
            throw new ProblemException(400, ProblemCode.ParameterWrong, $"That are {selection.Rows.Count} figures, and at most {MostRows} are judged at once: name an area, a level or days with 'area', 'level', 'from' and 'to'.");
        }

        var evidence = new ReleasedEvidence(selection);
        return
        [
            .. selection.Rows.Select(r =>
            {
                var known = evidence.Of(r);
                var verdict = UseRules.Of(known);
                return new UseAnswer(
                    selection.AreaOf(r), selection.CounterpartOf(r), selection.PeriodOf(r), r.Status.Code(), WordOf(verdict.Permitted), verdict.Rule.Code, verdict.Rule.Threshold,
                    [.. verdict.Applied.Where(a => a.AtMost < PermittedUse.DetailedPlanning).Select(a => a.Code)], Rounded(known.Coverage), Rounded(known.RelativeHalfWidth));
            }),
        ];
    }

    private static double? Rounded(double? share) => share is { } number ? Math.Round(number, 2) : null;
}

/// <param name="Permitted">detailed_planning, rough_prioritisation, direction_only or not_to_be_used.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Threshold">What it compares with; null where it compares with nothing.</param>
/// <param name="Rules">All rules that permit less than detailed planning, in the order of the table.</param>
/// <param name="Coverage">Share of the area's home subscribers whom the network could see, mean of the days; null where it is not released.</param>
/// <param name="RelativeHalfWidth">Half the width of the interval over the value; null without one.</param>
public sealed record UseAnswer(
    string Area, string? Counterpart, FigurePeriod Period, string Status, string Permitted, string Rule, double? Threshold, IReadOnlyList<string> Rules, double? Coverage,
    double? RelativeHalfWidth);

/// <param name="AtMost">What a figure permits to which the rule applies.</param>
public sealed record UseRuleAnswer(string Rule, string AtMost, double? Threshold);
