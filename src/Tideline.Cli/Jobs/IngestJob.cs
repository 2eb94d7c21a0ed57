using Tideline.Domain;
using Tideline.Ingest;
using Tideline.Pipeline.Quality;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Lake;

namespace Tideline.Cli.Jobs;

/// <summary>Ingests what is offered, brings the daily tables up to date and writes the quality report.</summary>
internal static class IngestJob
{
    /// <summary>Ingests, and then runs from the days that are open already: one start, and gates judge once.</summary>
    /// <param name="workspace">The project.</param>
    /// <param name="thenRuns">Whether to run at all; it does not where files were offered and none was accepted.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <param name="cancellation">Stops between stages; files that were accepted stay.</param>
    /// <exception cref="ConfigurationException">There is nothing to run; no file was read.</exception>
    /// <exception cref="DisclosureRefusedException">No agreement allows the run; no file was read.</exception>
    public static (IngestSummary Summary, QualityReport? Report, IReadOnlyList<Proposal> Proposals) Run(
        Workspace workspace, bool thenRuns, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        if (thenRuns)
        {
            RunJob.Demand(workspace);
            _ = RunAgreements.Of(workspace, RunEpoch.Of(workspace, null));
        }

        if (workspace.Configuration.Engine.ClickHouse.Events is { } held)
        {
            throw new ConfigurationException(
                $"engine.clickhouse.events names the table '{held.Table}' as where the events are, so that files would not be read. Call 'tideline run', or remove the key to ingest files; nothing was changed.");
        }

        var files = new Relay(progress);
        var summary = EventIngestion.Run(
            workspace.Folder, workspace.Configuration, workspace.Reference.Cells, new IngestOptions(), files, cancellation);
        if (FileCatalogue.Read(workspace.Folder).Days.Count == 0)
        {
            return (summary, null, []);
        }

        using var engine = workspace.OpenEngine(cancellation);
        var days = new Preparation(workspace.Folder, workspace.Configuration, workspace.Reference, engine)
            .Run(RunJob.TripsFrom(workspace), progress, cancellation);
        progress.Report(new RunProgress("Quality report", 0, 0));
        var report = QualityRun.Write(workspace.Folder, workspace.Configuration, workspace.Reference, days, null);
        if (!thenRuns || summary.NothingAcceptedThoughOffered)
        {
            RetentionJob.Enforce(workspace, engine, cancellation);
            return (summary, report, []);
        }

        var within = RunEpoch.Of(workspace, null);
        if (days.Epoch != within.Epoch)
        {
            days = new Preparation(workspace.Folder, workspace.Configuration, workspace.Reference, engine) { Epoch = within.Epoch }
                .Run(RunJob.TripsFrom(workspace), progress, cancellation);
        }

        return (summary, report, RunJob.Run(workspace, engine, days, within, progress, cancellation));
    }

    private sealed class Relay(IProgress<RunProgress> progress) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => progress.Report(new RunProgress("Ingest", value.FilesDone, value.FilesTotal));
    }
}
