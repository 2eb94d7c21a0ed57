using System.Runtime.InteropServices;

namespace Tideline.Domain.Returns;

/// <summary>Steps after the last observation over which a projected stock is the mean.</summary>
/// <param name="From">First step after the last observation; 1 is the next.</param>
/// <param name="To">Last step, inclusive.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProjectionSpan(int From, int To)
{
    /// <summary>The whole weeks ahead that may be projected: at most as far as was observed since onset. For series whose
    /// observations are means of seven days, such as <see cref="StockSeries.Trailing"/>, the last day of a week is the week.</summary>
    /// <param name="daysObserved">Days from onset to the last observation.</param>
    public static IReadOnlyList<ProjectionSpan> Weeks(int daysObserved, ProjectionRules rules) =>
    [
        .. Enumerable.Range(0, Math.Max(0, Math.Min(daysObserved, rules.LongestHorizon)) / 7)
            .Select(w => new ProjectionSpan((7 * w) + 7, (7 * w) + 7)),
    ];

    /// <summary>The mean of a path whose first value is one step after the last observation.</summary>
    public double Mean(IReadOnlyList<double> path)
    {
        var sum = 0.0;
        for (var step = From; step <= To; step++)
        {
            sum += path[step - 1];
        }

        return sum / (To - From + 1);
    }
}
