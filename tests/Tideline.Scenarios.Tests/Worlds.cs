using System.Collections.Concurrent;
using Tideline.Proof;
using Tideline.Synthetic.Scenarios;

[assembly: AssemblyFixture(typeof(Tideline.Scenarios.Tests.Worlds))]

namespace Tideline.Scenarios.Tests;

/// <summary>Runs of scenarios, each made once and shared by all tests. The same seed everywhere: scenarios that change
/// nothing about people have the same people, so that differences are of the method alone.</summary>
public sealed class Worlds : IDisposable
{
    public const int Subscribers = 5_000;
    private const ulong Seed = 1;
    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-scenarios-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<ScenarioRun>> _runs = new(StringComparer.Ordinal);

    public ScenarioRun Of(string name) => Of(Scenario.Named(name));

    public ScenarioRun Of(Scenario scenario) => Of(scenario, Subscribers);

    /// <summary>A larger country, where the sample of <see cref="Subscribers"/> hides what is asked.</summary>
    public ScenarioRun Of(string name, int subscribers) => Of(Scenario.Named(name), subscribers);

    private ScenarioRun Of(Scenario scenario, int subscribers) => _runs.GetOrAdd($"{scenario.Name}-{subscribers}", name => new Lazy<ScenarioRun>(() =>
    {
        var folder = Path.Combine(_folder, name);
        return new ScenarioRun(folder, ProofRun.Run(scenario, subscribers, Seed, folder));
    })).Value;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
