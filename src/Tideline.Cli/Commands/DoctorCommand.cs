using System.CommandLine;
using System.Globalization;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Engines.ClickHouse;
using Tideline.Projects.Configuration;
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
                    .. engine,
                    ("cells", Number(reference.Cells.Count)),
                    ("areas", reference.Boundaries is null ? "none: displacement needs them" : Number(reference.Boundaries.Hierarchy.All.Count)),
                    ("population", reference.Population is null ? "none: displacement needs it" : Number(reference.Population.People.Values.Sum())),
                    ("holidays", Number(reference.Holidays.Count)),
                    ("ingested files", Number(catalogue.Accepted.Count())),
                    ("ingested days", Number(catalogue.Days.Count)),
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

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
