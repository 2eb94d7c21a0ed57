namespace Tideline.Learning.Maturity;

/// <summary>Scores answer sheets, and says what to do next.</summary>
public static class MaturityScoring
{
    /// <summary>From this spread on, respondents should talk about a question.</summary>
    private const int TalkingSpread = 2;

    /// <exception cref="ArgumentException">The sheet has no respondent.</exception>
    public static MaturityScore Of(MaturityFramework framework, AnswerSheet sheet)
    {
        if (sheet.Respondents.Count == 0)
        {
            throw new ArgumentException("An answer sheet without respondents has no score.", nameof(sheet));
        }

        IReadOnlyList<DimensionScore> dimensions = [.. framework.Dimensions.Select(d => Dimension(d, sheet))];
        var questions = dimensions.SelectMany(d => d.Questions).ToDictionary(q => q.Question.Code, StringComparer.Ordinal);
        IReadOnlyList<GateScore> gates =
        [
            .. framework.Gates.Select(g => new GateScore(g, [.. g.Needs.Where(n => questions[n.Key].Level < n.Value).Select(n => questions[n.Key]).OrderBy(q => q.Level)])),
        ];
        return new(
            dimensions,
            gates,
            gates.TakeWhile(g => g.IsPassed).Select(g => g.Gate.Stage).LastOrDefault(MaturityStage.Scoping),
            questions.Values.Sum(q => q.Unknown) / (double)(questions.Count * sheet.Respondents.Count),
            [.. questions.Values.Where(q => q.Spread >= TalkingSpread)]);
    }

    /// <summary>What to do, the most urgent first: what the gate lacks that one aims for; then the lowest levels; then what is done soonest.</summary>
    /// <param name="aim">Null: the first gate that is not passed.</param>
    public static IReadOnlyList<QuestionScore> Next(MaturityScore score, MaturityGate? aim = null)
    {
        var lacking = (aim is null ? score.Gates.FirstOrDefault(g => !g.IsPassed) : score.Gates.First(g => g.Gate.Code == aim.Code))
            ?.Lacking.Select(q => q.Question.Code).ToHashSet(StringComparer.Ordinal) ?? [];
        return
        [
            .. score.Dimensions.SelectMany(d => d.Questions).Where(q => q.Next is not null)
                .OrderByDescending(q => lacking.Contains(q.Question.Code)).ThenBy(q => q.Level).ThenBy(q => q.Next!.Days),
        ];
    }

    private static DimensionScore Dimension(MaturityDimension dimension, AnswerSheet sheet)
    {
        IReadOnlyList<QuestionScore> questions = [.. dimension.Questions.Select(q => Question(q, sheet))];
        return new(dimension, questions, questions.Average(q => q.Level), questions.Min(q => q.Level));
    }

    private static QuestionScore Question(MaturityQuestion question, AnswerSheet sheet)
    {
        MaturityAnswer?[] answers = [.. sheet.Respondents.Select(r => r.Answers.GetValueOrDefault(question.Code))];
        int[] given = [.. answers.Where(a => a?.Level is not null).Select(a => a!.Level!.Value)];
        // Who does not know counts as 0: a level that half of the organisations cannot see is not there for them.
        int[] effective = [.. answers.Select(a => a?.Effective ?? 0).Order()];
        return new(
            question,
            effective[(effective.Length - 1) / 2],
            given.Length == 0 ? null : given.Min(),
            given.Length == 0 ? null : given.Max(),
            answers.Length - given.Length);
    }
}
