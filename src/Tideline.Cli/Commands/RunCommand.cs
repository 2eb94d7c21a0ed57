using System.CommandLine;
using System.Globalization;
using Tideline.Cli.Jobs;

namespace Tideline.Cli.Commands;

/// <summary><c>run</c>: from ingested days to a proposed release for each emergency.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var project = CommandLine.Project();
        return new Command("run", "Estimates displacement for each emergency and proposes a release.") { project }
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
                var proposals = output.Stages.Run(progress => RunJob.Run(workspace, progress, cancellation));
                output.Write(
                    proposals.Select(p => new { Release = p.Gated.Id.Value, p.Folder, Observations = p.Gated.Observations.Count, p.Gated.Headline.Claimed }),
                    _ =>
                    {
                        foreach (var p in proposals)
                        {
                            output.Say(string.Create(
                                CultureInfo.InvariantCulture,
                                $"Proposed {p.Gated.Id}: {p.Gated.Observations.Count:N0} observations. Bulletin: {Path.Combine(p.Folder, "bulletin.html")}"));
                        }
                    });
                return 0;
            });
    }
}
