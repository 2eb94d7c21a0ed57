using System.CommandLine;
using System.Globalization;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Engines.ClickHouse;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;
using Tideline.Projects.Keys;
using Tideline.Projects.Lake;
using static System.FormattableString;

namespace Tideline.Cli.Commands;

/// <summary><c>doctor</c>: opens everything a run needs and says what it found.</summary>
internal static class DoctorCommand
{
    private const int EngineFailed = 5;

    public static Command Create()
    {
        var project = CommandLine.Project();
        return new Command("doctor", "Checks configuration, reference tables, engine and disk.") { project }
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
                var (engine, isWell) = Engine(workspace, cancellation);
                var catalogue = FileCatalogue.Read(workspace.Folder);
                var reference = workspace.Reference;
                var free = new DriveInfo(workspace.Folder.Root).AvailableFreeSpace / 1_000_000_000.0;
                (string What, string Found)[] findings =
                [
                    ("project.yaml", "valid"),
                    .. DemoJob.IsDemo(workspace.Folder.Root) ? [("demo", "an invented country, whose keys anybody can make: put no record of a real person here")] : ((string, string)[])[],
                    .. engine,
                    ("cells", Number(reference.Cells.Count)),
                    ("areas", reference.Boundaries is null ? "none: displacement needs them" : Number(reference.Boundaries.Hierarchy.All.Count)),
                    ("population", reference.Population is null ? "none: displacement needs it" : Number(reference.Population.People.Values.Sum())),
                    ("holidays", Number(reference.Holidays.Count)),
                    ("ingested files", Number(catalogue.Accepted.Count())),
                    ("ingested days", Number(catalogue.Days.Count)),
                    ("retention", isWell ? Retention(workspace, cancellation) : "not looked at: the engine cannot be asked"),
                    ("pseudonym keys", Keys(workspace)),
                    ("agreements", Agreements(workspace)),
                    ("free disk", free.ToString("0.0", CultureInfo.InvariantCulture) + " GB"),
                ];
                output.Write(findings.ToDictionary(f => f.What, f => f.Found), _ =>
                {
                    foreach (var (what, found) in findings)
                    {
                        output.Say($"{what,-22}{found}");
                    }
                });
                return isWell ? 0 : EngineFailed;
            });
    }

    /// <summary>What was found about the engine, and whether a run could use it.</summary>
    private static ((string What, string Found)[] Findings, bool IsWell) Engine(Workspace workspace, CancellationToken cancellation)
    {
        if (workspace.Configuration.Engine.Kind == EngineKind.ClickHouse)
        {
            var findings = new ClusterCheck(ClusterSettings.Of(workspace), SystemClock.Instance, cancellation).Run();
            return (
                [("engine", Invariant($"clickhouse on {workspace.Configuration.Engine.Shards.Count} shards")), .. findings.Select(f => (f.What, f.Remedy is null ? f.Found : $"{f.Found}: {f.Remedy}"))],
                findings.All(f => f.Remedy is null));
        }

        using var engine = workspace.OpenEngine(cancellation);
        return ([("engine", $"{engine.Name} {engine.Version}")], true);
    }

    /// <summary>What is past its time, by the project's rules or by the defaults that a steward would want.</summary>
    private static string Retention(Workspace workspace, CancellationToken cancellation)
    {
        var rules = RetentionJob.RulesOf(workspace);
        var due = RetentionJob.Plan(workspace, RetentionJob.Today(workspace), cancellation).Due.Count;
        var days = Invariant($"events {rules.EventsDays} days, subscriber tables {rules.SubscriberDays}, figures {rules.CubesDays}, landing files {rules.LandingFilesDays}");
        return workspace.Configuration.Retention is null
            ? Invariant($"off; by the defaults ({days}) {due} files or days would be past their time")
            : Invariant($"{days}; {due} files or days are past their time{(due > 0 ? ": tideline retention --apply" : "")}");
    }

    private static string Agreements(Workspace workspace)
    {
        var agreements = ProjectAgreements.Read(workspace.Folder, workspace.Configuration);
        var uncovered = AgreementCoverage.Uncovered(workspace);
        return !agreements.Bind && uncovered.Count == 0 ? ProjectAgreements.None
            : uncovered.Count > 0 ? string.Join(' ', uncovered.Values)
            : string.Join(' ', agreements.All.Select(a => a.Told));
    }

    private static string Keys(Workspace workspace)
    {
        var today = RetentionJob.Today(workspace);
        var epochs = KeyEpochs.Read(workspace.Folder).All;
        var overdue = epochs.Where(e => e.State != KeyState.Destroyed && e.DestroyBy < today).Select(e => e.Id).ToArray();
        return Invariant($"{epochs.Count} epoch{(epochs.Count == 1 ? "" : "s")}{(overdue.Length > 0 ? $"; to be destroyed: {string.Join(", ", overdue)}" : "")}");
    }

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
