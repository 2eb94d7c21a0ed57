using System.CommandLine;
using System.Globalization;
using Tideline.Cli.Jobs;
using Tideline.Ingest;

namespace Tideline.Cli.Commands;

/// <summary><c>ingest</c>: brings the operator's files into the lake and writes the quality report.</summary>
internal static class IngestCommand
{
    private const int InputRefused = 3;

    public static Command Create()
    {
        var project = CommandLine.Project();
        var run = new Option<bool>("--run") { Description = "Then runs, as 'tideline run' does: for each morning, at less cost than both." };
        var proposer = new ProposerOptions();
        var command = new Command("ingest", "Ingests offered files and writes reports/quality.html.") { project, run };
        proposer.AddTo(command);
        return command
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                var workspace = proposer.Open(parsed.GetValue(project)!, parsed);
                var (summary, report, proposals) = output.Stages.Run(progress => IngestJob.Run(workspace, parsed.GetValue(run), progress, cancellation));
                LastStages.Keep(workspace, output);
                output.Write(
                    new
                    {
                        summary.Offered,
                        Accepted = summary.Accepted.Count,
                        Skipped = summary.Skipped.Count,
                        Quarantined = summary.Quarantined.Select(f => new { f.File, f.Reason, f.Advice }),
                        summary.RowsIn,
                        summary.RowsKept,
                        summary.Duplicates,
                        summary.RowsRejected,
                        summary.KeyMade,
                        Proposals = proposals.Select(RunCommand.Told),
                    },
                    _ =>
                    {
                        Print(summary, output, workspace.Folder.Reports, report is not null);
                        RunCommand.Print(workspace, proposals, output);
                    });
                return summary.NothingAcceptedThoughOffered ? InputRefused : 0;
            });
    }

    public static void Print(IngestSummary summary, Terminal.Output output, string reports, bool hasReport)
    {
        if (summary.KeyMade is { } key)
        {
            output.Say($"Made the pseudonym key {key}. Keep it safe: without it, later files cannot be joined to these.");
        }

        output.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Files: {summary.Offered} offered, {summary.Accepted.Count} accepted, {summary.Skipped.Count} known already, {summary.Quarantined.Count} quarantined."));
        output.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Rows: {summary.RowsIn:N0} in, {summary.RowsKept:N0} kept, {summary.Duplicates:N0} duplicates, {summary.RowsRejected:N0} rejected."));
        foreach (var file in summary.Quarantined)
        {
            output.Say($"  quarantined {file.File}: {file.Reason}. {file.Advice}");
        }

        if (hasReport)
        {
            output.Say($"Quality report: {Path.Combine(reports, "quality.html")}");
        }
    }
}
