using System.Globalization;

namespace Tideline.Learning.Maturity;

/// <summary>A table of an assessment.</summary>
/// <param name="Rows">Text, numbers; null is an empty cell.</param>
public sealed record MaturityTable(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>An assessment as tables, for workbooks and pages.</summary>
public static class MaturityTables
{
    /// <summary>Result, gates, questions, actions, answers as given, and the years.</summary>
    /// <param name="scored">Assessments of one country, the oldest first; tables but the last are of the newest.</param>
    /// <param name="aim">The gate that is aimed for; null: the first that is not passed.</param>
    public static IReadOnlyList<MaturityTable> Of(IReadOnlyList<(AnswerSheet Sheet, MaturityScore Score)> scored, MaturityGate? aim = null)
    {
        var (sheet, score) = scored[^1];
        return
        [
            new("result", ["dimension", "name", "mean", "least", "band"], [.. score.Dimensions.Select(d => (IReadOnlyList<object?>)[d.Dimension.Code, d.Dimension.Name, Math.Round(d.Mean, 2), d.Minimum, d.Band.ToString()])]),
            new("gates", ["gate", "passed", "lacks"], [.. score.Gates.Select(g => (IReadOnlyList<object?>)[g.Gate.Name, g.IsPassed ? "yes" : "no", Lacks(g)])]),
            new("questions", MaturityReport.Columns, [.. MaturityReport.Rows(sheet, score).Select(r => (IReadOnlyList<object?>)[.. r])]),
            new("actions", ["question", "action", "role", "days", "artefact", "module"], [.. MaturityScoring.Next(score, aim).Select(Action)]),
            new("answers", ["organisation", "kind", "question", "level", "evidence", "counts_as", "note"], [.. Answers(sheet)]),
            new("years", ["day", "stage", .. score.Dimensions.Select(d => d.Dimension.Name), "unknown"],
            [
                .. scored.Select(s => (IReadOnlyList<object?>)[Day(s.Sheet), s.Score.Stage.ToString(), .. s.Score.Dimensions.Select(d => (object?)Math.Round(d.Mean, 2)), Math.Round(s.Score.UnknownShare, 2)]),
            ]),
        ];
    }

    internal static string Lacks(GateScore gate) => string.Join(", ", gate.Lacking.Select(q => string.Create(CultureInfo.InvariantCulture, $"{q.Question.Code} ({q.Level} of {gate.Gate.Needs[q.Question.Code]})")));

    internal static string Day(AnswerSheet sheet) => sheet.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<object?> Action(QuestionScore question) =>
        [question.Question.Code, question.Next!.Do, question.Next.Role, question.Next.Days, question.Next.Artefact, question.Next.Module];

    private static IEnumerable<IReadOnlyList<object?>> Answers(AnswerSheet sheet) =>
        from respondent in sheet.Respondents
        from answer in respondent.Answers
        select (IReadOnlyList<object?>)
            [respondent.Organisation, AnswerSheetFile.Spelt(respondent.Kind), answer.Key, answer.Value.Level, AnswerSheetFile.Spelt(answer.Value.Evidence), answer.Value.Effective, answer.Value.Note];
}
