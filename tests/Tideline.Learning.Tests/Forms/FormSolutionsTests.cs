using System.Text.Json;
using Tideline.Learning.Exercises;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Tests.Forms;

/// <summary>What the browser test fills into the forms, with the seed that it gives its learner. The server knows no such list.</summary>
public sealed class FormSolutionsTests
{
    private const ulong Seed = 7;

    private static readonly JsonElement _solutions = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "web", "tests", "browser", "solutions.json"))).RootElement;

    public static TheoryData<string> Modules => [.. ExerciseShelf.Forms.Select(f => f.Module)];

    [Theory]
    [MemberData(nameof(Modules))]
    public void The_browser_test_knows_what_passes(string module)
    {
        Assert.True(_solutions.TryGetProperty(module, out var solution), $"web/tests/browser/solutions.json has no answers for {module}; write those that pass with seed {Seed}.");
        var form = ExerciseShelf.Forms.Single(f => f.Module == module);

        var report = form.Check(Seed, new FormAnswers(solution.EnumerateObject().Select(a => KeyValuePair.Create(a.Name, a.Value.GetString()))));

        Assert.True(report.IsPassed, string.Join("; ", report.Criteria.Where(c => !c.IsPassed).Select(c => $"{c.Id}: {c.Observed}")));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tideline.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository was not found.");
        }

        return folder;
    }
}
