using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;

namespace Tideline.Proof.Faults;

/// <summary>The page of a fault proof.</summary>
internal static class FaultsPage
{
    /// <param name="arguments">What was asked for on the command line.</param>
    /// <param name="date">When it was made.</param>
    public static string Write(FaultOutcome outcome, string arguments, LocalDate date) =>
        string.Join('\n', Head(outcome, arguments, date), Kills(outcome), Boundaries(outcome), Others(outcome), Faults(outcome));

    private static string Head(FaultOutcome outcome, string arguments, LocalDate date)
    {
        var killed = outcome.Kills.Count(k => k.Killed);
        return string.Create(CultureInfo.InvariantCulture, $"""
            # What faults do

            The days of a synthetic country come one by one into an operator's drop folder, and `tideline watch` works through the mornings unattended.
            In one country nothing goes wrong. In the others the program is killed without a word (SIGKILL, with all that it started): when it first touches a file or folder of
            the project, when it says that a stage begins, and at instants that are drawn. After each kill every release that stands there must
            be one that the undisturbed country had by that morning, whole and byte for byte. In the end releases, events and counts must be the same, each release
            must stand once in the register, and nothing may be left over.

            * Date: {date:uuuu-MM-dd}. Machine: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}, shared with other work; {outcome.Seconds:0} s.
            * Command: `dotnet run -c Release --project src/Tideline.Proof -- faults {arguments} --work DIR --out docs/faults.md`.
            * Country: scenario `{Path.GetFileName(outcome.Plan.Scenario)}`, {outcome.Plan.Subscribers:N0} SIMs, {outcome.Rows:N0} rows, {outcome.Events:N0} events kept; {outcome.Plan.Mornings} mornings, {outcome.Releases} releases proposed.
            * **{killed} kills in {outcome.Countries} countries; {outcome.Looks} looks for figures that should not be there; {outcome.Faults.Count} faults found.**

            """).ReplaceLineEndings("\n");
    }

    private static string Kills(FaultOutcome outcome)
    {
        var text = new StringBuilder("""
            ## Kills

            | where | killed | had ended before |
            |---|---:|---:|

            """.ReplaceLineEndings("\n"));
        foreach (var kind in Enum.GetValues<KillKind>())
        {
            var of = outcome.Kills.Where(k => k.Kind == kind).ToList();
            text.Append(CultureInfo.InvariantCulture, $"| {Words(kind)} | {of.Count(k => k.Killed)} | {of.Count(k => !k.Killed)} |\n");
        }

        return text.ToString();
    }

    private static string Boundaries(FaultOutcome outcome)
    {
        var killed = outcome.Kills.Where(k => k.Killed && k.Kind is KillKind.Disk or KillKind.Stage).GroupBy(k => k.At, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var never = outcome.Boundaries.Where(b => !killed.ContainsKey(b)).ToList();
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            ## Boundaries

            A morning has {outcome.Boundaries.Count} of them: files and folders that it touches for the first time, and stages that it says. A kill came at {outcome.Boundaries.Count - never.Count}.
            A file is seen about a millisecond after it was touched.

            | at | kills |
            |---|---:|

            """).ReplaceLineEndings("\n"));
        foreach (var boundary in outcome.Boundaries.Where(killed.ContainsKey))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{boundary}` | {killed[boundary]} |\n");
        }

        return never.Count == 0 ? text.ToString() : text.Append(CultureInfo.InvariantCulture, $"\nNone came at: {string.Join(", ", never.Select(b => $"`{b}`"))}.\n").ToString();
    }

    private static string Others(FaultOutcome outcome)
    {
        if (outcome.Others.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("""
            ## Other faults

            Each in a country of its own. In the end the released table is held against the undisturbed one's, byte for byte.

            | fault | then | held |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var other in outcome.Others)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {other.What} | {other.Then} | {(other.Then.StartsWith("not tried", StringComparison.Ordinal) ? "-" : other.Held ? "yes" : "**no**")} |\n");
        }

        return text.ToString();
    }

    private static string Faults(FaultOutcome outcome) => outcome.Faults.Count == 0
        ? "## What did not hold\n\nNothing was found.\n"
        : $"## What did not hold\n\n{string.Join('\n', outcome.Faults.Select(f => $"* {f}"))}\n";

    private static string Words(KillKind kind) => kind switch
    {
        KillKind.Disk => "a file or folder is touched",
        KillKind.Stage => "a stage begins",
        KillKind.Instant => "an instant that was drawn",
        KillKind.WatchAlone => "an instant that was drawn, the watch alone",
        KillKind.Release => "a person approves or publishes",
    };
}
