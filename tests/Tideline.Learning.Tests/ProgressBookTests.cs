using NodaTime;
using Tideline.Domain;
using Tideline.Learning.Courses;
using Tideline.Learning.Progress;

namespace Tideline.Learning.Tests;

public sealed class ProgressBookTests : IDisposable
{
    private static readonly IClock _clock = SystemClock.Instance;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_module_is_passed_by_its_exercise_and_its_quiz_together()
    {
        var module = CourseShelf.Find("B1");
        var book = ProgressBook.Of(_folder);
        book.EnterExercise("B1", 1, "", new([new("rows", true, "5")]), _clock);
        Assert.False(book.Passed.Contains("B1"));

        book.EnterQuiz(module, 1, [.. module.Quiz.Select(q => q.Options.ToList().FindIndex(o => o.IsRight))], _clock);

        Assert.True(book.Passed.Contains("B1"));
        Assert.False(book.Passed.Contains("B2"));
    }

    [Fact]
    public void A_record_that_was_changed_is_told()
    {
        var book = ProgressBook.Of(_folder);
        book.EnterExercise("B1", 1, "", new([new("rows", false, "5", "header_counted")]), _clock);
        book.EnterExercise("B1", 1, "", new([new("rows", true, "4")]), _clock);
        var file = Path.Combine(_folder, "progress.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("header_counted", "header_missing", StringComparison.Ordinal));

        Assert.Contains("chain breaks", Assert.Throws<EngineException>(() => book.Attempts).Message, StringComparison.Ordinal);
    }
}
