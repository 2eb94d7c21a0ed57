using Tideline.Learning.Exercises;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Courses;

/// <summary>What every module must have. <c>learn dev check</c> shows what it finds, and a test fails on it.</summary>
public static class CourseCheck
{
    private const int MostWords = 900;
    private const int Hints = 3;
    private const int MostFigures = 2;
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

        foreach (var fault in Drawn(module).Concat(Form(module)))
        {
            yield return fault;
        }

        if (!ExerciseShelf.All.Any(c => c.Module == module.Id))
        {
            yield return $"{module.Id}: there is no check of its exercise.";
        }
    }

    /// <summary>What a translation lacks beside the English module; none where it is complete.</summary>
    public static IEnumerable<string> FaultsOfTranslation(CourseModule module, string language)
    {
        var translated = CourseShelf.Find(module.Id, language);
        if (translated.Language != language)
        {
            yield return $"{module.Id}: there is no translation to '{language}'.";
            yield break;
        }

        (string Key, int Here, int There)[] counts =
        [
            ("objectives", module.Objectives.Count, translated.Objectives.Count),
            ("hints", module.Hints.Count, translated.Hints.Count),
            ("key_points", module.KeyPoints.Count, translated.KeyPoints.Count),
            ("glossary", module.Glossary.Count, translated.Glossary.Count),
        ];
        foreach (var (key, here, there) in counts.Where(c => c.Here != c.There))
        {
            yield return $"{module.Id}: {key} has {there} texts in '{language}' and {here} in English.";
        }

        foreach (var key in module.Criteria.Keys.Except(translated.Criteria.Keys, StringComparer.Ordinal).Concat(module.Misconceptions.Keys.Except(translated.Misconceptions.Keys, StringComparer.Ordinal)))
        {
            yield return $"{module.Id}: {key} has no words in '{language}'.";
        }

        foreach (var fault in Drawn(translated).Concat(Form(translated)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Drawn(CourseModule module)
    {
        var lines = module.Text.Split('\n');
        // Who hears a table is told nothing by a column without a name.
        foreach (var (header, _) in lines.Zip(lines.Skip(1)).Where(p => p.Second.StartsWith("|--", StringComparison.Ordinal) && p.First.Trim().Trim('|').Split('|').Any(string.IsNullOrWhiteSpace)))
        {
            yield return $"{module.Id}: a column of the table '{header.Trim()}' has no name.";
        }

        var figures = CourseFigures.In(module.Text).ToList();
        if (figures.Count > MostFigures)
        {
            yield return $"{module.Id}: the text has {figures.Count} figures; at most {MostFigures}.";
        }

        foreach (var (alternative, name) in figures)
        {
            if (alternative.Length == 0)
            {
                yield return $"{module.Id}: the figure {name} has no alternative text.";
            }

            if (CourseFigures.Read(module.Id, name) is null)
            {
                yield return $"{module.Id}: there is no figure {name}.";
            }
        }
    }

    private static IEnumerable<string> Form(CourseModule module)
    {
        if (ExerciseShelf.Forms.FirstOrDefault(f => f.Module == module.Id) is not { } form)
        {
            yield break;
        }

        if (FormWords.Read(module.Id, module.Language) is not { } words)
        {
            yield return $"{module.Id}: the form has no words in '{module.Language}'.";
            yield break;
        }

        foreach (var item in form.Form(seed: 1).Items.Where(i => !words.Knows(i)))
        {
            yield return $"{module.Id}: {item.Id} or one of its options has no words in '{module.Language}'.";
        }
    }
}
