namespace Tideline.Domain.Tests.Alerts;

/// <summary>Standard normal series in which a day repeats a share of the last.</summary>
internal static class Noise
{
    public static double Normal(ulong run, ulong series, int day)
    {
        var hash = Draws.Hash(run, series, (ulong)day);
        var radius = Math.Sqrt(-2 * Math.Log(1 - Draws.Uniform(hash)));
        return radius * Math.Cos(2 * Math.PI * Draws.Uniform(Draws.Hash(hash, 1)));
    }

    public static double[] Series(ulong run, ulong series, int days, double correlation)
    {
        var values = new double[days];
        values[0] = Normal(run, series, 0);
        for (var d = 1; d < days; d++)
        {
            values[d] = (correlation * values[d - 1]) + (Math.Sqrt(1 - (correlation * correlation)) * Normal(run, series, d));
        }

        return values;
    }
}
