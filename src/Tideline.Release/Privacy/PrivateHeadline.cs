using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Domain.Displacement;
using Tideline.Domain.Quality;

namespace Tideline.Release.Privacy;

/// <summary>What noisy figures allow to be said of the last measured week, at a family-wise error of 5% over the total and all
/// districts (Holm).</summary>
internal static class PrivateHeadline
{
    public static Headline Of(PrivateLayout layout, IReadOnlyList<MeasuredWeek> weeks, WeekObservability seen)
    {
        if (weeks.LastOrDefault(w => w.Figures is not null) is not { Figures: { } figures } week)
        {
            return new(false, weeks[^1].Start, weeks[^1].End, default, []);
        }

        var total = layout.Nodes.Index().Where(n => n.Item.Parent < 0).Aggregate(default(PrivateFigure), (sum, n) => sum + figures.Stocks[n.Index]);
        var tests = new List<(string? Area, double P)> { (null, OneSidedP(total)) };
        for (var node = layout.FirstDistrict; node < layout.Nodes.Count; node++)
        {
            if (seen(layout.Nodes[node].Level, layout.Nodes[node].Area, week.Week) != Observability.NotObservable)
            {
                tests.Add((layout.Nodes[node].PCode, OneSidedP(figures.Stocks[node])));
            }
        }

        var claimed = HolmTest.Claimed(tests);
        return new(
            week.Entry!.Measurement.Ordinary is not null && claimed.Total, week.Start, week.End,
            PrivateRows.EstimateOf(total, ObservationStatus.Normal), claimed.Areas);
    }

    private static double OneSidedP(in PrivateFigure figure) => figure.Variance > 0 ? Quantiles.NormalTail(figure.Unclipped / figure.Sd) : 1;
}
