namespace Tideline.Domain.Scaling;

/// <summary>People by unit after raking, and how well the margins are met.</summary>
/// <param name="People">People by unit.</param>
/// <param name="Iterations">Passes over all margins.</param>
/// <param name="Converged">Whether every category that can be met is met to the tolerance.</param>
/// <param name="WorstGap">Largest relative difference between a sum and its total.</param>
/// <param name="Worst">That category as margin/category; null where there are no margins.</param>
/// <param name="Empty">Categories, as margin/category, with a total but no people to carry it: they are left out.</param>
/// <param name="Trimmed">Units whose weight was cut down before the last raking, in order.</param>
public sealed record RakingResult(
    double[] People, int Iterations, bool Converged, double WorstGap, string? Worst, IReadOnlyList<string> Empty, IReadOnlyList<int> Trimmed);
