using System.Runtime.InteropServices;

namespace Tideline.Domain.Returns;

/// <summary>Least squares line y = level + slope · x, and its squared residuals.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LogLine(double Level, double Slope, double Residual)
{
    public static LogLine Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var n = x.Length;
        var (meanX, meanY) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            meanX += x[i] / n;
            meanY += y[i] / n;
        }

        var (xx, xy) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }

        var slope = xx == 0 ? 0 : xy / xx;
        var residual = 0.0;
        for (var i = 0; i < n; i++)
        {
            var off = y[i] - meanY - (slope * (x[i] - meanX));
            residual += off * off;
        }

        return new(meanY - (slope * meanX), slope, residual);
    }
}
