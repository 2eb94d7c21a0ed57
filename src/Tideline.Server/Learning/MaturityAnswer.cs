using NodaTime;
using Tideline.Learning.Maturity;

namespace Tideline.Server.Learning;

/// <param name="Sheets">What was sent, the oldest first, as it was understood.</param>
/// <param name="Stage">scoping, preparing, piloting, operating or institutionalised.</param>
/// <param name="UnknownShare">Share of questions × respondents that nobody could answer.</param>
/// <param name="Differing">Questions that respondents should talk over.</param>
/// <param name="Next">What to do, the most urgent first.</param>
/// <param name="AccessModel">aggregates_only, operator_run, regulator_held, hybrid or own_enclave.</param>
/// <param name="Years">Each day that was sent, the oldest first.</param>
public sealed record MaturityAnswer(
    IReadOnlyList<SheetAnswer> Sheets, string Country, LocalDate Day, string Stage, double UnknownShare, IReadOnlyList<DimensionAnswer> Dimensions, IReadOnlyList<GateAnswer> Gates,
    IReadOnlyList<string> Differing, IReadOnlyList<ActionAnswer> Next, string AccessModel, IReadOnlyList<YearAnswer> Years)
{
    internal static MaturityAnswer Of(Assessment assessment)
    {
        var (sheet, score) = assessment.Newest;
        return new(
            [.. assessment.Scored.Select(s => SheetAnswer.Of(s.Sheet))], sheet.Country, sheet.Day, AnswerSheetFile.Spelt(score.Stage), score.UnknownShare, [.. score.Dimensions.Select(DimensionAnswer.Of)],
            [.. score.Gates.Select(g => new GateAnswer(g.Gate.Code, g.IsPassed, [.. g.Lacking.Select(q => new LackAnswer(q.Question.Code, q.Level, g.Gate.Needs[q.Question.Code]))]))],
            [.. score.Differing.Select(q => q.Question.Code)],
            [.. MaturityScoring.Next(score, assessment.Aim).Select(q => new ActionAnswer(q.Question.Code, q.Next!.Do, q.Next.Role, q.Next.Days, q.Next.Artefact, q.Next.Module))],
            AnswerSheetFile.Spelt(AccessModels.Recommend(score, sheet)),
            [.. assessment.Scored.Select(s => new YearAnswer(s.Sheet.Day, AnswerSheetFile.Spelt(s.Score.Stage), [.. s.Score.Dimensions.Select(d => d.Mean)]))]);
    }
}

/// <param name="Custody">operator or regulator; null where it is not known.</param>
public sealed record SheetAnswer(string Country, LocalDate Day, string? Custody, bool StaffAtOperator, IReadOnlyList<RespondentAnswer> Respondents)
{
    internal static SheetAnswer Of(AnswerSheet sheet) => new(
        sheet.Country, sheet.Day, sheet.Custody is { } custody ? AnswerSheetFile.Spelt(custody) : null, sheet.StaffAtOperator,
        [
            .. sheet.Respondents.Select(r => new RespondentAnswer(
                r.Organisation, AnswerSheetFile.Spelt(r.Kind),
                r.Answers.ToDictionary(a => a.Key, a => new GivenAnswer(a.Value.Level, AnswerSheetFile.Spelt(a.Value.Evidence), a.Value.Note), StringComparer.Ordinal))),
        ]);
}

public sealed record RespondentAnswer(string Organisation, string Kind, IReadOnlyDictionary<string, GivenAnswer> Answers);

/// <param name="Level">0 to 4; null: nobody knew.</param>
public sealed record GivenAnswer(int? Level, string Evidence, string Note);

/// <param name="Band">absent, emerging, building, operating or sustained.</param>
public sealed record DimensionAnswer(string Code, double Mean, int Least, string Band, IReadOnlyList<QuestionAnswer> Questions)
{
    internal static DimensionAnswer Of(DimensionScore score) => new(
        score.Dimension.Code, score.Mean, score.Minimum, AnswerSheetFile.Spelt(score.Band),
        [.. score.Questions.Select(q => new QuestionAnswer(q.Question.Code, q.Level, q.Least, q.Most, q.Unknown))]);
}

/// <param name="Level">What counts.</param>
/// <param name="Least">The lowest level that a respondent gave; null where none knew.</param>
/// <param name="Most">The highest; null where none knew.</param>
/// <param name="Unknown">How many respondents did not know.</param>
public sealed record QuestionAnswer(string Code, int Level, int? Least, int? Most, int Unknown);

public sealed record GateAnswer(string Code, bool Passed, IReadOnlyList<LackAnswer> Lacking);

public sealed record LackAnswer(string Question, int Level, int Needed);

/// <param name="Days">Of one person who knows the subject.</param>
/// <param name="Module">Course module that teaches it.</param>
public sealed record ActionAnswer(string Question, string Do, string Role, int Days, string Artefact, string Module);

/// <param name="Means">Of the dimensions, in their order.</param>
public sealed record YearAnswer(LocalDate Day, string Stage, IReadOnlyList<double> Means);
