using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Projects.Configuration;
using Tideline.Server.Access;
using Tideline.Server.Emergencies;
using Tideline.Server.Figures;
using Tideline.Server.Releases;
using Tideline.Server.Stops;

namespace Tideline.Server.Api;

/// <summary>An emergency of the project.</summary>
/// <param name="LatestRelease">Id of the release that stands; null where nothing is published.</param>
/// <param name="Releases">How many releases are public and were not taken back.</param>
/// <param name="Name">As people call it; null: hazard and onset name it.</param>
/// <param name="Names">Names in other languages, by language.</param>
/// <param name="DeclaredHere">Whether it was declared through the server, so that its end can be set there.</param>
public sealed record EmergencyAnswer(
    string Id, string Hazard, LocalDate Onset, LocalDate EvacuationStarts, LocalDate Ends, string? LatestRelease, int Releases,
    string? Name, IReadOnlyDictionary<string, string> Names, bool DeclaredHere)
{
    internal static EmergencyAnswer Of(EmergencyConfiguration e, ReleaseShelf shelf) =>
        Of(e, shelf.Standing(e.Id)?.Id.Value, shelf.Published.Count(r => r.Emergency == e.Id));

    internal static EmergencyAnswer Of(EmergencyConfiguration e, string? latest, int releases) => new(
        e.Id, e.Hazard.ToString().ToLowerInvariant(), e.Onset, e.EvacuationStarts, e.Ends, latest, releases, e.Name, e.Names, e.File is not null);
}

/// <summary>What a release holds of one indicator.</summary>
/// <param name="Levels">Admin levels of its areas.</param>
/// <param name="From">First day of its first period.</param>
/// <param name="To">Last day of its last period.</param>
public sealed record IndicatorAnswer(
    string Indicator, string Unit, IReadOnlyList<int> Levels, PeriodKind PeriodKind, LocalDate From, LocalDate To, int Rows);

internal static class EmergencyEndpoints
{
    public static void MapEmergencies(this IEndpointRouteBuilder api)
    {
        var emergencies = api.MapGroup("/emergencies").RequireAuthorization(Policies.Figures).WithTags("Emergencies");
        emergencies.MapGet("", (ProjectEmergencies emergencies, ReleaseShelf shelf) => All(emergencies, shelf))
            .HoldsNoFigure().WithSummary("Emergencies that are declared or have a public release.");
        emergencies.MapGet("/{id}/indicators", (string id, string? release, FigureFinder finder, ReleasedTables tables, HttpContext context) =>
        {
            var entry = finder.Release(id, release);
            return ETags.Answer(context, ETags.Of(entry), () => Body.Json(context, tables.Of(entry).Indicators.Select(Answer)));
        }).Produces<IReadOnlyList<IndicatorAnswer>>().WithSummary("What the release that stands holds.");
        emergencies.MapGet("/{id}/situation", (string id, string? release, string? area, FigureFinder finder, ReleasedTables tables, ProjectConfiguration project, HttpContext context) =>
        {
            var entry = finder.Release(id, release);
            var terms = project.Bulletin.Terms;
            return ETags.Answer(context, $"{ETags.Of(entry)} {terms}", () => Body.Json(context, Situations.Of(tables.Of(entry), terms, area)));
        }).Produces<Situation>().WithSummary("The emergency at a glance: headline figures of the last week, and what to know about them.");
    }

    private static List<EmergencyAnswer> All(ProjectEmergencies emergencies, ReleaseShelf shelf)
    {
        var published = shelf.Published.ToLookup(r => r.Emergency);
        var answers = emergencies.All.Select(e => EmergencyAnswer.Of(e, shelf)).ToList();
        foreach (var id in published.Select(g => g.Key).OfType<string>().Where(id => answers.All(a => a.Id != id)))
        {
            var (standing, e) = (shelf.Standing(id)!, shelf.Standing(id)!.Manifest!.Emergency);
            answers.Add(new(id, e.Hazard, Day(e.Onset), Day(e.EvacuationStarts), Day(e.Ends), standing.Id.Value, published[id].Count(), null, new Dictionary<string, string>(), false));
        }

        return [.. answers.OrderByDescending(a => a.Onset).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static IndicatorAnswer Answer(IndicatorTable table) => new(
        table.Indicator, table.UnitWord, [.. table.Levels.Distinct().Order()], table.Kind, table.Periods[0].Start, table.Periods.Max(p => p.End), table.Rows.Count);
}
