namespace Tideline.Domain.Displacement;

/// <summary>The seasonal index: what the season adds to the ordinary travel of exposed homes beyond what it adds to that of
/// others, by home district × week. All 0 where no year is held, and in weeks a year after the onset or later.</summary>
/// <param name="Away">Days away per panel day that ordinary travel leaves at home, by kind of host
/// (<see cref="FoldIndex.KindOfHost"/>).</param>
/// <param name="Episodes">Episodes per panel day, by kind (index into <see cref="Displacement.Episodes.Kinds"/>).</param>
internal sealed record SeasonRates(double[,,] Away, double[,,] Episodes);
