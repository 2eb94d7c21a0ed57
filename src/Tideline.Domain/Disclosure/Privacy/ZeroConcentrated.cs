namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>Zero-concentrated differential privacy: costs add up.</summary>
/// <remarks>Bun and Steinke (2016), Concentrated differential privacy: simplifications, extensions, and lower bounds.</remarks>
public static class ZeroConcentrated
{
    /// <summary>ε of (ε, δ)-differential privacy that ρ implies: ρ + 2√(ρ ln(1/δ)).</summary>
    public static double Epsilon(Ratio rho, double delta)
    {
        var cost = rho.ToDouble();
        return cost + (2 * Math.Sqrt(cost * Math.Log(1 / delta)));
    }

    /// <summary>Variance of (discrete) Gaussian noise that costs ρ: Δ²/(2ρ).</summary>
    /// <param name="sensitivity">L2 sensitivity Δ: how far one subscriber can move the vector of counts.</param>
    /// <param name="rho">The cost, above 0.</param>
    public static Ratio Variance(Ratio sensitivity, Ratio rho) => sensitivity * sensitivity / (2 * rho);
}
