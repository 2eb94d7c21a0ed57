using System.Globalization;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Proof.Standing;

/// <summary>One country of a proof.</summary>
/// <param name="Scenario">Name of a scenario, or path of a scenario file.</param>
/// <param name="Subscribers">About how many SIMs are active when the data begin.</param>
/// <param name="Seed">The seed.</param>
internal sealed record ProofCase(string Scenario, int Subscribers, ulong Seed)
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(Scenario)}-{Subscribers}-{Seed}");

    /// <summary>Published definitions are folded in the first seeds of the three main scenarios: they cost more than the rest.</summary>
    public bool IsCompared => Seed <= 2 && Scenario is ("flood" or "no-event" or "outage");

    public Scenario Load() =>
        File.Exists(Scenario) ? Synthetic.Scenarios.Scenario.Load(Scenario) : Synthetic.Scenarios.Scenario.Named(Scenario);
}
