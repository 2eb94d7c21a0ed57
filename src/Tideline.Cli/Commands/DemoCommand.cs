using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Evaluation;

namespace Tideline.Cli.Commands;

/// <summary><c>demo</c>: the whole main job on the synthetic country, from operator files to a bulletin.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var directory = new Option<DirectoryInfo>("--out") { Description = "The folder to make.", DefaultValueFactory = _ => new DirectoryInfo("darya") };
        var scenario = new Option<string>("--scenario") { Description = "A named scenario or a scenario file.", DefaultValueFactory = _ => "flood" };
        var seed = new Option<ulong>("--seed") { Description = "Same seed, same country.", DefaultValueFactory = _ => 1 };
        var subscribers = new Option<int>("--subscribers") { Description = "SIMs of the operator.", DefaultValueFactory = _ => 20_000 };
        var serve = new Option<bool>("--serve") { Description = "Then serves it, open, on this machine, with an account for each role; an earlier demo in the folder is served as it is, unless another scenario, seed or size is asked for." };
        return new Command("demo", "Generates the synthetic country, ingests it, runs every step and compares with the truth.")
        {
            directory, scenario, seed, subscribers, serve,
        }.Does(CommandLine.Json(), async (parsed, output, cancellation) =>
        {
            var path = parsed.GetValue(directory)!.FullName;
            var asksForAnother = new Option[] { scenario, seed, subscribers }.Any(o => parsed.GetResult(o) is { Implicit: false });
            if (parsed.GetValue(serve) && !asksForAnother && DemoJob.IsDone(path))
            {
                return await Serve();
            }

            var demo = output.Stages.Run(progress => DemoJob.Run(
                parsed.GetValue(scenario)!, parsed.GetValue(subscribers), parsed.GetValue(seed), path, progress, cancellation));
            output.Write(
                new
                {
                    Release = demo.Proposal.Gated.Id.Value,
                    demo.Proposal.Folder,
                    demo.Report.Scores,
                    Seconds = output.Stages.Stages.GroupBy(s => s.Stage).ToDictionary(g => g.Key, g => Math.Round(g.Sum(s => s.Took.TotalSeconds), 1)),
                },
                console => Print(console, output, demo));
            return parsed.GetValue(serve) ? await Serve() : 0;

            Task<int> Serve() => ServeCommand.Run(new(path) { Open = true, SecondFactorFor = ServeCommand.Demand(null, demo: true), Program = ServeCommand.ThisProgram }, null, demo: true, output, cancellation);
        });
    }

    private static void Print(IAnsiConsole console, Output output, DemoResult demo)
    {
        output.Say("");
        console.Write(FoundAndTrue.Table(demo.Workspace, demo.Proposal));
        output.Say("");
        output.Say(EvaluationText.Console(demo.Report, brief: true));
        var total = output.Stages.Stages.Sum(s => s.Took.TotalSeconds);
        output.Say(string.Join(", ", output.Stages.Stages.GroupBy(s => s.Stage).Select(g => string.Create(
            CultureInfo.InvariantCulture, $"{g.Key.ToLowerInvariant()} {g.Sum(s => s.Took.TotalSeconds):0.0} s")))
            + string.Create(CultureInfo.InvariantCulture, $"; together {total:0.0} s."));
        output.Say("");
        output.Say($"Two demonstration keys approved the release: {string.Join(", ", demo.Approvals.Select(a => $"{a.Name} of {a.Organisation}"))}.");
        output.Say("Real releases need keys of two people of two organisations.");
        output.Say("");
        output.Say($"All scores:     {Path.Combine(demo.Workspace.Folder.Reports, $"evaluation-{demo.Report.Emergency}.md")}");
        output.Say($"Quality report: {Path.Combine(demo.Workspace.Folder.Reports, "quality.html")}");
        output.Say($"Bulletin:       {Path.Combine(demo.Proposal.Folder, "bulletin.html")}");
    }
}
