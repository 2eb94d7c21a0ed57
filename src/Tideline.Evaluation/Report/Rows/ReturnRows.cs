using System.Globalization;

namespace Tideline.Evaluation.Rows;

/// <summary>Departures, returns, and how soon people came back.</summary>
internal static class ReturnRows
{
    private const double GreatestGap = 0.03;

    public static IEnumerable<EvaluationRow> Of(EvaluationScores scores)
    {
        foreach (var (name, episode) in new[] { ("newly displaced", scores.NewlyDisplaced), ("returned", scores.Returned) })
        {
            if (episode is not null)
            {
                yield return Line.Value($"{name} WAPE, district-weeks", episode.Weekly.Wape, episode.Weekly.Cells);
                yield return Line.Value($"{name} WAPE, districts over all weeks", episode.Cumulative.Wape, episode.Cumulative.Cells);
                yield return Line.Value($"{name} bias, total over all weeks", episode.Cumulative.Bias, episode.Cumulative.Cells);
            }
        }

        if (scores.ReturnCurveGap is { } gap)
        {
            yield return new EvaluationRow("return curve since onset, greatest distance", gap);
        }

        if (scores.ReturnedShare is { } whole)
        {
            yield return Line.AtMost("share returned after leaving, greatest distance of the curve", whole.CurveGap, GreatestGap, Targets.Curve, whole.Cells);
            yield return Line.Value("share returned, coverage of the 80% interval", whole.Coverage80, whole.Cells);
            foreach (var (day, sums) in whole.ByDay)
            {
                yield return Line.Value(string.Create(CultureInfo.InvariantCulture, $"share returned by day {day}, estimate less truth"), sums.Bias, sums.Cells);
            }
        }

        if (scores.ReturnedShareOfDistricts is { } districts)
        {
            yield return Line.Value("share returned, mean distance, districts", districts.MeanError, districts.Cells);
            yield return Line.Value("share returned, coverage of the 80% interval, districts", districts.Coverage80, districts.Cells);
        }
    }
}
