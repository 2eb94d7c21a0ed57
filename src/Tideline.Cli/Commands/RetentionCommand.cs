using System.CommandLine;
using NodaTime.Text;
using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Pipeline.Retention;
using static System.FormattableString;

namespace Tideline.Cli.Commands;

/// <summary><c>retention</c>: what is past its time, its deletion, and the proof that nothing is.</summary>
internal static class RetentionCommand
{
    private const int Refused = 4;

    public static Command Create()
    {
        var project = CommandLine.Project();
        var apply = new Option<bool>("--apply") { Description = "Deletes what is past its time and records it." };
        var prove = new Option<bool>("--prove") { Description = "Fails where anything is past its time, or a file stands in no rule." };
        var asOf = new Option<string?>("--as-of") { Description = "Counts ages to this day instead of today; with --apply a day that is not in the future." };
        return new Command("retention", "Shows what is past its time; deletes it; proves that nothing is.") { project, apply, prove, asOf }
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
                var today = RetentionJob.Today(workspace);
                var day = CommandLine.Day(parsed.GetValue(asOf), "--as-of") ?? today;
                var (deletes, proves) = (parsed.GetValue(apply), parsed.GetValue(prove));
                if ((deletes || proves) && workspace.Configuration.Retention is null)
                {
                    throw new ConfigurationException(
                        "project.yaml has no 'retention:', so that no rule says what to delete. 'retention: {}' takes the defaults; nothing was changed.");
                }

                if (deletes && day > today)
                {
                    throw new ConfigurationException("--apply deletes what is past its time today, and --as-of is a later day; nothing was changed.");
                }

                var plan = deletes ? RetentionJob.Apply(workspace, day, cancellation) : RetentionJob.Plan(workspace, day, cancellation);
                Say(workspace, plan, deletes, output);
                if (!proves)
                {
                    return 0;
                }

                var left = deletes ? RetentionJob.Plan(workspace, day, cancellation) : plan;
                Prove(left, output);
                return left.Due.Count == 0 && left.Unknown.Count == 0 ? 0 : Refused;
            });
    }

    private static void Say(Workspace workspace, RetentionPlan plan, bool deleted, Output output)
    {
        var rules = RetentionJob.RulesOf(workspace);
        output.Write(
            new
            {
                plan.Today,
                Configured = workspace.Configuration.Retention is not null,
                rules.EventsDays,
                rules.SubscriberDays,
                rules.CubesDays,
                rules.LandingFilesDays,
                Deleted = deleted,
                Due = plan.ByTable.Select(t => new
                {
                    Class = Word(t.Key.Class),
                    t.Key.Table,
                    Days = RetentionEntry.Ranges(t.Select(i => i.Day)),
                    Files = t.Count(),
                    Bytes = t.Sum(i => i.Bytes),
                }),
                plan.Unknown,
            },
            _ =>
            {
                output.Say(Invariant(
                    $"Kept: events {rules.EventsDays} days, subscriber tables {rules.SubscriberDays}, figures {rules.CubesDays}, landing files {rules.LandingFilesDays}{(workspace.Configuration.Retention is null ? " (defaults; project.yaml has no 'retention:', so nothing is deleted)" : "")}."));
                foreach (var table in plan.ByTable)
                {
                    output.Say(Invariant(
                        $"  {(deleted ? "deleted" : "past its time")}: {Word(table.Key.Class)}, {table.Key.Table}: {table.Count()} files or days, {string.Join(", ", RetentionEntry.Ranges(table.Select(i => i.Day)))}"));
                }

                if (plan.Due.Count == 0)
                {
                    output.Say($"Nothing is past its time on {LocalDatePattern.Iso.Format(plan.Today)}.");
                }
            });
    }

    private static void Prove(RetentionPlan left, Output output)
    {
        foreach (var path in left.Unknown)
        {
            output.Say($"  stands in no rule: {path}");
        }

        output.Say(left.Due.Count == 0 && left.Unknown.Count == 0
            ? $"Proved: on {LocalDatePattern.Iso.Format(left.Today)} the project holds nothing that is past its time."
            : Invariant($"Not proved: {left.Due.Count} files or days are past their time and {left.Unknown.Count} files stand in no rule. Run 'tideline retention --apply', and look at the files that no command of this version wrote."));
    }

    private static string Word(RetentionClass kind) => kind switch
    {
        RetentionClass.Events => "events",
        RetentionClass.SubscriberTables => "subscriber_tables",
        RetentionClass.Cubes => "cubes",
        RetentionClass.LandingFiles => "landing_files",
    };
}
