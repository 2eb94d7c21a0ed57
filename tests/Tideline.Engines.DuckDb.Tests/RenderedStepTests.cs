using System.Runtime.CompilerServices;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.DuckDb.Tests;

/// <summary>What DuckDB is told for each step stands in <c>Rendered/</c>. A change of a rendered text makes every stored
/// day be made anew, so it must be seen.</summary>
public sealed class RenderedStepTests
{
    public static TheoryData<string> StepNames => [.. Steps.Names];

    [Theory]
    [MemberData(nameof(StepNames))]
    public void A_step_renders_as_approved(string step)
    {
        var received = StepText.Render(step, new DuckDbDialect(), StepBench.Parameters).ReplaceLineEndings("\n") + "\n";
        var approved = Path.Combine(Folder(), step + ".approved.sql");
        var differs = Path.Combine(Folder(), step + ".received.sql");
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == received)
        {
            File.Delete(differs);
            return;
        }

        File.WriteAllText(differs, received);
        Assert.Fail($"The text of '{step}' changed. Compare Rendered/{step}.received.sql with the approved one and rename it if it is right.");
    }

    [Theory]
    [MemberData(nameof(StepNames))]
    public void Nothing_is_left_to_expand(string step)
    {
        var text = StepText.Render(step, new DuckDbDialect(), StepBench.Parameters);
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("$", text, StringComparison.Ordinal);
        Assert.DoesNotContain("all inner join", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_approved_text_is_left_over() => Assert.Equal(
        Steps.Names,
        Directory.GetFiles(Folder(), "*.approved.sql").Select(f => Path.GetFileName(f).Split('.')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void A_missing_parameter_is_named() => Assert.Contains(
        "night_starts", Assert.Throws<ArgumentException>(() => StepText.Render("day_place", new DuckDbDialect())).Message, StringComparison.Ordinal);

    private static string Folder([CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "Rendered");
}
