using Tideline.Domain;
using Tideline.Pipeline.Cubes;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Emergencies;

namespace Tideline.Cli.Jobs;

/// <summary>Folds every definition over the same timelines and writes the comparison. It reads no truth.</summary>
internal static class CompareJob
{
    /// <returns>The full path of the readable table.</returns>
    public static string Run(Workspace workspace, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var (folder, configuration, reference) = workspace;
        if (configuration.Emergencies.Count == 0 || reference.Boundaries is null || reference.Population is null)
        {
            throw new ConfigurationException(
                "Comparing definitions needs an emergency, areas and population. Give emergencies, inputs.areas and inputs.population in project.yaml; nothing was compared.");
        }

        var emergencies = configuration.Emergencies.Select(e => EmergencyResolver.Resolve(e, reference, folder)).ToArray();
        var within = RunEpoch.Of(workspace, null);
        using var engine = workspace.OpenEngine(cancellation);
        var days = new Preparation(folder, configuration, reference, engine) { Epoch = within.Epoch }.Run(null, progress, cancellation);
        var rows = new EngineRows(engine, days.SubscribersByDay.Values.Sum());
        days = new DailyRun(reference, emergencies).Find(rows, days, configuration.Methods, progress, cancellation);
        var run = new ComparisonRun(rows, reference, days, configuration.Methods);
        List<Comparison> comparisons = [];
        foreach (var emergency in emergencies.Where(within.Holds))
        {
            var comparison = run.Run(emergency, [.. emergencies.Where(e => e != emergency)], progress, cancellation);
            PresetFile.Write(PresetFile.PathOf(folder.Cubes, emergency.Id), comparison.Map, comparison.Exposed, comparison.Stocks);
            comparisons.Add(comparison);
        }

        return PresetReport.Write(folder.Reports, comparisons, configuration.Disclosure.MinimumSubscribers, configuration.Disclosure.Rounding);
    }
}
