using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Scores;
using Tideline.Evaluation.Truth;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Evaluation;

/// <summary>
/// Scores the unreleased cubes of the last run against <c>truth/</c>, so that what disclosure control hides counts too.
/// Nothing of an area leaves it: a report holds sums over districts.
/// </summary>
public static class Evaluator
{
    /// <summary>Scores what can be scored; the rest is listed as absent.</summary>
    /// <exception cref="ConfigurationException">There are no boundaries, no cubes or no truth.</exception>
    /// <exception cref="InputRefusedException">A truth file is malformed.</exception>
    public static EvaluationReport Run(
        ProjectFolder folder, ProjectConfiguration configuration, ReferenceData reference, Emergency emergency)
    {
        var areas = reference.Boundaries?.Hierarchy ?? throw new ConfigurationException(
            $"Evaluating the emergency '{emergency.Id}' needs areas. Give inputs.areas in project.yaml; nothing was scored.");
        if (!Directory.Exists(folder.Truth))
        {
            throw new ConfigurationException("The project has no folder truth/: only generated projects can be evaluated. Make one with `tideline generate`; nothing was scored.");
        }

        var cubes = new EnclaveCubes(folder, emergency.Id, areas);
        var truth = TruthReader.Read(folder.Truth, areas);
        var absent = new List<string>();
        string Upper(string pcode) => areas.AncestorAt(pcode, cubes.Level)?.PCode ?? pcode;
        var scores = Stocks(cubes, truth, emergency, reference.Holidays, Upper, absent);
        scores = Episodes(scores, cubes, truth, emergency, Upper, absent);
        scores = People(scores, cubes, truth, emergency, Upper, absent);
        var weeks = cubes.Read(Indicator.DisplacedStock);
        return new EvaluationReport(
            configuration.Name, emergency.Id, cubes.Level,
            weeks.Count == 0 ? null : weeks.Min(c => c.Start), weeks.Count == 0 ? null : weeks.Max(c => c.End), absent, scores);
    }

    private static EvaluationScores Stocks(
        EnclaveCubes cubes, TruthTables truth, Emergency emergency, IReadOnlyList<Holiday> holidays, Func<string, string> upper, List<string> absent)
    {
        var stock = cubes.Read(Indicator.DisplacedStock);
        if (!Scorable(absent, "displaced_stock, displaced_hosted, displacement_flow", truth.Displacement, "displacement.csv", stock))
        {
            return new EvaluationScores();
        }

        var weights = OracleWeights.Of(truth, emergency.EvacuationStarts);
        if (weights is null)
        {
            absent.Add("oracle: truth/residents.csv is absent, and truth/population.csv has no day before the week in which evacuation starts.");
        }

        var weeks = stock.DistinctBy(c => c.Start).ToDictionary(c => c.Start, c => c.End);
        var comparison = new StockComparison(weeks, weights, upper);
        var outOfHome = truth.Displacement!.Where(t => !t.WithinHomeArea).ToList();
        var cells = comparison.ByHome(stock, outOfHome);
        var observable = Observable(cells);
        var hosted = Observable(comparison.ByHost(cubes.Read(Indicator.DisplacedHosted), outOfHome));
        var flows = Observable(comparison.ByFlow(cubes.Read(Indicator.DisplacementFlow), outOfHome));
        return new EvaluationScores
        {
            Displaced = StockScore.Of(observable),
            DisplacedWithMovesInside = StockScore.Of(Observable(comparison.ByHome(stock, truth.Displacement!))),
            Splits = StockSplits.Of(observable, holidays),
            Statuses = StatusCounts.Of(cells),
            HomeRanks = RankScores.Of(observable),
            Hosted = Errors.Of(hosted),
            HostRanks = RankScores.Of(hosted),
            Flows = FlowOverlap.Of(flows),
        };
    }

    private static EvaluationScores Episodes(
        EvaluationScores scores, EnclaveCubes cubes, TruthTables truth, Emergency emergency, Func<string, string> upper, List<string> absent)
    {
        var (begun, ended) = (cubes.Read(Indicator.NewlyDisplaced), cubes.Read(Indicator.Returned));
        if (!Scorable(absent, "newly_displaced, returned", truth.Returns, "returns.csv", [.. begun, .. ended]))
        {
            return scores;
        }

        var comparison = new EpisodeComparison(emergency.Onset, truth.Returns!, upper);
        var (left, back) = (comparison.Compare(begun, r => r.Displaced), comparison.Compare(ended, r => r.Returned));
        return scores with
        {
            NewlyDisplaced = EpisodeScore.Of(Observable(left)),
            Returned = EpisodeScore.Of(Observable(back)),
            ReturnCurveGap = EpisodeComparison.CurveGap(left, back),
        };
    }

    private static EvaluationScores People(
        EvaluationScores scores, EnclaveCubes cubes, TruthTables truth, Emergency emergency, Func<string, string> upper, List<string> absent)
    {
        var (present, residents) = (cubes.Read(Indicator.PresentPopulation), cubes.Read(Indicator.Residents));
        if (Scorable(absent, "present_population", truth.Presence, "population.csv", present))
        {
            scores = scores with { PresentPopulation = Sums(PeopleComparison.Present(present, truth.Presence!, upper)) };
        }

        if (Scorable(absent, "residents", truth.Residents, "residents.csv", residents))
        {
            scores = scores with { Residents = Sums(PeopleComparison.Residents(residents, truth.Residents!, emergency.EvacuationStarts, upper)) };
        }

        return scores;
    }

    private static bool Scorable<T>(List<string> absent, string what, IReadOnlyList<T>? truth, string file, IReadOnlyCollection<CubeCell> cells)
    {
        if (truth is null)
        {
            absent.Add($"{what}: truth/{file} is absent.");
        }
        else if (cells.Count == 0)
        {
            absent.Add($"{what}: the cubes of the last run have no such figures.");
        }

        return truth is not null && cells.Count > 0;
    }

    private static ErrorSums Sums(IEnumerable<ScoredCell> cells) =>
        ErrorSums.Of(cells.Where(c => c.Observable).Select(c => (c.Value, c.Truth)));

    private static List<ScoredCell> Observable(IEnumerable<ScoredCell> cells) => [.. cells.Where(c => c.Observable)];
}
