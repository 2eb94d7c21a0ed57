namespace Tideline.Domain.Displacement;

/// <summary>The steady change of a weekly series: what a hazard without an onset day (drought, heat) is judged by.</summary>
public static class Trend
{
    /// <summary>Days that a slope is given for.</summary>
    public const int Days = 30;

    /// <summary>Change in 30 days by least squares over the weeks; 0 for fewer than 2 weeks.</summary>
    /// <param name="weeks">One value a week, in order.</param>
    public static double Slope(ReadOnlySpan<double> weeks)
    {
        if (weeks.Length < 2)
        {
            return 0;
        }

        var middle = (weeks.Length - 1) / 2.0;
        var (product, square) = (0.0, 0.0);
        for (var w = 0; w < weeks.Length; w++)
        {
            product += (w - middle) * weeks[w];
            square += (w - middle) * (w - middle);
        }

        return product / square * Days / 7;
    }
}
