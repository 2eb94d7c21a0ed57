namespace Tideline.Synthetic.Draws;

/// <summary>
/// Logarithm and exponential from basic arithmetic alone. Those of the platform may differ in the last bit between
/// processors and operating systems, and one such bit could turn a decision of the simulation.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>Natural logarithm of a positive, normal number.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh((m − 1) / (m + 1)); |t| < 0.172, so the last term is below one part in 10^17.
        var t = (mantissa - 1) / (mantissa + 1);
        var square = t * t;
        var sum = 0.0;
        for (var n = 21; n >= 1; n -= 2)
        {
            sum = (sum * square) + (1.0 / n);
        }

        return (exponent * Ln2) + (2 * t * sum);
    }

    /// <summary>e to the power of a number between −700 and 700.</summary>
    public static double Exp(double x)
    {
        var power = (int)Math.Floor((x / Ln2) + 0.5);
        var rest = x - (power * Ln2);
        var sum = 1.0;
        for (var n = 16; n >= 1; n--)
        {
            sum = 1 + (sum * rest / n);
        }

        return sum * BitConverter.Int64BitsToDouble((long)(power + 1023) << 52);
    }

    /// <summary><paramref name="x"/> to the power <paramref name="p"/>, x positive.</summary>
    public static double Pow(double x, double p) => Exp(p * Log(x));

    public static double Logistic(double x) => 1 / (1 + Exp(-Math.Clamp(x, -600, 600)));
}
