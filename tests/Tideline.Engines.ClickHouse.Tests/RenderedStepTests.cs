using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.ClickHouse.Tests;

/// <summary>What ClickHouse is told for each step stands in <c>Rendered/</c>.</summary>
public sealed partial class RenderedStepTests
{
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["night_starts"] = "46800",
        ["midnight"] = "68400",
        ["source"] = "event",
        ["home_month"] = "cast('2025-07-01' as date)",
        ["first_day"] = "cast('2025-08-01' as date)",
        ["last_day"] = "cast('2025-08-30' as date)",
    };

    public static TheoryData<string> StepNames =>
        [.. typeof(StepText).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Select(n => n.Split('/')[^1].Split('.')[0]).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(StepNames))]
    public void A_step_renders_as_approved(string step)
    {
        var received = Render(step).ReplaceLineEndings("\n") + "\n";
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
    public void Every_join_keeps_every_match(string step) => Assert.DoesNotMatch(BareJoin(), Render(step));

    [Theory]
    [MemberData(nameof(StepNames))]
    public void A_step_uses_nothing_that_old_servers_lack(string step) => Assert.DoesNotMatch(Lacking(), Render(step));

    private static string Render(string step) => StepText.Render(step, new ClickHouseDialect(), Parameters);

    private static string Folder([CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "Rendered");

    [GeneratedRegex(@"(?<!all inner )(?<!array )\bjoin\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareJoin();

    [GeneratedRegex(@"\bwith\b|\bover\s*\(|\bfilter\s*\(|\bdate_trunc\b|\bqualify\b|\bany\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lacking();
}
