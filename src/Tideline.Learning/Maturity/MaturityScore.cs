namespace Tideline.Learning.Maturity;

/// <summary>What an answer sheet amounts to. There is no index of a nation: dimensions are not averaged.</summary>
/// <param name="Dimensions">One for each dimension, in order.</param>
/// <param name="Gates">One for each gate, in order.</param>
/// <param name="Stage">By the gates passed without one missing before.</param>
/// <param name="UnknownShare">Share of questions × respondents that nobody could answer.</param>
/// <param name="Differing">Questions that the respondents see so differently that they should talk.</param>
public sealed record MaturityScore(
    IReadOnlyList<DimensionScore> Dimensions, IReadOnlyList<GateScore> Gates, MaturityStage Stage, double UnknownShare, IReadOnlyList<QuestionScore> Differing)
{
    public QuestionScore this[string question] => Dimensions.SelectMany(d => d.Questions).First(q => q.Question.Code == question);
}

/// <param name="Mean">Of the questions' levels.</param>
/// <param name="Minimum">The least of them: a chain holds as its weakest link.</param>
public sealed record DimensionScore(MaturityDimension Dimension, IReadOnlyList<QuestionScore> Questions, double Mean, int Minimum)
{
    public MaturityBand Band => Mean switch
    {
        < 1 => MaturityBand.Absent,
        < 2 => MaturityBand.Emerging,
        < 3 => MaturityBand.Building,
        <= 3.5 => MaturityBand.Operating,
        _ => MaturityBand.Sustained,
    };
}

/// <param name="Level">The lower median of what counts of the respondents' answers.</param>
/// <param name="Least">The lowest level that a respondent gave; null where none knew.</param>
/// <param name="Most">The highest level that a respondent gave; null where none knew.</param>
/// <param name="Unknown">How many respondents did not know.</param>
public sealed record QuestionScore(MaturityQuestion Question, int Level, int? Least, int? Most, int Unknown)
{
    /// <summary>How far the given levels lie apart.</summary>
    public int Spread => (Most ?? 0) - (Least ?? 0);

    /// <summary>What to do next; null at the highest level.</summary>
    public MaturityAction? Next => Level < MaturityQuestion.HighestLevel ? Question.Actions[Level] : null;
}

/// <param name="Lacking">The questions below what the gate needs, the lowest first; none where it is passed.</param>
public sealed record GateScore(MaturityGate Gate, IReadOnlyList<QuestionScore> Lacking)
{
    public bool IsPassed => Lacking.Count == 0;
}

/// <summary>What a dimension's mean is called.</summary>
public enum MaturityBand
{
    Absent,
    Emerging,
    Building,
    Operating,
    Sustained,
}
