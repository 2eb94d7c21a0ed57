using Tideline.Store.Jobs;

namespace Tideline.Server.Jobs;

/// <summary>How the work of a morning ended.</summary>
/// <param name="ExitCode">Of the command; null: it did not end by itself.</param>
/// <param name="Output">What it wrote for machines; empty where another server ran it.</param>
/// <param name="Said">What it said to a person.</param>
public sealed record MorningEnd(int? ExitCode, string Output, string Said);

/// <summary>Lets a watch that is hosted here have its work done as a job, in line with those that people ask for: the project has one writer.</summary>
public sealed class MorningJobs
{
    /// <summary>Who asks; no account can have this name.</summary>
    public const string AskedBy = "(watch)";

    private const int Looked = 50;

    private readonly JobStore _jobs;
    private readonly JobSignals _signals;
    private readonly JobTimes _times;

    internal MorningJobs(JobStore jobs, JobSignals signals, JobTimes times) => (_jobs, _signals, _times) = (jobs, signals, times);

    /// <summary>Asks for the work and waits for its end. Where the server is stopped meanwhile, the next one takes the same job up again.</summary>
    public async Task<MorningEnd> Run(CancellationToken cancellation)
    {
        var job = (await _jobs.Newest(Looked, cancellation)).FirstOrDefault(j => j is { Kind: JobKind.Morning, AskedBy: AskedBy } && IsUnderWay(j))
            ?? await _jobs.Ask(JobKind.Morning, AskedBy, cancellation);
        var end = _signals.EndOf(job.Id);
        _signals.Wake();
        while (true)
        {
            await Task.WhenAny(end, Task.Delay(_times.Look, cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (await _jobs.Find(job.Id, cancellation) is not { } found || IsUnderWay(found))
            {
                continue;
            }

            // The store knows first.
            await Task.WhenAny(end, Task.Delay(_times.Beat, cancellation));
            var (output, said) = end.IsCompleted ? ((await end).Output, (await end).Said) : ("", found.Message ?? "");
            return new(found.State == JobState.Cancelled ? null : found.ExitCode, output, found.State == JobState.Cancelled ? $"{found.CancelledBy} stopped it." : said);
        }
    }

    private static bool IsUnderWay(Job job) => job.State is JobState.Queued or JobState.Running;
}
