using Tideline.Domain.Displacement.Presets;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;

namespace Tideline.Pipeline.Runs;

/// <summary>One emergency under every definition.</summary>
/// <param name="Emergency">The emergency.</param>
/// <param name="Map">The places that were folded for.</param>
/// <param name="Exposed">By finest area: whether its homes are exposed.</param>
/// <param name="Stocks">Tideline's own first.</param>
public sealed record Comparison(Emergency Emergency, ClusterMap Map, IReadOnlyList<bool> Exposed, IReadOnlyList<ComparedStock> Stocks);
