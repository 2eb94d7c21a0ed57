using Tideline.Learning.Exercises;

namespace Tideline.Learning.Courses;

/// <summary>What every module must have. <c>learn dev check</c> shows what it finds, and a test fails on it.</summary>
public static class CourseCheck
{
    private const int MostWords = 900;
    private const int Hints = 3;
    private const int MostObjectives = 4;
    private const int LeastQuestions = 6;
    private const int MostQuestions = 8;

    /// <summary>Sentences, none where all is well.</summary>
    public static IEnumerable<string> FaultsOf(CourseModule module)
    {
        var words = module.Text.Split((char[])[' ', '\n', '|'], StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetter));
        if (words > MostWords)
        {
            yield return $"{module.Id}: the text has {words} words; at most {MostWords} are read.";
        }

        if (module.Objectives.Count is 0 or > MostObjectives)
        {
            yield return $"{module.Id}: there are {module.Objectives.Count} objectives; one to {MostObjectives} can be kept in mind.";
        }

        if (module.Hints.Count != Hints)
        {
            yield return $"{module.Id}: there are {module.Hints.Count} hints instead of {Hints}.";
        }

        if (module.Quiz.Count is < LeastQuestions or > MostQuestions)
        {
            yield return $"{module.Id}: the quiz has {module.Quiz.Count} questions instead of {LeastQuestions} to {MostQuestions}.";
        }

        if (!module.Text.Contains("worked example", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{module.Id}: the text has no worked example.";
        }

        foreach (var item in module.Quiz)
        {
            if (item.Options.Count(o => o.IsRight) != 1 || item.Options.Count < 3)
            {
                yield return $"{module.Id}: the question {item.Id} needs three options or more, one of them right.";
            }

            if (item.Objective > module.Objectives.Count)
            {
                yield return $"{module.Id}: the question {item.Id} asks for an objective that there is not.";
            }
        }

        foreach (var needed in module.Prerequisites.Where(p => !CourseShelf.Modules.Any(m => m.Id == p)))
        {
            yield return $"{module.Id}: the prerequisite {needed} is no module.";
        }

        if (!ExerciseShelf.Checks.Any(c => c.Module == module.Id))
        {
            yield return $"{module.Id}: there is no check of its exercise.";
        }
    }
}
