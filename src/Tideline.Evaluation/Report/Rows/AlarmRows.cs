using System.Globalization;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Rows;

/// <summary>Alarms by admin level, and false alarms over all levels.</summary>
internal static class AlarmRows
{
    private const double MostFalse = 2;

    public static IEnumerable<EvaluationRow> Of(EvaluationScores scores)
    {
        if (scores.Alarms.Count == 0)
        {
            yield break;
        }

        var all = scores.Alarms.Values.Aggregate((a, b) => a + b);
        if (scores.Alarms.Values.Max(a => a.Days) is > 0 and var days)
        {
            yield return Line.AtMost(
                "false alarms a quarter, all areas of all levels", all.FalsePerQuarter * ((double)all.Days / days), MostFalse, Targets.FalseAlarms, days);
        }

        foreach (var (level, alarms) in scores.Alarms)
        {
            foreach (var row in OfLevel(level, alarms))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<EvaluationRow> OfLevel(int level, AlarmScore alarms)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"alarms, level {level}: ");
        if (alarms.Moved > 0)
        {
            yield return new EvaluationRow(
                name + "areas with 5% moved, raised within 3 days", alarms.InTimeShare, Target: Targets.InTime, Met: alarms.InTime == alarms.Moved, N: alarms.Moved);
            yield return Line.Value(name + "of them a network alarm instead", Ratio.Of(alarms.Network, alarms.Moved), alarms.Moved);
            yield return Days(name + "median days from 5% moved to the alarm", alarms.SinceMoved);
            yield return Days(name + "median days from the true onset to the alarm", alarms.SinceFirst);
        }

        yield return Line.Value(name + "share of alarms that were not false", alarms.Precision, alarms.Alarms);
        yield return Line.Value(name + "false alarms per area and quarter", alarms.FalsePerAreaQuarter, alarms.AreaDays);
        yield return Line.Value(name + "false alarms a quarter", alarms.FalsePerQuarter, alarms.Days);
    }

    private static EvaluationRow Days(string what, DelayCounts delays) => new(what, delays.Median, Decimals: 1, N: delays.Count);
}
