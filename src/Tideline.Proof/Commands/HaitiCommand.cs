using System.CommandLine;
using System.Globalization;
using Tideline.Proof.Haiti;

namespace Tideline.Proof.Commands;

/// <summary><c>haiti</c>: a synthetic operator's feed on Haiti's p-codes, to be held against DTM's real round.</summary>
internal static class HaitiCommand
{
    public static Command Create()
    {
        var dtm = new Option<FileInfo>("--dtm") { Description = "The answer of DTM's API v3 for Haiti at admin level 2.", Required = true };
        var folder = new Option<DirectoryInfo>("--out") { Description = "The new project folder.", Required = true };
        var subscribers = new Option<int>("--subscribers") { Description = "SIMs of the operator.", DefaultValueFactory = _ => 60_000 };
        var seed = new Option<ulong>("--seed") { Description = "Same seed, same files.", DefaultValueFactory = _ => 1 };
        var command = new Command("haiti", "Generates a synthetic operator on a map of tiles with Haiti's p-codes.") { dtm, folder, subscribers, seed };
        command.SetAction((parsed, cancellation) => Guard.Run(() =>
        {
            var count = parsed.GetValue(subscribers);
            if (count is < 1000 or > 1_000_000)
            {
                throw new Domain.ConfigurationException("--subscribers lies in 1,000 to 1,000,000; nothing was written.");
            }

            var rows = HaitiProject.Write(DtmRound.Read(parsed.GetValue(dtm)!.FullName), parsed.GetValue(folder)!.FullName, count, parsed.GetValue(seed), cancellation);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Generated {rows:N0} events of {count:N0} subscribers in {parsed.GetValue(folder)!.FullName}."));
        }));
        return command;
    }
}
