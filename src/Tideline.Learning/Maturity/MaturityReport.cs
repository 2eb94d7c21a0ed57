using System.Globalization;
using System.Text;

namespace Tideline.Learning.Maturity;

/// <summary>An assessment as text for a screen, and as rows for a spreadsheet.</summary>
public static class MaturityReport
{
    /// <summary>Header of <see cref="Rows"/>.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["country", "day", "dimension", "question", "asks", "level", "level_text", "least_given", "most_given", "unknown", "needed_for", "next_action", "role", "days", "artefact", "module"];

    /// <summary>A row for each question. Empty: nobody knew, or nothing is next.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(AnswerSheet sheet, MaturityScore score) =>
        from dimension in score.Dimensions
        from question in dimension.Questions
        let lacked = score.Gates.Where(g => g.Lacking.Any(q => q.Question.Code == question.Question.Code)).Select(g => g.Gate.Code)
        select (IReadOnlyList<string>)
        [
            sheet.Country, sheet.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), dimension.Dimension.Name, question.Question.Code, question.Question.Asks,
            Number(question.Level), question.Question.LevelText(question.Level), Number(question.Least), Number(question.Most), Number(question.Unknown), string.Join(' ', lacked),
            question.Next?.Do ?? "", question.Next?.Role ?? "", Number(question.Next?.Days), question.Next?.Artefact ?? "", question.Next?.Module ?? "",
        ];

    /// <summary>What a person reads first: stage, dimensions, gates, where respondents differ, what to do, which access model.</summary>
    /// <param name="earlier">Scores of earlier days, the oldest first; the change since the newest of them is shown.</param>
    public static string Text(AnswerSheet sheet, MaturityScore score, IReadOnlyList<(AnswerSheet Sheet, MaturityScore Score)> earlier, MaturityGate? aim = null)
    {
        var text = new StringBuilder();
        var before = earlier.Count == 0 ? null : earlier[^1].Score;
        Line($"{sheet.Country}, {sheet.Day:uuuu-MM-dd}: {score.Stage}");
        Line($"{sheet.Respondents.Count} respondents; {score.UnknownShare:P0} of the answers are \"unknown\". Dimensions are not added up.");
        Line($"");
        Line($"{"",-30}{"mean",5}{"least",7}  {(before is null ? "" : "before")}");
        foreach (var (dimension, place) in score.Dimensions.Select((d, i) => (d, i)))
        {
            Line($"{dimension.Dimension.Code} {dimension.Dimension.Name,-28}{dimension.Mean,5:0.00}{dimension.Minimum,7}  {(before is null ? "" : before.Dimensions[place].Mean.ToString("0.00  ", CultureInfo.InvariantCulture))}{dimension.Band}");
        }

        Line($"");
        foreach (var gate in score.Gates)
        {
            Line($"{(gate.IsPassed ? "passed" : "not passed"),-12}{gate.Gate.Name}{(gate.IsPassed ? "" : ": lacks " + string.Join(", ", gate.Lacking.Select(q => $"{q.Question.Code} ({q.Level} of {gate.Gate.Needs[q.Question.Code]})")))}");
        }

        if (score.Differing.Count > 0)
        {
            Line($"");
            Line($"To be talked over, because respondents see them differently:");
            foreach (var question in score.Differing)
            {
                Line($"  {question.Question.Code} {question.Question.Asks} {question.Least} to {question.Most}");
            }
        }

        Line($"");
        Line($"Next:");
        foreach (var question in MaturityScoring.Next(score, aim).Take(5))
        {
            var next = question.Next!;
            Line($"  {question.Question.Code} {next.Do}: {next.Role}, {next.Days} days; {next.Artefact}; module {next.Module}");
        }

        Line($"");
        Line($"Access model to begin with: {Sentence(AccessModels.Recommend(score, sheet))}");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');
    }

    /// <summary>What an access model means.</summary>
    public static string Sentence(AccessModel model) => model switch
    {
        AccessModel.AggregatesOnly => "the operator hands over aggregates that it made.",
        AccessModel.OperatorRun => "the operator runs code that was agreed, at its own place (model A).",
        AccessModel.RegulatorHeld => "the regulator holds the data, and the statistics office runs the code there (model B).",
        AccessModel.Hybrid => "the operator holds the data, and the recipient's staff run the code at the operator (hybrid AB).",
        AccessModel.OwnEnclave => "the recipient is controller and processor in an enclave of its own.",
    };

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
