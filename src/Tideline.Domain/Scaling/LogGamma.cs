namespace Tideline.Domain.Scaling;

/// <summary>Logarithm of the gamma function.</summary>
internal static class LogGamma
{
    /// <summary>For x above 0, to about 1e-13 (Stirling's series after a shift to x ≥ 10, DLMF 5.11.1).</summary>
    public static double Of(double x)
    {
        var shift = 0.0;
        for (; x < 10; x++)
        {
            shift += Math.Log(x);
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * ((1 / 12.0) - (square * ((1 / 360.0) - (square * ((1 / 1260.0) - (square * ((1 / 1680.0) - (square / 1188))))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - shift;
    }
}
