using System.Runtime.InteropServices;
using Tideline.Domain.Cubes;

namespace Tideline.Domain.Returns;

/// <summary>A band around a projection from past absolute log errors at the same horizon, whatever their distribution.</summary>
/// <param name="HalfWidth">On the log scale.</param>
/// <param name="IsIndicative">Whether it stands on too few errors and was widened.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ConformalBand(double HalfWidth, bool IsIndicative)
{
    /// <summary>
    /// The ⌈share · (n + 1)⌉-th smallest of the area's own errors; of all areas' where its own are too few; else the largest
    /// of those, widened. Null without any error: what cannot be judged is not projected.
    /// </summary>
    /// <param name="own">Absolute log errors of the area.</param>
    /// <param name="pooled">Those of all areas, its own among them.</param>
    /// <param name="share">0.8 for the published band.</param>
    /// <param name="rules">The parameters.</param>
    public static ConformalBand? Of(
        IReadOnlyCollection<double> own, IReadOnlyCollection<double> pooled, double share, ProjectionRules rules)
    {
        double[] errors = [.. (own.Count >= rules.FewestErrors ? own : pooled).Order()];
        if (errors.Length == 0)
        {
            return null;
        }

        if (errors.Length < rules.FewestErrors)
        {
            return new(rules.WidenedBy * errors[^1], true);
        }

        // The exact product may lie a hair above a whole number.
        var rank = (int)Math.Ceiling((share * (errors.Length + 1)) - 1e-9);
        return new(rank <= errors.Length ? errors[rank - 1] : rules.WidenedBy * errors[^1], false);
    }

    /// <summary>The band around a value that is not negative.</summary>
    public Interval Around(double value) => new(value * Math.Exp(-HalfWidth), value * Math.Exp(HalfWidth));
}
