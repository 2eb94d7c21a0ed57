using System.Collections.Concurrent;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Lake;

namespace Tideline.Ingest.Writing;

/// <summary>
/// Brings prepared files into the lake one after another, on a thread of its own: waiting for the disk takes most of the
/// time and no processor. A file's parts are on the disk before its record names them.
/// </summary>
internal sealed class LakeCommits : IDisposable
{
    private const int Waiting = 64;

    private readonly ProjectFolder _folder;
    private readonly Action<PreparedFile> _done;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _stop;
    private readonly BlockingCollection<PreparedFile> _queue = new(Waiting);
    private readonly Task _committing;

    /// <param name="done">Called after each file, in the order of their commits.</param>
    public LakeCommits(ProjectFolder folder, Action<PreparedFile> done, CancellationToken cancellation)
    {
        (_folder, _done, _cancellation) = (folder, done, cancellation);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Stopped = _stop.Token;
        _committing = Task.Factory.StartNew(Commit, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Cancelled when nothing more is committed: as asked, or because a commit failed.</summary>
    public CancellationToken Stopped { get; }

    /// <summary>Hands a file over; waits where many are waiting already.</summary>
    /// <exception cref="OperationCanceledException">Nothing more is committed.</exception>
    public void Add(PreparedFile file) => _queue.Add(file, Stopped);

    /// <summary>Waits until all files that were handed over are committed.</summary>
    /// <exception cref="EngineException">A commit failed; files after it are not in the lake.</exception>
    /// <exception cref="OperationCanceledException">Stopped as asked.</exception>
    public void Complete()
    {
        _queue.CompleteAdding();
        _committing.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _queue.CompleteAdding();
        ((IAsyncResult)_committing).AsyncWaitHandle.WaitOne();
        _queue.Dispose();
        _stop.Dispose();
    }

    private void Commit()
    {
        try
        {
            foreach (var first in _queue.GetConsumingEnumerable(CancellationToken.None))
            {
                List<PreparedFile> files = [first];
                while (_queue.TryTake(out var next))
                {
                    files.Add(next);
                }

                // Together they cost the disk little more than one.
                files.AsParallel().WithDegreeOfParallelism(Math.Min(files.Count, 8)).ForAll(f => Guarded(f, SyncParts));
                foreach (var file in files)
                {
                    _cancellation.ThrowIfCancellationRequested();
                    Stopped.ThrowIfCancellationRequested();
                    Guarded(file, Commit);
                    _done(file);
                }
            }
        }
        catch (AggregateException e)
        {
            throw e.Flatten().InnerExceptions.OfType<TidelineException>().First();
        }
        finally
        {
            _stop.Cancel();
        }
    }

    private void Commit(PreparedFile file)
    {
        foreach (var (from, to) in file.Moves)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
        }

        if (file.Recorded)
        {
            FileCatalogue.Commit(_folder, file.Result!);
        }
    }

    private static void SyncParts(PreparedFile file)
    {
        foreach (var (path, _) in file.Moves)
        {
            using var part = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
            part.Flush(flushToDisk: true);
        }
    }

    private static void Guarded(PreparedFile file, Action<PreparedFile> work)
    {
        try
        {
            work(file);
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            throw StorageFailure.Of(file.File, e);
        }
    }
}
