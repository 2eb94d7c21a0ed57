using System.Globalization;
using System.Runtime.ExceptionServices;
using Tideline.Domain;
using Tideline.Engines.ClickHouse.Tables;

namespace Tideline.Engines.ClickHouse.Connection;

/// <summary>All shards, greeted and known to be those of the project. What fails on one ends on all.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly HttpClient _http;
    private readonly CancellationToken _cancellation;

    private Cluster(ClickHouseOptions options, HttpClient http, string session, CancellationToken cancellation)
    {
        (Options, _http, _cancellation) = (options, http, cancellation);
        Shards = [.. Enumerable.Range(0, options.Shards.Count).Select(i => new Shard(i, options, http, session))];
    }

    public ClickHouseOptions Options { get; }

    public IReadOnlyList<Shard> Shards { get; }

    /// <summary>Prefix of the query ids of every run on the database.</summary>
    public static string SessionPrefix(ClickHouseOptions options) => $"tideline-{options.Database}-";

    /// <exception cref="EngineException">A shard cannot be used, or is not the one it should be.</exception>
    public static Cluster Open(ClickHouseOptions options, CancellationToken cancellation)
    {
        var session = string.Create(CultureInfo.InvariantCulture, $"{SessionPrefix(options)}{Environment.ProcessId}-{Environment.TickCount64:x}");
        var cluster = new Cluster(options, ShardHttp.Open(options), session, cancellation);
        try
        {
            cluster.Each(s => s.GreetAsync(cancellation));
            cluster.Define("making the database", Definitions.Database(options), "system");
            ShardIdentity.ClaimAsync(cluster, cancellation).GetAwaiter().GetResult();
            cluster.Each(s => s.KillEarlierAsync(SessionPrefix(options), cancellation));
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Shards without a check, for one that checks.</summary>
    public static Cluster Unchecked(ClickHouseOptions options, CancellationToken cancellation) =>
        new(options, ShardHttp.Open(options), $"tideline-doctor-{options.Database}", cancellation);

    /// <summary>Defines something that outlasts a run: once where Keeper spreads it, else on every shard.</summary>
    public void Define(string what, string sql, string? database = null)
    {
        if (Options.Cluster is null)
        {
            Each(s => s.ExecuteAsync(what, sql, _cancellation, database));
        }
        else
        {
            Shards[0].ExecuteAsync(what, sql, _cancellation, database).GetAwaiter().GetResult();
        }
    }

    /// <summary>The same statement on every shard at once.</summary>
    public void Execute(string what, string sql) => Each((s, c) => s.ExecuteAsync(what, sql, c));

    /// <summary>Work on every shard at once. Where one fails, the others' statements are ended and the first failure is thrown.</summary>
    public void Each(Func<Shard, CancellationToken, Task> work) => EachAsync(work).GetAwaiter().GetResult();

    public void Dispose()
    {
        foreach (var shard in Shards)
        {
            shard.Dispose();
        }

        _http.Dispose();
    }

    private void Each(Func<Shard, Task> work) => Each((s, _) => work(s));

    private async Task EachAsync(Func<Shard, CancellationToken, Task> work)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        ExceptionDispatchInfo? first = null;
        async Task One(Shard shard)
        {
            try
            {
                await work(shard, stop.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Those that end because another failed say nothing.
                Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(e), null);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        await Task.WhenAll(Shards.Select(One)).ConfigureAwait(false);
        _cancellation.ThrowIfCancellationRequested();
        first?.Throw();
    }
}
