using System.Runtime.InteropServices;

namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>One figure made from noisy counts alone, in people: a mean of daily stocks.</summary>
/// <param name="Value">At least 0, and the sum of what it is the sum of.</param>
/// <param name="Unclipped">The estimate before it was cut at 0; intervals stand around it.</param>
/// <param name="Variance">Of sampling and noise together.</param>
/// <param name="NoiseVariance">Of the noise alone.</param>
/// <param name="Members">Noisy subscribers in the panel of the home; 0 where the figure has no single home.</param>
/// <param name="Weight">People that one subscriber stands for.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PrivateFigure(
    double Value, double Unclipped, double Variance, double NoiseVariance, double Members, double Weight)
{
    public double Sd => Math.Sqrt(Variance);

    public static PrivateFigure operator +(PrivateFigure a, PrivateFigure b) => new(
        a.Value + b.Value, a.Unclipped + b.Unclipped, a.Variance + b.Variance, a.NoiseVariance + b.NoiseVariance,
        a.Members + b.Members, Math.Max(a.Weight, b.Weight));
}

/// <summary>The figures of one week.</summary>
/// <param name="Stocks">By home node.</param>
/// <param name="Pairs">By pair.</param>
public sealed record PrivateFigures(IReadOnlyList<PrivateFigure> Stocks, IReadOnlyList<PrivateFigure> Pairs)
{
    /// <summary>People hosted in some host districts, from all homes.</summary>
    public PrivateFigure Hosted(PrivateLayout layout, IEnumerable<int> hosts)
    {
        var sum = hosts
            .SelectMany(h => Enumerable.Range(0, layout.Districts).Select(d => Pairs[layout.Pair(d, h)]))
            .Aggregate(default(PrivateFigure), (total, f) => total + f);
        return sum with { Members = 0 };
    }
}
