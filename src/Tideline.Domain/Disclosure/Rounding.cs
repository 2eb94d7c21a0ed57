using System.Runtime.InteropServices;
using Tideline.Domain.Cubes;

namespace Tideline.Domain.Disclosure;

/// <summary>A figure as it may be printed: all three are multiples of the base, and lower ≤ value ≤ upper.</summary>
/// <param name="Lower">Null, with <paramref name="Upper"/>, where the estimate has no interval.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RoundedFigure(decimal Value, decimal? Lower, decimal? Upper);

/// <summary>Rounding of what is shown: value to nearest, interval outwards, so that counts times weights do not give
/// small counts back.</summary>
public static class Rounding
{
    private static readonly decimal[] _leading = [1, 2, 5];

    /// <summary>The base of one indicator.</summary>
    /// <param name="weights">People per contributing subscriber of its cells; those that are not positive are left out.</param>
    /// <returns>For counts the smallest of 10, 20, 50, 100, 200, 500 … that is at least the rounding of the rules and at
    /// least the median weight; 0.01 for shares, 0.1 for indices.</returns>
    public static decimal Base(Unit unit, DisclosureRules rules, IEnumerable<double> weights)
    {
        if (unit is Unit.Share or Unit.Index)
        {
            return unit == Unit.Share ? 0.01m : 0.1m;
        }

        double[] sorted = [.. weights.Where(w => w > 0 && double.IsFinite(w)).Order()];
        // The upper median of an even number: the larger base is the safer one.
        var median = sorted.Length == 0 ? 1 : sorted[sorted.Length / 2];
        var least = Math.Max(rules.Rounding, (decimal)Math.Min(median, 1e15));
        for (var scale = 10m; ; scale *= 10)
        {
            foreach (var leading in _leading)
            {
                if (leading * scale >= least)
                {
                    return leading * scale;
                }
            }
        }
    }

    /// <summary>The figure at its base: clipped after rounding at 0 unless it is <paramref name="signed"/>, and at 1
    /// where it is a share.</summary>
    public static RoundedFigure Round(in Estimate estimate, Unit unit, decimal @base, bool signed)
    {
        var value = Clip(Math.Round((decimal)estimate.Value / @base, MidpointRounding.AwayFromZero) * @base);
        if (!double.IsFinite(estimate.Interval80.Lower) || !double.IsFinite(estimate.Interval80.Upper))
        {
            return new(value, null, null);
        }

        var lower = Clip(Math.Floor((decimal)estimate.Interval80.Lower / @base) * @base);
        var upper = Clip(Math.Ceiling((decimal)estimate.Interval80.Upper / @base) * @base);
        return new(value, Math.Min(lower, value), Math.Max(upper, value));

        decimal Clip(decimal x)
        {
            var floored = signed ? x : Math.Max(0, x);
            return unit == Unit.Share ? Math.Min(1, floored) : floored;
        }
    }
}
