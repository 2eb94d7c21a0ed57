using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Cli.Jobs;
using Tideline.Ingest;
using Tideline.Ingest.Keys;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Keys;
using Tideline.Projects.Lake;

namespace Tideline.Cli.Commands;

/// <summary><c>key</c>: the epochs of the pseudonym key.</summary>
internal static class KeyCommand
{
    /// <summary>Days for which files of an epoch that ended may still come.</summary>
    private const int LateFileDays = 90;

    public static Command Create() => new Command("key", "Lists, rotates and destroys the pseudonym keys.") { List(), Rotate(), Destroy() };

    private static Command List()
    {
        var project = CommandLine.Project();
        return new Command("list", "Lists the key epochs and what became of their keys.") { project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
            var ingested = FileCatalogue.Read(workspace.Folder).Days;
            var today = RetentionJob.Today(workspace);
            var epochs = KeyEpochs.Read(workspace.Folder).All;
            output.Write(epochs.Select(e => Told(e, ingested.Count(e.Holds))), _ =>
            {
                foreach (var epoch in epochs)
                {
                    output.Say(Line(epoch, ingested.Count(epoch.Holds), today));
                }
            });
            return 0;
        });
    }

    private static Command Rotate()
    {
        var project = CommandLine.Project();
        var from = new Option<string?>("--from") { Description = "First local day under the new key; default: the day after today and after the last ingested day." };
        var destroyBy = new Option<string?>("--destroy-by") { Description = "Day by which the key that ends is to be destroyed; default: 90 days after its last day." };
        var force = new Option<bool>("--force") { Description = "Also inside the window of a declared emergency." };
        return new Command("rotate", "Begins a new key epoch; nobody can be followed across it.") { project, from, destroyBy, force }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
                var ingested = FileCatalogue.Read(workspace.Folder).Days;
                var first = CommandLine.Day(parsed.GetValue(from), "--from")
                    ?? LocalDate.Max(RetentionJob.Today(workspace), ingested.Count == 0 ? LocalDate.MinIsoValue : ingested[^1]).PlusDays(1);
                var cost = RotationCost.Of(first, workspace.Configuration, [.. ingested.Where(KeyEpochs.Read(workspace.Folder).Newest.Holds)]);
                if (!parsed.GetValue(force))
                {
                    cost.DemandNoCut();
                }

                var epoch = KeyRotation.Rotate(
                    workspace.Folder, new IngestOptions().KeyFile, first, CommandLine.Day(parsed.GetValue(destroyBy), "--destroy-by") ?? first.PlusDays(LateFileDays), SystemClock.Instance);
                output.Write(
                    new { Epoch = epoch.Id, epoch.From, epoch.Mark, cost.DaysLost, cost.EarliestOnset, FullBaselineFrom = cost.FullFrom },
                    _ => output.Say($"Epoch {epoch.Id} begins on {Text(first)}. {cost.Told} Keep the new key safe, and destroy the old one when no late file can come: 'tideline key destroy'."));
                return 0;
            });
    }

    private static Command Destroy()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("EPOCH") { Description = "The epoch, such as e1." };
        var reason = new Option<string>("--reason") { Description = "Why; stands in the register and the certificate.", Required = true };
        var force = new Option<bool>("--force") { Description = "Also the key that later days need: the end of a project." };
        return new Command("destroy", "Overwrites and deletes the key of an epoch and writes a certificate.") { id, project, reason, force }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
                var (epoch, certificate) = KeyDestruction.Destroy(
                    workspace.Folder, new IngestOptions().KeyFile, parsed.GetValue(id)!, parsed.GetValue(reason)!, parsed.GetValue(force), SystemClock.Instance);
                output.Write(
                    new { Epoch = epoch.Id, epoch.Mark, epoch.DestroyedAt, epoch.Reason, Certificate = certificate },
                    _ => output.Say($"Destroyed the key of epoch {epoch.Id}. Certificate: {certificate}. Destroy copies of the key in backups too."));
                return 0;
            });
    }

    private static object Told(KeyEpoch e, int days) => new
    {
        Epoch = e.Id,
        e.From,
        e.Until,
        e.Made,
        e.DestroyBy,
        e.Mark,
        State = StateOf(e),
        e.DestroyedAt,
        e.Reason,
        IngestedDays = days,
    };

    private static string Line(KeyEpoch e, int days, LocalDate today)
    {
        var state = e.State switch
        {
            KeyState.Kept when e.DestroyBy < today => $"kept, to be destroyed since {Text(e.DestroyBy!.Value)}",
            KeyState.Kept when e.DestroyBy is { } by => $"kept, to be destroyed by {Text(by)}",
            KeyState.Destroyed => $"destroyed at {e.DestroyedAt}: {e.Reason}",
            KeyState.DestructionBegun => "its destruction was cut short: run 'tideline key destroy' again",
            KeyState.Kept => "kept",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{e.Id}  {(e.From is { } from ? Text(from) : "first day")} to {(e.Until is { } until ? Text(until) : "no end")}  {days} days ingested  key {e.Mark ?? "not made yet"}  {state}");
    }

    private static string StateOf(KeyEpoch e) => e.State switch
    {
        KeyState.Kept => "kept",
        KeyState.DestructionBegun => "destruction_begun",
        KeyState.Destroyed => "destroyed",
    };

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
