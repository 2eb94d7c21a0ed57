using System.CommandLine;
using System.Globalization;
using NodaTime;
using Tideline.Proof.Disclosure;
using Tideline.Proof.Standing;

namespace Tideline.Proof.Commands;

/// <summary><c>attack</c>: what an attacker finds out from releases.</summary>
internal static class AttackCommand
{
    public static Command Create()
    {
        var hierarchies = new Option<int>("--hierarchies") { Description = "Random countries, each with four weekly releases.", DefaultValueFactory = _ => 200 };
        var weeks = new Option<int>("--weeks") { Description = "Weekly releases of a flood; 0: no flood, no membership, no unicity.", DefaultValueFactory = _ => 52 };
        var subscribers = new Option<int>("--subscribers") { Description = "SIMs of the flood.", DefaultValueFactory = _ => 12_000 };
        var targets = new Option<int>("--targets") { Description = "Subscribers whose membership is guessed.", DefaultValueFactory = _ => 40 };
        var groups = new Option<int>("--groups") { Description = "Games for each of them, with and without.", DefaultValueFactory = _ => 200 };
        var seed = new Option<ulong>("--seed") { Description = "The first seed.", DefaultValueFactory = _ => 1UL };
        var work = new Option<DirectoryInfo>("--work") { Description = "Takes countries and releases; they are deleted at the end unless kept.", Required = true };
        var keep = new Option<bool>("--keep") { Description = "Keeps the releases in WORK, to look into them." };
        var page = new Option<FileInfo?>("--out") { Description = "The page to write; its part written by hand stays. Absent: the terminal." };
        var record = new Option<FileInfo?>("--record") { Description = "Writes the result for the release gate: src/Tideline.Release/Gate/attack-proof.json." };
        var command = new Command("attack", "Attacks the releases of generated countries, and guesses who is in them.")
        {
            hierarchies, weeks, subscribers, targets, groups, seed, work, keep, page, record,
        };
        command.SetAction((parsed, cancellation) => Guard.Run(() =>
        {
            var plan = new AttackPlan(
                parsed.GetValue(hierarchies), 4, parsed.GetValue(weeks), parsed.GetValue(subscribers), parsed.GetValue(targets),
                parsed.GetValue(groups), parsed.GetValue(seed));
            var outcome = AttackProof.Run(plan, parsed.GetValue(work)!.FullName, parsed.GetValue(keep), Console.Out.WriteLine, cancellation);
            var date = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
            var text = AttackPage.Write(outcome, string.Create(
                CultureInfo.InvariantCulture,
                $"--hierarchies {plan.Hierarchies} --weeks {plan.Weeks} --subscribers {plan.Subscribers} --targets {plan.Targets} --groups {plan.Groups} --seed {plan.Seed}"), date);
            if (parsed.GetValue(page) is { } file)
            {
                File.WriteAllText(file.FullName, KeptText.Keep(text, file.Exists ? File.ReadAllText(file.FullName) : ""));
            }
            else
            {
                Console.Out.Write(text);
            }

            if (parsed.GetValue(record) is { } target)
            {
                File.WriteAllText(target.FullName, AttackRecord.Of(outcome, date).ToText());
            }
        }));
        return command;
    }
}
