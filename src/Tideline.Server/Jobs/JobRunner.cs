using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tideline.Projects;
using Tideline.Store.Audit;
using Tideline.Store.Jobs;

namespace Tideline.Server.Jobs;

/// <summary>The only writer of the project: takes one job after another and does its work in a child process.</summary>
internal sealed partial class JobRunner(
    JobStore jobs, JobSignals signals, AuditLog audit, ProjectFolder project, ServeOptions options, ILogger<JobRunner> log) : BackgroundService
{
    private readonly JobTimes _times = options.JobTimes;
    private readonly string _name = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await jobs.Take(_name, _times.Lease, stoppingToken) is { } job)
                {
                    await Work(job, stoppingToken);
                }
                else
                {
                    await signals.Wait(_times.Look, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The store is away for a while; the lease lets this or another server take the job up again.
                Failed(e.GetType().Name);
                await Task.Delay(_times.Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Work(Job job, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        JobStage? stage = null;
        var work = JobProcess.Run(options.Program!, job, project.Root, s => stage = s, _times.Grace, stop.Token);
        var signal = JobSignal.Continue;
        var heard = Stopwatch.StartNew();
        while (await Task.WhenAny(work, Task.Delay(_times.Beat, CancellationToken.None)) != work)
        {
            try
            {
                signal = await jobs.Beat(job.Id, _name, _times.Lease, stage?.Fraction, stage?.Stage, CancellationToken.None);
                heard.Restart();
            }
            catch (Exception e) when (heard.Elapsed < _times.Lease.ToTimeSpan())
            {
                Failed(e.GetType().Name);
            }
            catch (Exception e)
            {
                // Others may think it dead by now: two writers would be worse than none.
                Failed(e.GetType().Name);
                signal = JobSignal.Lost;
            }

            if (signal != JobSignal.Continue && !stop.IsCancellationRequested)
            {
                await stop.CancelAsync();
            }
        }

        var end = await work;
        await Enter(job, end, signal, stopping.IsCancellationRequested);
        signals.Ended(job.Id, end);
    }

    private async Task Enter(Job job, JobEnd end, JobSignal signal, bool isStopping)
    {
        if (isStopping && signal == JobSignal.Continue && end.ExitCode != 0)
        {
            await jobs.GiveBack(job.Id, _name, CancellationToken.None);
            return;
        }

        var state = end.ExitCode == 0 ? JobState.Succeeded : signal == JobSignal.Cancel ? JobState.Cancelled : JobState.Failed;
        if (await jobs.Finish(job.Id, _name, state, end.ExitCode, end.Said.Length == 0 ? null : end.Said, CancellationToken.None))
        {
            await audit.Append(
                "program", AuditAction.JobEnded, job.Id.ToString(), $"{job.Kind} {state}".ToLowerInvariant(), cancellation: CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Jobs cannot be looked after now ({Fault}); trying again.")]
    private partial void Failed(string fault);
}
