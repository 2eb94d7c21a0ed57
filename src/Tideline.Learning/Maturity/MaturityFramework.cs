namespace Tideline.Learning.Maturity;

/// <summary>What a country's readiness to use mobile data is judged by: dimensions of questions, and gates that must be passed.</summary>
public sealed record MaturityFramework(IReadOnlyList<MaturityDimension> Dimensions, IReadOnlyList<MaturityGate> Gates)
{
    /// <summary>All questions, in the order of the dimensions.</summary>
    public IEnumerable<MaturityQuestion> Questions => Dimensions.SelectMany(d => d.Questions);

    /// <exception cref="KeyNotFoundException">There is no such question.</exception>
    public MaturityQuestion this[string code] =>
        Questions.FirstOrDefault(q => q.Code == code) ?? throw new KeyNotFoundException($"The framework has no question '{code}'.");
}

/// <param name="Code">A letter, with which its questions' codes begin.</param>
public sealed record MaturityDimension(string Code, string Name, IReadOnlyList<MaturityQuestion> Questions);

/// <param name="Levels">What levels 1 to 4 look like; level 0 is nothing, or nobody knows.</param>
/// <param name="Evidence">What to attach.</param>
/// <param name="Actions">What leads on from levels 0, 1, 2 and 3.</param>
public sealed record MaturityQuestion(string Code, string Asks, IReadOnlyList<string> Levels, string Evidence, IReadOnlyList<MaturityAction> Actions)
{
    public const int HighestLevel = 4;

    /// <summary>What a level looks like.</summary>
    public string LevelText(int level) => level == 0 ? "Nothing, or nobody knows" : Levels[level - 1];
}

/// <summary>What to do next.</summary>
/// <param name="Days">Of one person who knows the subject.</param>
/// <param name="Artefact">What exists when it is done.</param>
/// <param name="Module">Course module that teaches it.</param>
public sealed record MaturityAction(string Do, string Role, int Days, string Artefact, string Module);

/// <summary>A hard condition: levels that must be reached before something is done.</summary>
/// <param name="Stage">Where a country stands that passed it and all before it.</param>
/// <param name="Needs">Least level, by question.</param>
public sealed record MaturityGate(string Code, string Name, MaturityStage Stage, IReadOnlyDictionary<string, int> Needs);

/// <summary>How far a country is, by the gates that it passed.</summary>
public enum MaturityStage
{
    Scoping,
    Preparing,
    Piloting,
    Operating,
    Institutionalised,
}
