namespace Tideline.Proof.Faults;

/// <summary>What a fault proof is asked for.</summary>
/// <param name="Program">How the program is run: itself, or its host and its file.</param>
/// <param name="Work">Full path of a folder that takes the countries; they are deleted at the end.</param>
/// <param name="Kills">So many times at least a process is killed.</param>
/// <param name="Mornings">Days that come one by one; those before come at once.</param>
/// <param name="KillsAMorning">At most, before a morning is let come to its end.</param>
/// <param name="Scenario">Name of a scenario, or a file.</param>
/// <param name="Subscribers">SIMs of the operator.</param>
/// <param name="Seed">Of the country and of the instants.</param>
/// <param name="Others">Whether faults other than kills are tried too.</param>
/// <param name="Longest">After so long no further kill is begun; the page says how many there were.</param>
internal sealed record FaultPlan(
    IReadOnlyList<string> Program, string Work, int Kills, int Mornings, int KillsAMorning, string Scenario, int Subscribers, ulong Seed, bool Others, TimeSpan Longest);
