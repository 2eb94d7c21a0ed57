using System.Diagnostics;
using Tideline.Domain.Alerts;
using Tideline.Domain.Displacement;
using Tideline.Evaluation;
using Tideline.Evaluation.Presets;
using Tideline.Pipeline.Cubes;
using Tideline.Pipeline.Runs;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;
using Tideline.Proof.DirectRoad;
using Tideline.Synthetic;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Proof;

/// <summary>
/// The direct road: generates a country, takes its events through the gates and the displacement figures in memory, and
/// scores them. The same figures come from <c>generate</c>, <c>ingest</c>, <c>run</c> and <c>evaluate</c>, many times
/// slower.
/// </summary>
public static class ProofRun
{
    /// <param name="scenario">What happens.</param>
    /// <param name="subscribers">About how many SIMs are active when the data begin.</param>
    /// <param name="seed">The same scenario, subscribers and seed give the same scores.</param>
    /// <param name="folder">Takes the project folder: reference files, truth and cubes, no events. Empty, absent, or of an
    /// earlier run.</param>
    /// <param name="parameters">The definition; null: the default.</param>
    /// <param name="compare">Whether to fold and score the published definitions too.</param>
    /// <param name="cancellation">Stops between days and batches.</param>
    public static ProofOutcome Run(
        Scenario scenario, int subscribers, ulong seed, string folder, DisplacementParameters? parameters = null,
        bool compare = false, CancellationToken cancellation = default)
    {
        var seconds = new Dictionary<string, double>();
        var watch = Stopwatch.StartNew();
        var stream = DaryaGenerator.Stream(
            new GeneratorOptions(scenario, subscribers, seed, folder) { OverwriteEarlierDemo = true }, cancellation);
        var project = new ProjectFolder(Path.GetFullPath(folder));
        Pseudonyms.FixKey(project);
        var configuration = ProjectFile.Load(project);
        var reference = ReferenceReader.Read(project, configuration);
        Lap("people");
        var country = Country.Read(stream, project, configuration, reference, cancellation);
        Lap("events");
        var emergencies = configuration.Emergencies.Select(e => EmergencyResolver.Resolve(e, reference, project)).ToArray();
        var (definition, watched) = (parameters ?? new DisplacementParameters(), new AlarmParameters());
        var progress = new Progress<RunProgress>();
        var daily = new DailyRun(reference, emergencies);
        var days = daily.Find(country.Rows, country.Prepared, definition, progress, cancellation);
        var figures = new EmergencyRun(country.Rows, reference, days, definition) { Alarms = n => daily.AboutPeople(days, n, watched) }
            .Run(emergencies[0], emergencies[1..], progress, cancellation);
        CubeFile.Write(Path.Combine(project.Cubes, emergencies[0].Id + ".csv"), figures.Cubes);
        ProjectionFile.Write(Path.Combine(project.Projections, emergencies[0].Id + ".json"), figures);
        AlarmFile.Write(project.Alarms, daily.Alarms(days, [figures.Network], watched), emergencies, days.Places.Map.Hierarchy);
        Lap("estimates");
        var evaluation = Evaluator.Run(project, configuration, reference, emergencies[0]);
        Lap("evaluation");
        IReadOnlyList<PresetScore> presets = compare
            ? PresetScores.Of(project, new ComparisonRun(country.Rows, reference, days, definition).Run(emergencies[0], emergencies[1..], progress, cancellation))
            : [];
        Lap("comparison");
        return new ProofOutcome(figures, evaluation, stream.Numbers.Count, stream.People, country.EventRows, country.Prepared.Days.Count, seconds)
        {
            Presets = presets,
        };

        void Lap(string stage)
        {
            seconds[stage] = watch.Elapsed.TotalSeconds;
            watch.Restart();
        }
    }
}
