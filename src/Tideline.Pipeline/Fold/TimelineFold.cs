using System.Collections.Concurrent;
using Tideline.Domain.Alerts;
using Tideline.Domain.Displacement;

namespace Tideline.Pipeline.Fold;

/// <summary>Takes one subscriber into a fold.</summary>
/// <param name="fold">The thread's own fold.</param>
/// <param name="subscriber">Pseudonym.</param>
/// <param name="days">Its days seen, each once, in day order.</param>
public delegate void TakeTimeline<in TFold>(TFold fold, ulong subscriber, ReadOnlySpan<TimelineDay> days);

/// <summary>Folds timelines on all processors; the sums do not depend on how the work was shared out.</summary>
public static class TimelineFold
{
    private const int BatchSize = 512;

    /// <summary>The displacement fold.</summary>
    /// <param name="timelines">Pseudonyms with their packed days; each subscriber once.</param>
    /// <param name="frame">What to fold for.</param>
    /// <param name="progress">Subscribers folded so far.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public static FoldCounts Run(
        IEnumerable<(ulong Subscriber, List<long> Days)> timelines, FoldFrame frame, Action<long> progress, CancellationToken cancellation)
    {
        var folds = Run(timelines, () => new StateFold(frame), (fold, subscriber, days) => fold.Add(subscriber, days), progress, cancellation);
        return Sum(folds.Select(f => f.Counts), (sum, part) => sum.Add(part));
    }

    /// <summary>The fold of homes before the live onset.</summary>
    public static HomeCounts Homes(
        IEnumerable<(ulong Subscriber, List<long> Days)> timelines, FoldFrame frame, Action<long> progress, CancellationToken cancellation)
    {
        var folds = Run(timelines, () => new HomeFold(frame), (fold, _, days) => fold.Add(days), progress, cancellation);
        return Sum(folds.Select(f => f.Counts), (sum, part) => sum.Add(part));
    }

    /// <summary>The fold of daily counts by home area.</summary>
    public static DailyCounts Run(
        IEnumerable<(ulong Subscriber, List<long> Days)> timelines, DailyFrame frame, Action<long> progress, CancellationToken cancellation)
    {
        var folds = Run(timelines, () => new DailyFold(frame), (fold, _, days) => fold.Add(days), progress, cancellation);
        return Sum(folds.Select(f => f.Counts), (sum, part) => sum.Add(part));
    }

    /// <summary>The threads' counts added into the first's, which is changed.</summary>
    private static TCounts Sum<TCounts>(IEnumerable<TCounts> parts, Action<TCounts, TCounts> add) => parts.Aggregate((sum, part) =>
    {
        add(sum, part);
        return sum;
    });

    /// <summary>Any fold: one on every processor, which together took every timeline once.</summary>
    private static TFold[] Run<TFold>(
        IEnumerable<(ulong Subscriber, List<long> Days)> timelines,
        Func<TFold> make,
        TakeTimeline<TFold> take,
        Action<long> progress,
        CancellationToken cancellation)
    {
        using var queue = new BlockingCollection<List<(ulong Subscriber, List<long> Days)>>(boundedCapacity: 16);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => Work(queue, make(), take, stop))).ToArray();
        var folding = Task.WhenAll(workers);
        try
        {
            long read = 0;
            foreach (var batch in timelines.Chunk(BatchSize))
            {
                queue.Add([.. batch], stop.Token);
                progress(read += batch.Length);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A worker failed and stopped the reading; its own exception follows.
        }
        finally
        {
            queue.CompleteAdding();

            // Whatever ended the reading, no worker may outlive the queue.
            ((Task)folding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }

        cancellation.ThrowIfCancellationRequested();
        return folding.GetAwaiter().GetResult();
    }

    private static TFold Work<TFold>(
        BlockingCollection<List<(ulong Subscriber, List<long> Days)>> queue, TFold fold, TakeTimeline<TFold> take, CancellationTokenSource stop)
    {
        try
        {
            var days = new List<TimelineDay>();
            foreach (var batch in queue.GetConsumingEnumerable())
            {
                foreach (var (subscriber, packed) in batch)
                {
                    packed.Sort();
                    days.Clear();
                    foreach (var day in packed)
                    {
                        days.Add(TimelineDay.Unpack((ulong)day));
                    }

                    take(fold, subscriber, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(days));
                }
            }

            return fold;
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }
}
