using System.Numerics;
using Tideline.Domain.Cubes;

namespace Tideline.Evaluation.Scores;

/// <summary>Whether outages and emptied places were taken for each other, by area of the finest level and week.</summary>
/// <param name="Blind">Area-weeks with a median outage index above 0.7.</param>
/// <param name="BlindWithFigure">Of them, those with a figure all the same.</param>
/// <param name="Still">Area-weeks with a median outage index above 0.3 from which nobody was truly displaced, with an interval.</param>
/// <param name="StillAbove">Of them, those whose 80% interval lies wholly above 0.</param>
/// <param name="Emptied">Area-weeks in which at least half of the residents were truly displaced.</param>
/// <param name="EmptiedHidden">Of them, those said to be not observable.</param>
public sealed record GuardCounts(long Blind, long BlindWithFigure, long Still, long StillAbove, long Emptied, long EmptiedHidden)
    : IAdditionOperators<GuardCounts, GuardCounts, GuardCounts>
{
    /// <summary>Share of residents from which on a place counts as emptied.</summary>
    public const double EmptiedShare = 0.5;

    /// <param name="cells">Area-weeks of the finest level.</param>
    /// <param name="outage">Median outage index of an area-week; null where not known.</param>
    /// <param name="residents">Residents of a finest area; 0 where not known.</param>
    internal static GuardCounts Of(IEnumerable<ScoredCell> cells, Func<ScoredCell, double?> outage, Func<string, double> residents)
    {
        var counts = new GuardCounts(0, 0, 0, 0, 0, 0);
        foreach (var cell in cells)
        {
            var index = outage(cell);
            var blind = index > 0.7;
            var still = index > 0.3 && cell is { Truth: 0, Observable: true, Estimate: not null };
            var emptied = residents(cell.Area) is > 0 and var people && cell.Truth >= EmptiedShare * people;
            counts += new GuardCounts(
                One(blind), One(blind && cell is { Observable: true, Estimate: not null }),
                One(still), One(still && cell.Estimate!.Value.Interval80.Lower > 0),
                One(emptied), One(emptied && cell.Estimate?.Status == ObservationStatus.NotObservable));
        }

        return counts;
    }

    public static GuardCounts operator +(GuardCounts left, GuardCounts right) => new(
        checked(left.Blind + right.Blind), checked(left.BlindWithFigure + right.BlindWithFigure), checked(left.Still + right.Still),
        checked(left.StillAbove + right.StillAbove), checked(left.Emptied + right.Emptied), checked(left.EmptiedHidden + right.EmptiedHidden));

    private static long One(bool holds) => holds ? 1 : 0;
}
