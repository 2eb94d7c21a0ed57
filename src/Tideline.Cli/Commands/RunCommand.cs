using System.CommandLine;
using System.Globalization;
using Tideline.Cli.Jobs;
using Tideline.Cli.Plans;
using Tideline.Cli.Terminal;
using Tideline.Projects.Agreements;

namespace Tideline.Cli.Commands;

/// <summary><c>run</c>: from ingested days to a proposed release for each emergency.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var project = CommandLine.Project();
        var plan = new Option<bool>("--plan") { Description = "Only says how much time, memory and disk the run will take, from samples of the project's own data." };
        var epoch = new Option<string?>("--epoch") { Description = "The key epoch whose emergencies are run; default: that of the latest onset." };
        var proposer = new ProposerOptions();
        var aside = new Option<DirectoryInfo?>("--aside") { Description = "Takes all that is derived, and what it took.", Hidden = true };
        var command = new Command("run", "Estimates displacement for each emergency and proposes a release.") { project, plan, epoch, aside };
        proposer.AddTo(command);
        return command
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                if (parsed.GetValue(plan))
                {
                    return Plan(Workspace.Open(parsed.GetValue(project)!.FullName), output, cancellation);
                }

                if (parsed.GetValue(aside) is { } folder)
                {
                    return output.Stages.Run(progress =>
                    {
                        AsideRun.Run(parsed.GetValue(project)!.FullName, folder.FullName, progress, cancellation);
                        return 0;
                    });
                }

                var workspace = proposer.Open(parsed.GetValue(project)!, parsed);
                var proposals = output.Stages.Run(progress => RunJob.Run(workspace, parsed.GetValue(epoch), progress, cancellation));
                LastStages.Keep(workspace, output);
                output.Write(proposals.Select(Told), _ => Print(workspace, proposals, output));
                return 0;
            });
    }

    /// <summary>A proposal for a machine.</summary>
    public static object Told(Proposal p) => new
    {
        Release = p.Gated.Id.Value,
        p.Folder,
        Observations = p.Gated.Observations.Count,
        p.Gated.Headline.Claimed,
        p.Limits,
        Agreement = p.Agreement?.Terms.Id,
        p.Gated.LeftOut,
    };

    public static void Print(Workspace workspace, IReadOnlyList<Proposal> proposals, Output output)
    {
        foreach (var p in proposals)
        {
            output.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"Proposed {p.Gated.Id}: {p.Gated.Observations.Count:N0} observations. Bulletin: {Path.Combine(p.Folder, "bulletin.html")}"));
            output.Say($"  {p.Agreement?.Told ?? ProjectAgreements.None}");
            if (p.Gated.LeftOut.Count > 0)
            {
                output.Say($"  Left out, as it does not allow them: {string.Join(", ", p.Gated.LeftOut)}.");
            }

            foreach (var limit in p.Limits)
            {
                output.Say($"  {limit}");
            }
        }

        foreach (var left in proposals.Count == 0 ? [] : RunEpoch.LeftOut(workspace, proposals))
        {
            output.Say(left);
        }
    }

    private static int Plan(Workspace workspace, Output output, CancellationToken cancellation)
    {
        var plan = output.Stages.Run(progress => PlanJob.Run(workspace, progress, cancellation));
        output.Write(plan, console =>
        {
            console.Write(PlanTable.Of(plan));
            output.Say(PlanTable.Sentence(plan));
        });
        return 0;
    }
}
