using System.Globalization;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Projects.Lake;
using static System.FormattableString;

namespace Tideline.Cli.Doctor;

/// <summary>What was ingested, how old it is, and what is past its time.</summary>
internal static class DataChecks
{
    // A day is complete on the next; a second one for what comes late.
    private const int MostDaysBehind = 2;

    public static IEnumerable<Finding> Of(Workspace workspace, IClock clock)
    {
        var catalogue = FileCatalogue.Read(workspace.Folder);
        var days = catalogue.Days;
        yield return Finding.Ok("ingested files", catalogue.Accepted.Count().ToString("N0", CultureInfo.InvariantCulture));
        yield return Finding.Ok("ingested days", days.Count.ToString("N0", CultureInfo.InvariantCulture));
        if (days.Count == 0)
        {
            yield break;
        }

        var behind = Period.DaysBetween(days[^1], clock.GetCurrentInstant().InZone(workspace.Configuration.TimeZone).Date);
        var found = Invariant($"{days[^1]:uuuu-MM-dd}, {behind} days ago");
        // Who never said that files come each day works on data of the past.
        yield return behind > MostDaysBehind && (workspace.Configuration.Operation is { Feeds.Count: > 0 } or { ExpectedBy: not null })
            ? Finding.Warning("last day", found, "Ask the operator for the days after it, and see whether the feeds below can be read; figures stay those of the last day.")
            : Finding.Ok("last day", found);
    }

    /// <summary>What is past its time, by the project's rules or by the defaults that a steward would want.</summary>
    public static IEnumerable<Finding> Retention(Workspace workspace, CancellationToken cancellation)
    {
        var rules = RetentionJob.RulesOf(workspace);
        var due = RetentionJob.Plan(workspace, RetentionJob.Today(workspace), cancellation).Due.Count;
        var days = Invariant($"events {rules.EventsDays} days, subscriber tables {rules.SubscriberDays}, figures {rules.CubesDays}, landing files {rules.LandingFilesDays}");
        yield return workspace.Configuration.Retention is null
            ? Finding.Ok("retention", Invariant($"off; by the defaults ({days}) {due} files or days would be past their time"))
            : due > 0 ? Finding.Warning("retention", Invariant($"{days}; {due} files or days are past their time: tideline retention --apply"), "Run 'tideline retention --apply', or let the next run do it.")
            : Finding.Ok("retention", Invariant($"{days}; 0 files or days are past their time"));
    }
}
