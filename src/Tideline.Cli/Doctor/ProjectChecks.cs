using System.Globalization;
using Tideline.Cli.Jobs;

namespace Tideline.Cli.Doctor;

/// <summary>The project's configuration and tables, which are open already.</summary>
internal static class ProjectChecks
{
    public static IEnumerable<Finding> Of(Workspace workspace)
    {
        yield return Finding.Ok("project.yaml", "valid");
        if (DemoJob.IsDemo(workspace.Folder.Root))
        {
            yield return Finding.Warning(
                "demo", "an invented country, whose keys anybody can make: put no record of a real person here", "Make a project of your own with 'tideline init' for real data.");
        }
    }

    public static IEnumerable<Finding> Tables(Workspace workspace)
    {
        var reference = workspace.Reference;
        yield return Finding.Ok("cells", Number(reference.Cells.Count));
        yield return reference.Boundaries is null
            ? Finding.Warning("areas", "none: displacement needs them", "Give inputs.areas in project.yaml; ingest and the quality report work without.")
            : Finding.Ok("areas", Number(reference.Boundaries.Hierarchy.All.Count));
        yield return reference.Population is null
            ? Finding.Warning("population", "none: displacement needs it", "Give inputs.population in project.yaml; ingest and the quality report work without.")
            : Finding.Ok("population", Number(reference.Population.People.Values.Sum()));
        yield return Finding.Ok("holidays", Number(reference.Holidays.Count));
    }

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
