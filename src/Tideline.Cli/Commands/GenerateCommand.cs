using System.CommandLine;
using Tideline.Cli.Jobs;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Cli.Commands;

/// <summary><c>generate</c>: a synthetic country's project folder with an operator's files and the truth.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var scenario = new Option<string>("--scenario")
        {
            Description = $"A named scenario ({string.Join(", ", Scenario.Names)}) or a scenario file.",
            DefaultValueFactory = _ => "flood",
        };
        var subscribers = new Option<int>("--subscribers") { Description = "SIMs of the operator.", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<ulong>("--seed") { Description = "Same seed, same files.", DefaultValueFactory = _ => 1 };
        var directory = new Option<DirectoryInfo>("--out") { Description = "The folder to write; empty or absent.", Required = true };
        return new Command("generate", "Generates the synthetic country Darya: operator files in inbox/, what happened in truth/.")
        {
            scenario, subscribers, seed, directory,
        }.Does(CommandLine.Json(), (parsed, output, cancellation) =>
        {
            var path = parsed.GetValue(directory)!.FullName;
            var summary = output.Stages.Run(progress => GenerateJob.Run(
                parsed.GetValue(scenario)!, parsed.GetValue(subscribers), parsed.GetValue(seed), path, overwrite: false, progress, cancellation));
            output.Write(summary, _ => output.Say(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Generated {summary.EventRows:N0} events of {summary.Subscribers:N0} subscribers over {summary.LocalDays} days in {path}.")));
            return 0;
        });
    }
}
