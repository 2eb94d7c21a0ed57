using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>The curve of the share returned by so many days after leaving.</summary>
/// <param name="ByDay">Errors by the curve's day (7, 14, 30, 60, 90).</param>
public sealed record ReturnedShareScore(IReadOnlyDictionary<int, ShareSums> ByDay)
    : IAdditionOperators<ReturnedShareScore, ReturnedShareScore, ReturnedShareScore>
{
    public long Cells => ByDay.Values.Sum(s => s.Cells);

    /// <summary>Greatest distance, over days, of the weighted mean curve from the true one. Of one area and seed: the
    /// greatest distance of its curve. Null without days.</summary>
    public double? CurveGap => ByDay.Values.Select(s => s.Bias).Where(b => b is not null).Select(b => Math.Abs(b!.Value)).Cast<double?>().DefaultIfEmpty(null).Max();

    /// <summary>Greatest distance of any area's curve in any seed.</summary>
    public double? GreatestError => ByDay.Count == 0 ? null : ByDay.Values.Max(s => s.GreatestError);

    public double? MeanError => Ratio.Of(ByDay.Values.Sum(s => s.AbsoluteError), ByDay.Values.Sum(s => s.People));

    public double? Coverage80 => Ratio.Of(ByDay.Values.Sum(s => s.Within80), ByDay.Values.Sum(s => s.Intervals));

    public static ReturnedShareScore operator +(ReturnedShareScore left, ReturnedShareScore right) => new(Tables.Sum(left.ByDay, right.ByDay));
}
