using Tideline.Learning.Checks;
using Tideline.Learning.Courses;

namespace Tideline.Learning.Tests;

public sealed class CourseTests
{
    public static TheoryData<string> Modules => [.. CourseShelf.Modules.Select(m => m.Id)];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_has_what_a_module_needs(string id) => Assert.Empty(CourseCheck.FaultsOf(CourseShelf.Find(id)));

    [Fact]
    public void What_a_module_lacks_is_told()
    {
        var module = CourseShelf.Find("B1");
        var broken = module with { Hints = [], Quiz = [.. module.Quiz.Select(q => q with { Options = q.Options.Take(1).ToList() })], Text = string.Concat(Enumerable.Repeat("word ", 901)) };

        var faults = CourseCheck.FaultsOf(broken).ToList();

        Assert.Contains(faults, f => f.Contains("901 words", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("0 hints", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("worked example", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("b1-1", StringComparison.Ordinal));
    }

    [Fact]
    public void Options_stand_in_one_order_for_a_learner_and_in_others_for_others()
    {
        var item = CourseShelf.Find("B1").Quiz[0];
        Assert.Equal(QuizOrder.Of(item, 7), QuizOrder.Of(item, 7));
        Assert.Equal([0, 1, 2], QuizOrder.Of(item, 7).Order());
        Assert.True(Enumerable.Range(0, 20).Select(s => string.Join(',', QuizOrder.Of(item, (ulong)s))).Distinct(StringComparer.Ordinal).Count() > 3);
    }

    [Theory]
    [InlineData(',')]
    [InlineData('x')]
    public void A_header_that_would_take_all_memory_is_a_fault(char letter)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        File.WriteAllText(file, new string(letter, 1_000_000));
        try
        {
            Assert.Contains("more than 200 columns", HandedIn.Read(file, ["question", "answer"]).Fault!, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("question;answer\nrows;1\n", "missing")]
    [InlineData("", "")]
    public void A_file_that_is_no_such_table_is_a_fault_and_no_error(string content, string said)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        File.WriteAllText(file, content);
        try
        {
            var handedIn = HandedIn.Read(file, ["question", "answer"]);
            Assert.Empty(handedIn.Rows);
            Assert.Contains(said, handedIn.Fault!, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
