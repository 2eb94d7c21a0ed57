using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tideline.Store.Jobs;

namespace Tideline.Server.Jobs;

/// <summary>How often the writer says that it is at work, and how long it may be silent.</summary>
public sealed record JobTimes(TimeSpan Beat, Duration Lease, TimeSpan Look, TimeSpan Grace)
{
    /// <summary>A beat every 2 seconds, a lease of 30, a look for new jobs every 2, and 20 for a command to stop by itself.</summary>
    public static readonly JobTimes Standard = new(
        TimeSpan.FromSeconds(2), Duration.FromSeconds(30), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));
}

internal static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton<JobSignals>();
        services.AddSingleton(p => new MorningJobs(p.GetRequiredService<JobStore>(), p.GetRequiredService<JobSignals>(), options.JobTimes));
        // Without a program to run nothing is taken: a server that only shows must not take jobs from one that works.
        return options.Program is null ? services : services.AddHostedService<JobRunner>();
    }
}

/// <summary>Wakes the runner when something was asked for, so that nobody waits for its next look.</summary>
internal sealed class JobSignals : IDisposable
{
    private readonly SemaphoreSlim _asked = new(0);
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<JobEnd>> _awaited = new();

    public void Wake() => _asked.Release();

    public Task Wait(TimeSpan atMost, CancellationToken cancellation) => _asked.WaitAsync(atMost, cancellation);

    /// <summary>How a job ends, if this process is the one that runs it.</summary>
    public Task<JobEnd> EndOf(Guid job) => _awaited.GetOrAdd(job, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Tells whoever waits; the job's end is in the store already.</summary>
    public void Ended(Guid job, JobEnd end)
    {
        if (_awaited.TryRemove(job, out var waiting))
        {
            waiting.SetResult(end);
        }
    }

    public void Dispose() => _asked.Dispose();
}
