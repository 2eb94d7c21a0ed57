using System.Collections.Concurrent;
using Tideline.Proof;
using Tideline.Synthetic.Scenarios;

[assembly: AssemblyFixture(typeof(Tideline.Scenarios.Tests.Worlds))]

namespace Tideline.Scenarios.Tests;

/// <summary>Runs of scenarios, each made once and shared by all tests. The same seeds everywhere: scenarios that change
/// nothing about people have the same people, so that differences are of the method alone.</summary>
public sealed class Worlds : IDisposable
{
    public const int Subscribers = 5_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-scenarios-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<ScenarioRun>> _runs = new(StringComparer.Ordinal);

    public ScenarioRun Of(string name) => Of(Scenario.Named(name));

    public ScenarioRun Of(Scenario scenario) => Of(scenario, Subscribers);

    /// <summary>A larger country, or other people, where the sample of <see cref="Subscribers"/> hides what is asked.</summary>
    public ScenarioRun Of(string name, int subscribers, ulong seed = 1) => Of(Scenario.Named(name), subscribers, seed);

    private ScenarioRun Of(Scenario scenario, int subscribers, ulong seed = 1) => _runs.GetOrAdd($"{scenario.Name}-{subscribers}-{seed}", name => new Lazy<ScenarioRun>(() =>
    {
        var folder = Path.Combine(_folder, name);
        return new ScenarioRun(folder, ProofRun.Run(scenario, subscribers, seed, folder));
    })).Value;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
