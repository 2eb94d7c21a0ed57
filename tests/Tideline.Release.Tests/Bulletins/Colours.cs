using System.Globalization;

namespace Tideline.Release.Tests.Bulletins;

/// <summary>CIELAB (D65) and what a colour looks like under colour-vision deficiency or in grey print.</summary>
internal static class Colours
{
    /// <summary>Matrices of Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB; grey is luminance.</summary>
    public static IReadOnlyDictionary<string, double[]> Visions { get; } = new Dictionary<string, double[]>
    {
        ["normal"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protan"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deutan"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritan"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
        ["grey"] = [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
    };

    /// <summary>CIE76 distance of two colours as one kind of vision sees them.</summary>
    public static double Difference(string a, string b, double[] vision)
    {
        var (p, q) = (Lab(Seen(Linear(a), vision)), Lab(Seen(Linear(b), vision)));
        return Math.Sqrt(p.Zip(q, (x, y) => (x - y) * (x - y)).Sum());
    }

    /// <summary>WCAG 2 contrast ratio.</summary>
    public static double Contrast(string a, string b)
    {
        var (p, q) = (Luminance(Linear(a)), Luminance(Linear(b)));
        return (Math.Max(p, q) + 0.05) / (Math.Min(p, q) + 0.05);
    }

    private static double Luminance(double[] rgb) => (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);

    private static double[] Linear(string hex)
        => [.. Enumerable.Range(0, 3)
            .Select(i => int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double[] Seen(double[] rgb, double[] m)
        => [.. Enumerable.Range(0, 3).Select(r => Math.Clamp((m[3 * r] * rgb[0]) + (m[(3 * r) + 1] * rgb[1]) + (m[(3 * r) + 2] * rgb[2]), 0, 1))];

    private static double[] Lab(double[] rgb)
    {
        var x = F(((0.4124564 * rgb[0]) + (0.3575761 * rgb[1]) + (0.1804375 * rgb[2])) / 0.95047);
        var y = F((0.2126729 * rgb[0]) + (0.7151522 * rgb[1]) + (0.0721750 * rgb[2]));
        var z = F(((0.0193339 * rgb[0]) + (0.1191920 * rgb[1]) + (0.9503041 * rgb[2])) / 1.08883);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
}
