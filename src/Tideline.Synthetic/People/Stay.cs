namespace Tideline.Synthetic.People;

/// <summary>Nights in a row at one site away from home; day numbers, inclusive.</summary>
internal readonly record struct Stay(int First, int Last, int Site);
