using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Tests;

/// <summary>Released figures of people hosted in a week, and what DTM would have counted.</summary>
internal static class Beside
{
    public static readonly LocalDate Monday = new(2025, 9, 1);

    public static TriangulationTable Table(IReadOnlyList<Observation> ours, IReadOnlyList<ReportedFigure> theirs, TriangulationRules? rules = null) =>
        TriangulationTable.Of(new(
            "flood-2025-2025-09-14-1a2b3c4d", "flood-2025", ours, "v1",
            ours.Select(o => o.Area).Concat(theirs.Select(t => t.Area)).Distinct().ToDictionary(a => a, a => ($"Name of {a}", 2)),
            new Dictionary<string, decimal> { ["displaced_hosted"] = 10 },
            [new(new("field", "dtm", "IOM DTM", [], "v1", theirs.Count, theirs.Count, new Dictionary<string, long>(), theirs.Count, [], [], null), theirs)], rules ?? new()));

    public static Observation Ours(string area, decimal? value, decimal? lower, decimal? upper, ObservationStatus status = ObservationStatus.Normal) =>
        new("displaced_hosted", area, null, Monday, Monday.PlusDays(6), value, lower, upper, Unit.People, status, "tideline-1a2b3c4d", "flood-2025", new(2025, 9, 14));

    public static ReportedFigure Theirs(string area, decimal value, LocalDate day, Concept concept = Concept.Hosted) => new()
    {
        Source = SourceKind.Dtm,
        Publisher = "IOM DTM",
        Concept = concept,
        Area = area,
        AreaLevel = 2,
        ReportedCode = area,
        Place = PlaceKind.PCode,
        PeriodStart = day,
        PeriodEnd = day,
        Value = value,
        Unit = CountUnit.Persons,
        Qualifier = Qualifier.None,
        Operation = "Floods",
        Round = "1",
        Assessment = "BA",
        Rows = 1,
        BoundaryVersion = "v1",
    };
}
