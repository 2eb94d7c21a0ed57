using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic;

/// <summary>What to generate.</summary>
/// <param name="Scenario">What happens.</param>
/// <param name="Subscribers">About how many SIMs of the operator are active when the data begin; at least 100.</param>
/// <param name="Seed">The same scenario, subscribers and seed give the same files on every machine.</param>
/// <param name="OutDirectory">The project folder to write; must be empty or absent.</param>
public sealed record GeneratorOptions(Scenario Scenario, int Subscribers, ulong Seed, string OutDirectory)
{
    /// <summary>Allows a folder that an earlier generation marked as its own; what that one generated is deleted,
    /// anything else stays.</summary>
    public bool OverwriteEarlierDemo { get; init; }

    /// <summary>Threads to use; null: one per processor. The result does not depend on it.</summary>
    public int? Threads { get; init; }
}

/// <summary>How far a generation is.</summary>
/// <param name="Stage">What is being made: <c>people</c>, <c>events</c> or <c>truth</c>.</param>
/// <param name="Done">Parts done of <paramref name="Total"/>; parts are event files in stage <c>events</c>.</param>
public sealed record GeneratorProgress(string Stage, int Done, int Total);

/// <summary>What was generated.</summary>
/// <param name="Subscribers">SIMs of this operator that were ever active, devices included.</param>
/// <param name="People">People in the country.</param>
/// <param name="LocalDays">Complete local days of data.</param>
/// <param name="EventRows">Rows of all event files, faulty ones included, each file counted once.</param>
public sealed record GeneratorSummary(int Subscribers, long People, int LocalDays, long EventRows);
