using System.CommandLine;
using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Proof.Faults;
using Tideline.Proof.Standing;

namespace Tideline.Proof.Commands;

/// <summary><c>faults</c>: what becomes of mornings in which the program is killed.</summary>
internal static class FaultsCommand
{
    public static Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "How often the program is killed.", DefaultValueFactory = _ => 200 };
        var mornings = new Option<int>("--mornings") { Description = "Days that come one by one.", DefaultValueFactory = _ => 7 };
        var subscribers = new Option<int>("--subscribers") { Description = "SIMs of the operator.", DefaultValueFactory = _ => 400 };
        var seed = new Option<ulong>("--seed") { Description = "Of the country and of the instants.", DefaultValueFactory = _ => 1UL };
        var minutes = new Option<int>("--minutes") { Description = "After so many no further kill is begun.", DefaultValueFactory = _ => 240 };
        var program = new Option<FileInfo?>("--program") { Description = "The program tideline, or tideline.dll; default: the one that was built beside this." };
        var work = new Option<DirectoryInfo>("--work") { Description = "Takes the countries; they are deleted at the end.", Required = true };
        var page = new Option<FileInfo?>("--out") { Description = "The page to write; its part written by hand stays. Absent: the terminal." };
        var command = new Command("faults", "Kills the program again and again while mornings come by, and compares what comes out with mornings without a fault.")
        {
            kills, mornings, subscribers, seed, minutes, program, work, page,
        };
        command.SetAction((parsed, cancellation) => Guard.Run(() =>
        {
            const int killsAMorning = 10;
            var plan = new FaultPlan(
                Program(parsed.GetValue(program)?.FullName), parsed.GetValue(work)!.FullName, parsed.GetValue(kills), parsed.GetValue(mornings), killsAMorning,
                "short-history", parsed.GetValue(subscribers), parsed.GetValue(seed), Others: true, TimeSpan.FromMinutes(parsed.GetValue(minutes)));
            var outcome = FaultProof.Run(plan, Console.Out.WriteLine, cancellation);
            var text = FaultsPage.Write(
                outcome,
                string.Create(CultureInfo.InvariantCulture, $"--kills {plan.Kills} --mornings {plan.Mornings} --subscribers {plan.Subscribers} --seed {plan.Seed}"),
                SystemClock.Instance.GetCurrentInstant().InUtc().Date);
            if (parsed.GetValue(page) is { } file)
            {
                File.WriteAllText(file.FullName, KeptText.Keep(text, file.Exists ? File.ReadAllText(file.FullName) : ""));
            }
            else
            {
                Console.Out.Write(text);
            }

            if (outcome.Faults.Count > 0)
            {
                throw new EngineException($"{outcome.Faults.Count} things did not hold; the page lists them.");
            }
        }));
        return command;
    }

    private static IReadOnlyList<string> Program(string? given)
    {
        var path = given ?? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Tideline.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "tideline.dll"));
        return !File.Exists(path)
            ? throw new ConfigurationException($"The program {path} is not there. Build src/Tideline.Cli first, or name it by --program; nothing was done.")
            : path.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", path] : [path];
    }
}
