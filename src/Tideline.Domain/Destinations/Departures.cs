using Tideline.Domain.Scaling;

namespace Tideline.Domain.Destinations;

/// <summary>Which share of exposed people leaves.</summary>
public static class Departures
{
    /// <summary>Depth in m at which half of the exposed leave.</summary>
    public const double HalfDepthM = 0.67;

    /// <summary>Steepness of the curve, per m.</summary>
    public const double Steepness = 4;

    /// <summary>What is known before anybody has left and without depths: a fifth, and hardly more than half (Haiti 2010: 20
    /// to 23% of the city left).</summary>
    public static readonly BetaDistribution Prior = new(2, 8);

    /// <summary>Share that leaves at a depth of flood: 1/(1 + exp(−k (depth − 0.67 m))); 0 where it is dry.</summary>
    public static double FloodRate(double depthM, double steepness = Steepness) =>
        depthM <= 0 ? 0 : 1 / (1 + Math.Exp(-steepness * (depthM - HalfDepthM)));
}
