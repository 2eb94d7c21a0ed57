namespace Tideline.Proof.Disclosure;

/// <summary>What an attack proof tries.</summary>
/// <param name="Hierarchies">Random countries.</param>
/// <param name="HierarchyWeeks">Weekly releases of each.</param>
/// <param name="Weeks">Weekly releases of a flood; 0: none.</param>
/// <param name="Subscribers">SIMs of the flood.</param>
/// <param name="Targets">Subscribers whose membership is guessed.</param>
/// <param name="Groups">Games for each of them, with and without.</param>
/// <param name="Seed">Of the first random country and of the flood; further countries take the seeds after it.</param>
internal sealed record AttackPlan(int Hierarchies, int HierarchyWeeks, int Weeks, int Subscribers, int Targets, int Groups, ulong Seed);
