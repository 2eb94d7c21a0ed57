using NodaTime;

namespace Tideline.Learning.Maturity;

/// <summary>What several organisations of a country answered on one day. Their answers stay apart.</summary>
/// <param name="Custody">Who holds the records; null where it is not known.</param>
/// <param name="StaffAtOperator">Whether staff of the recipient may run code at the operator.</param>
public sealed record AnswerSheet(string Country, LocalDate Day, Custody? Custody, bool StaffAtOperator, IReadOnlyList<Respondent> Respondents);

/// <param name="Answers">By question. A question without an answer is one that nobody could answer.</param>
public sealed record Respondent(string Organisation, RespondentKind Kind, IReadOnlyDictionary<string, MaturityAnswer> Answers);

/// <param name="Level">0 to 4; null: "don't know", which counts as 0 and is counted apart.</param>
/// <param name="Note">Where the evidence is; may be empty.</param>
public sealed record MaturityAnswer(int? Level, Evidence Evidence, string Note = "")
{
    /// <summary>The level that counts: what was answered, as far as the evidence carries it.</summary>
    public int Effective => Math.Min(Level ?? 0, Evidence.Cap());
}

/// <summary>Who answered.</summary>
public enum RespondentKind
{
    Operator,
    StatisticsOffice,
    DisasterAuthority,
    Regulator,
    Other,
}

/// <summary>Who holds the records.</summary>
public enum Custody
{
    Operator,
    Regulator,
}
