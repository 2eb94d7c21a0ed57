using Tideline.Domain;
using Tideline.Pipeline.Runs;
using Tideline.Synthetic;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Cli.Jobs;

/// <summary>Generates a project folder.</summary>
internal static class GenerateJob
{
    public static GeneratorSummary Run(
        string scenario, int subscribers, ulong seed, string directory, bool overwrite, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        try
        {
            var chosen = Scenario.Names.Contains(scenario) || !File.Exists(scenario) ? Scenario.Named(scenario) : Scenario.Load(scenario);
            return DaryaGenerator.Generate(
                new GeneratorOptions(chosen, subscribers, seed, directory) { OverwriteEarlierDemo = overwrite }, new Relay(progress), cancellation);
        }
        catch (Exception e) when (e is SyntheticException or ArgumentException or FormatException or InvalidOperationException or InvalidDataException)
        {
            throw new ConfigurationException(e.Message, e);
        }
    }

    private sealed class Relay(IProgress<RunProgress> progress) : IProgress<GeneratorProgress>
    {
        public void Report(GeneratorProgress value) => progress.Report(new RunProgress($"Generate {value.Stage}", value.Done, value.Total));
    }
}
