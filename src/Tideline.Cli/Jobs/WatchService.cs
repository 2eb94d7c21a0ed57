using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tideline.Operation.Watch;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Server.Jobs;

namespace Tideline.Cli.Jobs;

/// <summary>The watch inside <c>serve</c>: the same looks; the work is a job, in line with those that people ask for.</summary>
internal sealed partial class WatchService(ProjectFolder folder, ProjectConfiguration configuration, MorningJobs jobs, ILogger<WatchService> log) : BackgroundService
{
    // Made with the server, so that a secret that cannot be read keeps it from starting.
    private readonly Watcher _watcher = WatchJob.Of(folder, configuration, new MorningProcess(folder, configuration, cancellation => Call(jobs, cancellation)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var sentence in (await _watcher.Look(stoppingToken)).Concat(MetricsFile.Write(folder, configuration)))
                {
                    Said(sentence);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The disk or the store is away for a while; the next look tries again.
                Failed(e.GetType().Name);
            }

            await Task.Delay(configuration.Operation.LookEvery.ToTimeSpan(), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<(int? Code, string Output, string Said)> Call(MorningJobs jobs, CancellationToken cancellation)
    {
        var end = await jobs.Run(cancellation);
        return (end.ExitCode > 128 ? null : end.ExitCode, end.Output, end.Said.ReplaceLineEndings(" "));
    }

    [LoggerMessage(LogLevel.Warning, "Watch: {Sentence}")]
    private partial void Said(string sentence);

    [LoggerMessage(LogLevel.Error, "The watch could not look ({Fault}); it tries again.")]
    private partial void Failed(string fault);
}
