using System.CommandLine;
using System.Globalization;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Release.Register;

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
        return new Command("demo", "Generates the synthetic country, ingests it, runs every step and compares with the truth.")
        {
            directory, scenario, seed, subscribers,
        }.Does(CommandLine.Json(), (parsed, output, cancellation) =>
        {
            var path = parsed.GetValue(directory)!.FullName;
            var proposals = output.Stages.Run(progress =>
            {
                GenerateJob.Run(parsed.GetValue(scenario)!, parsed.GetValue(subscribers), parsed.GetValue(seed), path, overwrite: true, progress, cancellation);
                progress.Report(new Pipeline.Runs.RunProgress("Read project", 0, 0));
                var workspace = Workspace.Open(path);
                IngestJob.Run(workspace, progress, cancellation);
                return RunJob.Run(workspace, progress, cancellation);
            });
            foreach (var (stage, took) in output.Stages.Stages)
            {
                output.Say(string.Create(CultureInfo.InvariantCulture, $"{stage,-40}{took.TotalSeconds,8:0.0} s"));
            }

            output.Say($"Bulletin: {Path.Combine(proposals[0].Folder, "bulletin.html")}");
            return 0;
        });
    }
}
