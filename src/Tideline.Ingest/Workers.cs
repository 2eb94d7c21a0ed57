using System.Runtime.ExceptionServices;
using Tideline.Domain;

namespace Tideline.Ingest;

/// <summary>Runs the same work on several threads that live until it is done: what a thread has learnt (pseudonyms, open
/// libraries) stays with it, which the platform's parallel loops do not promise.</summary>
internal static class Workers
{
    /// <param name="onFailure">Called where one failed, so that the others take nothing new.</param>
    /// <returns>What failed, of several the one that says most; null where all was done.</returns>
    public static ExceptionDispatchInfo? Run(int count, Action work, Action onFailure)
    {
        List<ExceptionDispatchInfo> failures = [];
        var threads = new Thread[count];
        foreach (ref var thread in threads.AsSpan())
        {
            thread = new Thread(() =>
            {
                try
                {
                    work();
                }
                catch (Exception e)
                {
                    onFailure();
                    lock (failures)
                    {
                        failures.Add(ExceptionDispatchInfo.Capture(e));
                    }
                }
            });
            thread.Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        return failures.OrderBy(f => f.SourceException is TidelineException ? 0 : 1).FirstOrDefault();
    }
}
