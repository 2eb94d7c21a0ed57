using System.CommandLine;
using NodaTime;
using Tideline.Proof.Timing;

namespace Tideline.Proof.Commands;

/// <summary><c>timing</c>: what the fold costs beside reading.</summary>
internal static class TimingCommand
{
    public static Command Create()
    {
        var subscribers = new Option<int>("--subscribers") { Description = "SIMs of the operator.", DefaultValueFactory = _ => 1_000_000 };
        var days = new Option<int>("--days") { Description = "Days of data, in whole weeks.", DefaultValueFactory = _ => 245 };
        var work = new Option<DirectoryInfo>("--work") { Description = "Takes the country and its days; deleted at the end.", Required = true };
        var page = new Option<FileInfo?>("--out") { Description = "The page to write. Absent: the terminal." };
        var command = new Command("timing", "Measures the fold and the replicates beside reading the timelines.") { subscribers, days, work, page };
        command.SetAction((parsed, cancellation) => Guard.Run(() =>
        {
            var folder = Path.Combine(parsed.GetValue(work)!.FullName, "timing");
            var result = FoldTiming.Run(parsed.GetValue(subscribers), parsed.GetValue(days), folder, Console.Out.WriteLine, cancellation);
            Directory.Delete(folder, recursive: true);
            var text = TimingPage.Write(
                result, $"--subscribers {parsed.GetValue(subscribers)} --days {parsed.GetValue(days)}", SystemClock.Instance.GetCurrentInstant().InUtc().Date);
            if (parsed.GetValue(page) is { } file)
            {
                File.WriteAllText(file.FullName, text);
            }
            else
            {
                Console.Out.Write(text);
            }
        }));
        return command;
    }
}
