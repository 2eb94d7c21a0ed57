using System.Text.RegularExpressions;
using Tideline.Learning.Checks;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Tests.Forms;

/// <summary>A1 to A9: what they have in common.</summary>
public sealed partial class DecisionModulesTests
{
    private const int MostWords = 900;
    private const int MostBytes = 15_000;

    public static TheoryData<string> Modules => ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"];

    public static TheoryData<string, string> QuestionMistakes => [.. ChoiceKey.Read("A1").SelectMany(c => c.Items).SelectMany(i => i.Misconceptions.Select(m => (i.Id, m.Key)))];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_is_whole_in_both_languages(string id)
    {
        Assert.Empty(CourseCheck.FaultsOf(CourseShelf.Find(id)));
        Assert.Empty(CourseCheck.FaultsOfTranslation(CourseShelf.Find(id), "ur"));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Every_item_of_every_learner_has_words_in_both_languages(string id)
    {
        var exercise = (IFormExercise)ExerciseShelf.Of(id);
        foreach (var language in (string[])["en", "ur"])
        {
            var words = FormWords.Read(id, language)!;
            Assert.All(Enumerable.Range(1, 20).SelectMany(s => exercise.Form((ulong)s).Items), i => Assert.True(words.Knows(i), i.Id));
        }
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Urdu_is_written_in_Urdu_and_no_English_sentence_is_left(string id)
    {
        var module = CourseShelf.Find(id, "ur");
        string[] texts =
        [
            module.Title, module.Question, module.Task, module.PolicyUse, module.TrainerNotes, .. module.Objectives, .. module.Hints, .. module.KeyPoints, .. module.Criteria.Values, .. module.Misconceptions.Values,
            .. module.Glossary.Keys, .. module.Glossary.Values, .. module.Quiz.Select(q => q.Stem), .. module.Quiz.SelectMany(q => q.Options).Select(o => o.Reason),
            .. module.Text.Split('\n').Where(l => l.Any(char.IsLetter)),
        ];
        var words = FormWords.Read(id, "ur")!;
        var form = ((IFormExercise)ExerciseShelf.Of(id)).Form(1).Items.Select(i => words.Of(i).Prompt);

        Assert.All(texts.Concat(form), t => Assert.DoesNotMatch(EnglishWords(), Figure().Replace(t, "")));
        Assert.All(texts.Concat(form).Where(t => t.Count(char.IsLetter) > 12), t => Assert.Matches(UrduLetter(), t));
        // Letters that Arabic does not have.
        Assert.True(module.Text.Count(c => "ٹپچڈڑگںھہے".Contains(c, StringComparison.Ordinal)) > 300, id + " is not in Urdu");
        Assert.True(module.Text.Split((char[])[' ', '\n', '|'], StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetter)) <= MostWords, id + " is too long");
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Figures_are_small_and_say_what_they_show(string id)
    {
        foreach (var (_, name) in CourseFigures.In(CourseShelf.Find(id).Text).Concat(CourseFigures.In(CourseShelf.Find(id, "ur").Text)))
        {
            var drawing = CourseFigures.Read(id, name)!;
            Assert.True(drawing.Length <= MostBytes, name);
            Assert.Contains("<title>", drawing, StringComparison.Ordinal);
            Assert.DoesNotContain("script", drawing, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Who_knows_the_key_of_A1_passes_and_ten_of_twelve_are_enough()
    {
        var exercise = ExerciseShelf.Of("A1") as IFormExercise;
        var right = ChoiceKey.Read("A1").SelectMany(c => c.Items).ToDictionary(i => i.Id, i => (string?)i.Right[0], StringComparer.Ordinal);
        Assert.True(exercise!.Check(1, new(right)).IsPassed);

        right["houses"] = right["why_left"] = "answers";
        Assert.True(exercise.Check(1, new(right)).IsPassed);
        right["where_to"] = "must_not";
        Assert.False(exercise.Check(1, new(right)).IsPassed);
    }

    [Theory]
    [MemberData(nameof(QuestionMistakes))]
    public void A_wrong_answer_to_a_question_of_A1_is_told_by_its_mistake(string item, string answer)
    {
        var report = ((IFormExercise)ExerciseShelf.Of("A1")).Check(1, new([new(item, answer)]));

        Assert.Contains(Assert.Single(report.Misconceptions), CourseShelf.Find("A1").Misconceptions.Keys);
    }

    [Fact]
    public void Every_misconception_of_A1_can_be_made() => Assert.Equal(
        CourseShelf.Find("A1").Misconceptions.Keys.Order(StringComparer.Ordinal),
        ChoiceKey.Read("A1").SelectMany(c => c.Items).SelectMany(i => i.Misconceptions.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void A_form_is_handed_in_as_a_table_of_items_and_answers()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var rows = ChoiceKey.Read("A1").SelectMany(c => c.Items).Select(i => $"{i.Id},{i.Right[0]}");
            File.WriteAllLines(Path.Combine(folder, "a1.csv"), ["item,answer", .. rows]);
            Assert.True(ExerciseRun.Check(ExerciseShelf.Of("A1"), folder, 1).IsPassed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"\b[A-Za-z]{2,}(?:\s+[A-Za-z]{2,}){3,}", RegexOptions.None, 1_000)]
    private static partial Regex EnglishWords();

    [GeneratedRegex(@"\(figures/[^)]*\)", RegexOptions.None, 1_000)]
    private static partial Regex Figure();

    [GeneratedRegex("[\u0620-\u06D3]", RegexOptions.None, 1_000)]
    private static partial Regex UrduLetter();
}
