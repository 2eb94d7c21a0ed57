using System.Runtime.CompilerServices;
using Tideline.Engines.ClickHouse;
using Tideline.Engines.Contract.Tests.Countries;
using Tideline.Engines.DuckDb.Tests;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.Contract.Tests;

/// <summary>What a ClickHouse server is told for each step stands in <c>Rendered/clickhouse/</c>; DuckDB's own tests hold what
/// DuckDB is told. A change makes every stored day be made anew, so it must be seen.</summary>
public sealed class RenderedStepTests
{
    public static TheoryData<string> StepNames => [.. Steps.Names];

    [Theory]
    [MemberData(nameof(StepNames))]
    public void A_step_renders_as_approved(string step)
    {
        var received = StepText.Render(step, new ClickHouseDialect(), Chain.ParametersOf(5)).ReplaceLineEndings("\n") + "\n";
        var approved = Path.Combine(Folder(), step + ".approved.sql");
        var differs = Path.Combine(Folder(), step + ".received.sql");
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == received)
        {
            File.Delete(differs);
            return;
        }

        File.WriteAllText(differs, received);
        Assert.Fail($"The text of '{step}' changed. Compare Rendered/clickhouse/{step}.received.sql with the approved one and rename it if it is right.");
    }

    [Fact]
    public void No_approved_text_is_left_over() => Assert.Equal(
        Steps.Names,
        Directory.GetFiles(Folder(), "*.approved.sql").Select(f => Path.GetFileName(f).Split('.')[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(StepNames))]
    public void Every_join_keeps_all_matches_and_names_its_sides(string step)
    {
        var words = StepText.Render(step, new ClickHouseDialect(), Chain.ParametersOf(5)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.All(
            Enumerable.Range(0, words.Length).Where(i => words[i] == "join"),
            i => Assert.Equal(("all", "inner"), (words[i - 2], words[i - 1])));
    }

    private static string Folder([CallerFilePath] string test = "") =>
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(test)!, "Rendered", "clickhouse")).FullName;
}
