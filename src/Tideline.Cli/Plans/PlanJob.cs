using System.Diagnostics;
using System.Globalization;
using NodaTime.Text;
using Tideline.Cli.Jobs;
using Tideline.Domain;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Plans;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;

namespace Tideline.Cli.Plans;

/// <summary>Says what a run will take: runs everything over two samples of the subscribers aside, and draws a line through
/// them. The project's own lake, reports and releases stay as they are.</summary>
internal static class PlanJob
{
    /// <summary>Events of the larger sample; enough that a stage's time is more than noise.</summary>
    private const double SampleRows = 2_500_000;

    private const double LargestShare = 0.25;
    private const double SmallerShare = 0.25;

    /// <exception cref="ConfigurationException">There is nothing to run, or the engine is not DuckDB.</exception>
    /// <exception cref="DisclosureRefusedException">No agreement allows the run.</exception>
    /// <exception cref="InputRefusedException">Nothing was ingested, or a run of the sample is refused.</exception>
    public static RunPlan Run(Workspace workspace, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var folder = workspace.Folder;
        if (workspace.Configuration.Engine.Kind != EngineKind.DuckDb)
        {
            throw new ConfigurationException("run --plan measures samples on this machine, which only 'engine: duckdb' runs on; nothing was changed.");
        }

        RunJob.Demand(workspace);
        _ = RunAgreements.Of(workspace, RunEpoch.Of(workspace, null));
        progress.Report(new RunProgress("Days due", 0, 0));
        var due = DaysDue(workspace, cancellation);
        var catalogue = FileCatalogue.Read(folder);
        var rows = catalogue.Accepted.Sum(f => f.RowsKept);
        var counts = Math.Max(0, catalogue.Days.Count - DayStore.KeptDays(folder, DailyTable.PresentDay));
        var data = new PlannedData(rows, catalogue.Days.Count, due, counts, workspace.Limits.Bytes);
        var share = Math.Min(LargestShare, SampleRows / Math.Max(1, rows));
        var root = Path.Combine(folder.Temporary, string.Create(CultureInfo.InvariantCulture, $"plan-{Environment.ProcessId}"));
        try
        {
            var again = Math.Min(due, counts) < data.Days;
            var small = Sample(workspace, catalogue, share * SmallerShare, Path.Combine(root, "small"), again, progress, cancellation);
            var large = Sample(workspace, catalogue, share, Path.Combine(root, "large"), again, progress, cancellation);
            if (large.Rows <= small.Rows)
            {
                throw new InputRefusedException("The project has too few subscribers for a sample. Run it; it will not take long. Nothing was changed.");
            }

            return RunPlan.Of(small, large, data);
        }
        finally
        {
            if (Directory.Exists(root))
            {
                Directory.Delete(root, recursive: true);
            }
        }
    }

    /// <summary>Local days whose tables a run would make: asks the run itself, and stops it before it makes the first.</summary>
    private static int DaysDue(Workspace workspace, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var asked = new FirstReport(stop);
        using var engine = workspace.OpenEngine(cancellation);
        try
        {
            new Preparation(workspace.Folder, workspace.Configuration, workspace.Reference, engine) { Epoch = RunEpoch.Of(workspace, null).Epoch }
                .Run(RunJob.TripsFrom(workspace), asked, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }

        return asked.Total;
    }

    private static SampleRun Sample(
        Workspace workspace, FileCatalogue catalogue, double share, string aside, bool again, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Run over {share:0.##%} of the subscribers");
        progress.Report(new RunProgress(name, 0, 0));
        var folder = workspace.Folder with { Aside = aside };
        var rows = SubscriberSample.Write(catalogue.Parts, share, folder.Events, workspace.Limits with { TemporaryFolder = folder.Temporary }, cancellation);
        Record(catalogue, folder);
        RunAside(workspace.Folder.Root, aside, cancellation);
        var first = AsideRun.Read(aside, rows);
        if (!again)
        {
            return first;
        }

        progress.Report(new RunProgress($"{name}, with what is kept", 0, 0));
        RunAside(workspace.Folder.Root, aside, cancellation);
        return first with { Again = AsideRun.ReadAgain(aside) };
    }

    /// <summary>The sample's parts under the records of the files they came from: gates judge deliveries by them.</summary>
    private static void Record(FileCatalogue catalogue, Projects.ProjectFolder folder)
    {
        var open = Directory.GetDirectories(folder.Events).ToDictionary(d => Path.GetFileName(d), d => d, StringComparer.Ordinal);
        foreach (var file in catalogue.Accepted)
        {
            List<string> parts = [];
            foreach (var day in file.RowsByDay.Keys.Order())
            {
                if (open.Remove($"local_day={LocalDatePattern.Iso.Format(day)}", out var found))
                {
                    parts.AddRange(Directory.GetFiles(found, "*.parquet").Order(StringComparer.Ordinal).Select(p => Path.GetRelativePath(folder.Lake, p).Replace('\\', '/')));
                }
            }

            FileCatalogue.Commit(folder, file with { Parts = parts });
        }
    }

    /// <summary>In a process of its own, so that memory and the program's start count as in a real run.</summary>
    private static void RunAside(string project, string aside, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        var program = typeof(PlanJob).Assembly.Location;
        if (program.Length > 0 && Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(program);
        }

        foreach (var argument in (string[])["run", "--project", project, "--aside", aside, "--json"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new EngineException("The program cannot start itself for a sample; nothing was changed.");
        using var end = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var (said, output) = (process.StandardError.ReadToEndAsync(cancellation), process.StandardOutput.ReadToEndAsync(cancellation));
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        output.GetAwaiter().GetResult();
        if (process.ExitCode != 0)
        {
            throw new InputRefusedException(
                $"A sample of the project could not be run, so that there is no plan; nothing was changed. The run said: {said.GetAwaiter().GetResult().Trim()}");
        }
    }

    private sealed class FirstReport(CancellationTokenSource stop) : IProgress<RunProgress>
    {
        public int Total { get; private set; }

        public void Report(RunProgress value)
        {
            if (!stop.IsCancellationRequested)
            {
                Total = (int)value.Total;
                stop.Cancel();
            }
        }
    }
}
