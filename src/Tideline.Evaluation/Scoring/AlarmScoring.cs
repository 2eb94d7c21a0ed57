using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Comparison;
using Tideline.Evaluation.Scores;
using Tideline.Evaluation.Truth;

namespace Tideline.Evaluation.Scoring;

/// <summary>Scores the alarms of the last run by admin level.</summary>
internal static class AlarmScoring
{
    public static EvaluationScores Add(EvaluationScores scores, EvaluationContext context)
    {
        if (EnclaveAlarms.Read(context.Folder.Root) is not { } alarms)
        {
            context.Absent.Add("alarms: lake/alarms.csv is absent.");
            return scores;
        }

        if (context.Truth.Returns is null || context.Truth.Residents is null)
        {
            context.Absent.Add("alarms: truth/returns.csv or truth/residents.csv is absent.");
            return scores;
        }

        var watched = Watched(context, alarms);
        var levels = alarms.Select(a => a.Level).Append(context.Cubes.Level).Append(context.FinestLevel).Distinct();
        var comparisons = levels.ToDictionary(l => l, l => Compare(context, alarms, l, watched));
        var (scored, moves) = comparisons[context.Cubes.Level];
        return scores with
        {
            Alarms = Tables.Sorted(comparisons.Select(c => KeyValuePair.Create(c.Key, c.Value.Comparison.Of([.. c.Value.Moves.Areas])))),
            AlarmSplits = Tables.Sorted(context.Splits.Areas([.. moves.Areas]).Select(s => KeyValuePair.Create(s.Key, scored.Of(s.Value)))),
        };
    }

    private static (AlarmComparison Comparison, TrueMoves Moves) Compare(
        EvaluationContext context, IReadOnlyList<AlarmRow> alarms, int level, (LocalDate First, LocalDate Last)? watched)
    {
        var moves = new TrueMoves(context.Truth, context.Emergency.Onset, context.UpperAt(level));
        return (new AlarmComparison(alarms.Where(a => a.Level == level), moves, watched), moves);
    }

    /// <summary>From the first row of any kind, since the first days of the data have no baseline yet, to the last figure.
    /// Not known without rows.</summary>
    private static (LocalDate First, LocalDate Last)? Watched(EvaluationContext context, IReadOnlyList<AlarmRow> alarms)
    {
        if (alarms.Count == 0)
        {
            return null;
        }

        var figures = context.Cubes.Read(Indicator.PresentPopulation).Concat(context.Stock).Select(c => c.End);
        return (alarms.Min(a => a.Day), alarms.Select(a => a.Day).Concat(figures).Max());
    }
}
