using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Import;
using Tideline.Exchange.Reported;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Triangulation;

/// <summary>Puts reported figures beside released ones.</summary>
internal static class Comparisons
{
    public const string Unspecified = "the source does not know the area below this one";
    public const string Part = "a part of the people (sector, sex, age)";
    public const string OtherBoundaries = "checked against other boundaries than the release has";
    public const string NoPeriod = "the release has no period near enough";

    /// <returns>The comparisons in the order of the imports, and how many figures of each were not compared, by reason.</returns>
    public static (IReadOnlyList<Comparison> Made, IReadOnlyList<NotCompared> Not) Of(
        OurFigures ours, string boundaryVersion, IReadOnlyDictionary<string, string> names, IReadOnlyList<ReportedImport> imports, TriangulationRules rules)
    {
        var made = new List<Comparison>();
        var not = new SortedDictionary<(string Import, string Reason), int>();
        foreach (var import in imports)
        {
            foreach (var reported in import.Figures)
            {
                var (comparison, reason) = reported switch
                {
                    { Place: PlaceKind.Unspecified } => (null, Unspecified),
                    { Breakdown: not null } => (null, Part),
                    _ when reported.BoundaryVersion != boundaryVersion => (null, OtherBoundaries),
                    _ => (Compare(import.Account.Name, reported, ours, names, rules), NoPeriod),
                };
                if (comparison is not null)
                {
                    made.Add(comparison);
                }
                else
                {
                    var key = (import.Account.Name, reason);
                    not[key] = not.GetValueOrDefault(key) + 1;
                }
            }
        }

        return (made, [.. not.Select(n => new NotCompared(n.Key.Import, n.Key.Reason, n.Value))]);
    }

    private static Comparison? Compare(
        string import, ReportedFigure reported, OurFigures ours, IReadOnlyDictionary<string, string> names, TriangulationRules rules)
    {
        var (indicator, isSame) = ConceptPairs.Of(reported.Concept);
        // A flow is compared over its period, a stock on its day.
        IReadOnlyList<(LocalDate Start, LocalDate End)> periods;
        int apart;
        if (indicator.AdditiveOverPeriods)
        {
            if (ours.PeriodsIn(indicator.Name, reported.PeriodStart, reported.PeriodEnd, rules.DaysApart) is not { } inside)
            {
                return null;
            }

            (periods, apart) = inside;
        }
        else
        {
            if (ours.PeriodOf(indicator.Name, reported.PeriodEnd, rules.DaysApart) is not { } nearest)
            {
                return null;
            }

            (periods, apart) = ([(nearest.Start, nearest.End)], nearest.DaysApart);
        }

        Observation?[] rows = [.. periods.Select(p => ours.Find(indicator.Name, reported.Area, p.End))];
        var whole = rows.All(r => r?.Value is not null);
        return new(
            import, reported, names.GetValueOrDefault(reported.Area, reported.Area), indicator.Name, isSame, Persons(reported, rules), periods[0].Start, periods[^1].End,
            apart, periods.Count,
            whole ? rows.Sum(r => r!.Value) : null, whole ? rows.Sum(r => r!.Lower) : null, whole ? rows.Sum(r => r!.Upper) : null,
            rows.Any(r => r is null) ? null : rows.Min(r => (ObservationStatus?)r!.Status));
    }

    private static decimal? Persons(ReportedFigure reported, TriangulationRules rules) => reported.Unit switch
    {
        CountUnit.Persons => reported.Value,
        CountUnit.Households => rules.HouseholdSize is { } size ? Math.Round(reported.Value * (decimal)size) : null,
    };
}

/// <summary>Reported figures that were not held against the release.</summary>
/// <param name="Reason">In English words.</param>
public sealed record NotCompared(string Import, string Reason, int Figures)
{
    /// <summary>A code that stands for a reason in every language.</summary>
    public static string CodeOf(string reason) => reason switch
    {
        Comparisons.Unspecified => "unspecified",
        Comparisons.Part => "part",
        Comparisons.OtherBoundaries => "other_boundaries",
        _ => "no_period",
    };
}
