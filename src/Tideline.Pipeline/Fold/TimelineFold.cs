using System.Collections.Concurrent;
using Tideline.Domain.Displacement;

namespace Tideline.Pipeline.Fold;

/// <summary>Folds timelines on all processors; the sums do not depend on how the work was shared out.</summary>
public static class TimelineFold
{
    private const int BatchSize = 512;

    /// <param name="timelines">Pseudonyms with their packed days; each subscriber once.</param>
    /// <param name="frame">What to fold for.</param>
    /// <param name="progress">Subscribers folded so far.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public static FoldCounts Run(
        IEnumerable<(ulong Subscriber, List<long> Days)> timelines, FoldFrame frame, Action<long> progress, CancellationToken cancellation)
    {
        using var queue = new BlockingCollection<List<(ulong Subscriber, List<long> Days)>>(boundedCapacity: 16);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => Work(queue, frame, stop))).ToArray();
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
        var parts = folding.GetAwaiter().GetResult();
        var sum = parts[0];
        foreach (var part in parts.Skip(1))
        {
            sum.Add(part);
        }

        return sum;
    }

    private static FoldCounts Work(
        BlockingCollection<List<(ulong Subscriber, List<long> Days)>> queue, FoldFrame frame, CancellationTokenSource stop)
    {
        try
        {
            var fold = new StateFold(frame);
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

                    fold.Add(subscriber, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(days));
                }
            }

            return fold.Counts;
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }
}
