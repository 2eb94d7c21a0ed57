using Tideline.Domain.Cubes;
using Tideline.Exchange.Import;
using Tideline.Exchange.Releases;
using Tideline.Release.Files;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Triangulation;

/// <summary>What is held against each other.</summary>
/// <param name="Release">Id of the release, for the title.</param>
/// <param name="Emergency">Id of the emergency.</param>
/// <param name="Observations">Released figures.</param>
/// <param name="BoundaryVersion">Of the release; reported figures that were checked against another are not compared.</param>
/// <param name="Areas">Name and admin level of each area, by p-code.</param>
/// <param name="RoundingBases">Rounding base of people by indicator; an indicator without one counts as 1.</param>
/// <param name="Imports">Reported figures, at least one import.</param>
public sealed record TriangulationInput(
    string Release, string Emergency, IReadOnlyList<Observation> Observations, string BoundaryVersion, IReadOnlyDictionary<string, (string Name, int Level)> Areas,
    IReadOnlyDictionary<string, decimal> RoundingBases, IReadOnlyList<ReportedImport> Imports, TriangulationRules Rules)
{
    /// <summary>A published release beside imports.</summary>
    /// <param name="areas">Of the release's boundary version.</param>
    public static TriangulationInput Of(
        ReleaseManifest manifest, IReadOnlyList<Observation> observations, IEnumerable<ReleasedArea> areas, IReadOnlyList<ReportedImport> imports, TriangulationRules rules) =>
        new(
            manifest.Release, manifest.Emergency.Id, observations, manifest.BoundaryVersion,
            areas.ToDictionary(a => a.PCode, a => (a.Name, a.AdminLevel), StringComparer.Ordinal),
            manifest.RoundingBases.Where(b => b.Unit == Unit.People).ToDictionary(b => b.Indicator, b => b.Base, StringComparer.Ordinal), imports, rules);
}

/// <summary>Released figures of an emergency beside what others counted.</summary>
/// <param name="Comparisons">In the order of the imports and their figures.</param>
/// <param name="NotCompared">By import and reason.</param>
/// <param name="Agreements">By round and level, in the order of the comparisons.</param>
/// <param name="Likely">Areas by the probability that ours exceeds the threshold.</param>
/// <param name="Disagreements">Areas where sources of one concept disagree, the most first.</param>
/// <param name="Suggestions">Areas that nobody counted recently, by the probability that ours exceeds the threshold.</param>
public sealed record TriangulationTable(
    TriangulationInput Input, IReadOnlyList<Comparison> Comparisons, IReadOnlyList<NotCompared> NotCompared, IReadOnlyList<RankAgreement> Agreements,
    IReadOnlyList<LikelyArea> Likely, IReadOnlyList<Disagreement> Disagreements, IReadOnlyList<Suggestion> Suggestions)
{
    /// <summary>Depends on the input alone.</summary>
    public static TriangulationTable Of(TriangulationInput input)
    {
        var ours = new OurFigures(input.Observations);
        var names = input.Areas.ToDictionary(a => a.Key, a => a.Value.Name, StringComparer.Ordinal);
        var (made, not) = Triangulation.Comparisons.Of(ours, input.BoundaryVersion, names, input.Imports, input.Rules);
        return new(
            input, made, not, RankAgreement.Of(made, input.Rules.Top), LikelyArea.Of(ours, input.Areas, input.Rules.Threshold),
            Disagreement.Of(made, indicator => input.RoundingBases.GetValueOrDefault(indicator, 1)),
            Suggestion.Of(ours, input));
    }
}
