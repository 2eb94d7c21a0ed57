using System.CommandLine;
using NodaTime;
using Tideline.Proof.Standing;

namespace Tideline.Proof.Commands;

/// <summary><c>accuracy</c>: many seeds of many scenarios, pooled into a page.</summary>
internal static class AccuracyCommand
{
    public static Command Create()
    {
        var plan = new Option<string>("--plan") { Description = "standing, quick, or a file of lines 'scenario subscribers seeds'.", DefaultValueFactory = _ => "standing" };
        var scenario = new Option<string?>("--scenario") { Description = "One scenario or scenario file, instead of a plan." };
        var subscribers = new Option<int>("--subscribers") { Description = "With --scenario: SIMs of the operator.", DefaultValueFactory = _ => 60_000 };
        var seeds = new Option<string>("--seeds") { Description = "With --scenario: 20 for the seeds 1 to 20, or 6-10.", DefaultValueFactory = _ => "20" };
        var work = new Option<DirectoryInfo>("--work") { Description = "Keeps the results, so that a proof continues where it stopped.", Required = true };
        var keep = new Option<bool>("--keep") { Description = "Keeps each country's truth and cubes in WORK/countries, to look into them." };
        var page = new Option<FileInfo?>("--out") { Description = "The page to write; its part written by hand stays. Absent: none." };
        var command = new Command("accuracy", "Measures accuracy on known truth: runs what has no result yet, then writes the page.")
        {
            plan, scenario, subscribers, seeds, work, keep, page,
        };
        command.SetAction((parsed, cancellation) => Guard.Run(() =>
        {
            var one = parsed.GetValue(scenario);
            var chosen = one is not null
                ? new ProofPlan([.. ProofPlan.Group(one, parsed.GetValue(subscribers), parsed.GetValue(seeds)!)])
                : ProofPlan.Read(parsed.GetValue(plan)!);
            var store = new ProofStore(parsed.GetValue(work)!.FullName);
            StandingProof.Run(chosen, store, parsed.GetValue(keep), Console.Out.WriteLine, cancellation);
            if (parsed.GetValue(page) is { } file)
            {
                var arguments = one is not null
                    ? $"--scenario {Path.GetFileName(one)} --subscribers {parsed.GetValue(subscribers)} --seeds {parsed.GetValue(seeds)}"
                    : $"--plan {Path.GetFileName(parsed.GetValue(plan))}";
                var date = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
                var text = AccuracyPage.Write([.. chosen.Cases.Select(c => store.Find(c)!)], arguments, date);
                File.WriteAllText(file.FullName, KeptText.Keep(text, file.Exists ? File.ReadAllText(file.FullName) : ""));
            }
        }));
        return command;
    }
}
