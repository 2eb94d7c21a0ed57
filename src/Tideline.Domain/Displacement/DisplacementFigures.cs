namespace Tideline.Domain.Displacement;

/// <summary>People by finest area (or pair) and week, unclipped: the point estimate or one replicate of it.</summary>
public sealed class DisplacementFigures(int areas, int flowAreas, int weeks)
{
    private readonly double[] _stock = new double[areas * weeks];
    private readonly double[] _episodes = new double[Episodes.Kinds.Count * areas * weeks];
    private readonly double[] _hosted = new double[(areas + 1) * weeks];
    private readonly double[] _flow = new double[flowAreas * (flowAreas + 1) * weeks];

    /// <summary>Mean people displaced from a home area.</summary>
    public ref double Stock(int home, int week) => ref _stock[(home * weeks) + week];

    /// <summary>People of an episode's kind (index into <see cref="Episodes.Kinds"/>): a mean of daily stocks, or a sum
    /// of the week's events.</summary>
    public ref double Episode(int kind, int home, int week) => ref _episodes[(((kind * areas) + home) * weeks) + week];

    /// <summary>People newly displaced in the week.</summary>
    public double Begun(int home, int week) => Episode(0, home, week);

    /// <summary>People returned in the week.</summary>
    public double Ended(int home, int week) => Episode(1, home, week);

    /// <summary>Mean people displaced to a host area; the last index is hosts that no area covers.</summary>
    public ref double Hosted(int host, int week) => ref _hosted[(host * weeks) + week];

    /// <summary>Mean people displaced from home to host at the flow level; the last host is outside all areas.</summary>
    public ref double Flow(int home, int host, int week) => ref _flow[(((home * (flowAreas + 1)) + host) * weeks) + week];
}
