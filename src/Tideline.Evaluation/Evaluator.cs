using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Evaluation.Scoring;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Evaluation;

/// <summary>
/// Scores the unreleased cubes of the last run against <c>truth/</c>, so that what disclosure control hides counts too.
/// Nothing of an area leaves it: a report holds sums over areas.
/// </summary>
public static class Evaluator
{
    /// <summary>Scores what can be scored; the rest is listed as absent.</summary>
    /// <exception cref="ConfigurationException">There are no boundaries, no cubes or no truth.</exception>
    /// <exception cref="InputRefusedException">A truth file is malformed.</exception>
    /// <exception cref="EngineException">A file of the last run is damaged.</exception>
    public static EvaluationReport Run(
        ProjectFolder folder, ProjectConfiguration configuration, ReferenceData reference, Emergency emergency)
    {
        var areas = reference.Boundaries?.Hierarchy ?? throw new ConfigurationException(
            $"Evaluating the emergency '{emergency.Id}' needs areas. Give inputs.areas in project.yaml; nothing was scored.");
        if (!Directory.Exists(folder.Truth))
        {
            throw new ConfigurationException("The project has no folder truth/: only generated projects can be evaluated. Make one with `tideline generate`; nothing was scored.");
        }

        var context = new EvaluationContext(folder, reference, areas, emergency);
        var scores = StockScoring.Add(new EvaluationScores(), context);
        scores = ReturnScoring.Add(scores, context);
        scores = ForecastScoring.Add(scores, context);
        scores = AlarmScoring.Add(scores, context);
        scores = PeopleScoring.Add(scores, context);
        var weeks = context.Stock;
        return new EvaluationReport(
            configuration.Name, emergency.Id, context.Cubes.Level,
            weeks.Count == 0 ? null : weeks.Min(c => c.Start), weeks.Count == 0 ? null : weeks.Max(c => c.End), context.Absent, scores);
    }
}
