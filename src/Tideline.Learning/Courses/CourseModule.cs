namespace Tideline.Learning.Courses;

/// <summary>A module of a course, as it stands under <c>courses/</c>.</summary>
/// <param name="Id">As B1.</param>
/// <param name="Track">A: decisions and governance; B: technical.</param>
/// <param name="Minutes">For text, exercise and quiz.</param>
/// <param name="Question">What the module answers.</param>
/// <param name="Task">The exercise, for the learner.</param>
/// <param name="Hints">Three, each telling more than the one before.</param>
/// <param name="Criteria">What each criterion of the check is called.</param>
/// <param name="Misconceptions">What a learner is told who made a known mistake.</param>
public sealed record CourseModule(
    string Id,
    string Track,
    string Title,
    int Minutes,
    IReadOnlyList<string> Prerequisites,
    string Question,
    IReadOnlyList<string> Objectives,
    string Task,
    IReadOnlyList<string> Hints,
    IReadOnlyDictionary<string, string> Criteria,
    IReadOnlyDictionary<string, string> Misconceptions,
    string PolicyUse,
    IReadOnlyList<string> KeyPoints,
    IReadOnlyDictionary<string, string> Glossary,
    IReadOnlyList<string> References,
    string TrainerNotes,
    IReadOnlyList<QuizItem> Quiz)
{
    /// <summary>Concept and worked example, Markdown. Figures are named as <c>figures/NAME.svg</c>, below the module's folder.</summary>
    public required string Text { get; init; }

    /// <summary>Of all its texts, as <c>en</c>. Where a translation is asked for that there is not, the module comes in English and says so here.</summary>
    public string Language { get; init; } = CourseShelf.English;
}

/// <param name="Objective">Number of the objective that it asks for, from 1.</param>
public sealed record QuizItem(string Id, int Objective, string Stem, IReadOnlyList<QuizOption> Options);

/// <param name="Reason">Why it is right, or what is wrong with it.</param>
public sealed record QuizOption(string Text, bool IsRight, string Reason);
