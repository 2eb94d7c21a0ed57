using System.CommandLine;
using System.Globalization;
using Tideline.Cli.Jobs;
using Tideline.Projects.Lake;

namespace Tideline.Cli.Commands;

/// <summary><c>doctor</c>: opens everything a run needs and says what it found.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var project = CommandLine.Project();
        return new Command("doctor", "Checks configuration, reference tables, engine and disk.") { project }
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
                using var engine = workspace.OpenEngine(cancellation);
                var catalogue = FileCatalogue.Read(workspace.Folder);
                var reference = workspace.Reference;
                var free = new DriveInfo(workspace.Folder.Root).AvailableFreeSpace / 1_000_000_000.0;
                (string What, string Found)[] findings =
                [
                    ("project.yaml", "valid"),
                    ("engine", $"{engine.Name} {engine.Version}"),
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
                        output.Say($"{what,-16}{found}");
                    }
                });
                return 0;
            });
    }

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
