namespace Tideline.Domain.Cubes;

/// <summary>Estimates whose error is taken as normal with a known standard deviation.</summary>
public static class NormalInterval
{
    private const double Eighty = 1.2815515655446004;
    private const double NinetyFive = 1.959963984540054;

    /// <summary>Value with symmetric 80% and 95% intervals, lower ends not below 0; no base.</summary>
    public static Estimate Around(double value, double sd, long contributors, double weight) => new(
        value,
        new Interval(Math.Max(0, value - (Eighty * sd)), value + (Eighty * sd)),
        new Interval(Math.Max(0, value - (NinetyFive * sd)), value + (NinetyFive * sd)),
        contributors,
        0,
        weight,
        ObservationStatus.Normal);
}
