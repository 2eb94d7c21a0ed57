using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Engines.ClickHouse.Connection;

namespace Tideline.Engines.ClickHouse;

/// <summary>One finding about a shard or the cluster.</summary>
/// <param name="Remedy">What to do; null where all is well.</param>
public sealed record ClusterFinding(string What, string Found, string? Remedy);

/// <summary>Looks at every shard as a run would use it, and goes on after a failure, so that all of them are told at once.
/// Leaves nothing behind.</summary>
public sealed class ClusterCheck(ClickHouseOptions options, IClock clock, CancellationToken cancellation)
{
    private const string Probe = "doctor_probe_";
    private const int MostSecondsApart = 5;

    private readonly List<ClusterFinding> _findings = [];

    public IReadOnlyList<ClusterFinding> Run()
    {
        using var cluster = Cluster.Unchecked(options, cancellation);
        var usable = new List<Shard>();
        foreach (var shard in cluster.Shards)
        {
            if (Check(shard, "server", () => ServerAsync(shard)) && Check(shard, "database", () => DatabaseAsync(shard)))
            {
                usable.Add(shard);
            }
        }

        foreach (var shard in usable)
        {
            Check(shard, "rights", () => RightsAsync(shard));
        }

        foreach (var shard in usable)
        {
            Check(shard, "own server", () => DistinctAsync(shard));
        }

        foreach (var shard in usable)
        {
            Check(shard, "clearing up", async () =>
            {
                await shard.ExecuteAsync("dropping the probe", $"drop table if exists {Table(shard)}", cancellation).ConfigureAwait(false);
                return null;
            });
            Check(shard, "clock", () => ClockAsync(shard));
            Check(shard, "disk", () => DiskAsync(shard));
            if (options.Cluster is not null)
            {
                Check(shard, "cluster", () => KeeperAsync(shard));
            }
        }

        return _findings;
    }

    private static string Table(Shard shard) => string.Create(CultureInfo.InvariantCulture, $"{Probe}{shard.Index + 1}");

    private async Task<ClusterFinding?> ServerAsync(Shard shard)
    {
        await shard.GreetAsync(cancellation).ConfigureAwait(false);
        var row = (await shard.TextAsync(
            "asking for its settings", "select timezone(), (select value from system.settings where name = 'readonly')", cancellation, "system").ConfigureAwait(false)).Single();
        var clear = shard.Address.Scheme == "http" && !shard.Address.IsLoopback && options.Password.Length > 0;
        return new ClusterFinding(
            "", $"{shard.Version}, time zone {row[0]} (statements use UTC)",
            row[1] is not ("0" or "2" or "") ? "the account may only read: give it a profile that is not readonly"
                : clear ? "the password and events cross the network in clear: use https://"
                : null);
    }

    private async Task<ClusterFinding?> DatabaseAsync(Shard shard)
    {
        await shard.ExecuteAsync("making the database", $"create database if not exists {options.Database}", cancellation, "system").ConfigureAwait(false);
        var tables = await shard.TextAsync("looking into the database", $"select name from system.tables where database = '{options.Database}'", cancellation).ConfigureAwait(false);
        if (!tables.Any(t => t[0] == ShardIdentity.Table))
        {
            return tables.All(t => t[0].StartsWith(Probe, StringComparison.Ordinal))
                ? new ClusterFinding("", $"{options.Database}, empty", null)
                : new ClusterFinding("", $"{options.Database} holds tables of others", "name a database of its own in engine.clickhouse.database");
        }

        var fault = await ShardIdentity.FaultAsync(shard, options, cancellation).ConfigureAwait(false);
        return new ClusterFinding("", fault ?? string.Create(CultureInfo.InvariantCulture, $"{options.Database}, shard {shard.Index + 1} of {options.Shards.Count}"), fault is null ? null : "see above");
    }

    private async Task<ClusterFinding?> RightsAsync(Shard shard)
    {
        await shard.ExecuteAsync("making a table", $"create table if not exists {Table(shard)} (number UInt64) engine = MergeTree partition by number order by number", cancellation).ConfigureAwait(false);
        await shard.InsertAsync(Table(shard), [("number", "UInt64")], [[1UL]], cancellation).ConfigureAwait(false);
        await shard.ExecuteAsync("dropping a partition", $"alter table {Table(shard)} drop partition 1", cancellation).ConfigureAwait(false);
        await shard.ExecuteAsync("making a view", $"create view {Table(shard)}_view as select number from {Table(shard)}", cancellation).ConfigureAwait(false);
        await shard.ExecuteAsync("dropping a view", $"drop table if exists {Table(shard)}_view", cancellation).ConfigureAwait(false);
        await shard.TextAsync("reading system.parts", "select count() from system.parts", cancellation).ConfigureAwait(false);
        await shard.TextAsync("ending a statement", "kill query where query_id = 'tideline-none' async", cancellation, "system").ConfigureAwait(false);
        return new ClusterFinding("", "tables, views, partitions, inserts, ending statements", null);
    }

    /// <summary>A probe made through one address must not be seen through another.</summary>
    private async Task<ClusterFinding?> DistinctAsync(Shard shard)
    {
        var seen = await shard.TextAsync(
            "looking for the probes", $"select name from system.tables where database = '{options.Database}' and name like '{Probe}%'", cancellation).ConfigureAwait(false);
        var others = seen.Select(s => s[0]).Where(n => n != Table(shard)).ToArray();
        return others.Length == 0
            ? new ClusterFinding("", "yes", null)
            : new ClusterFinding("", $"the same server as shard {string.Join(", ", others.Select(o => o[Probe.Length..]))}", "list each server once in engine.clickhouse.shards; subscribers would count twice");
    }

    private async Task<ClusterFinding?> ClockAsync(Shard shard)
    {
        var theirs = long.Parse((await shard.TextAsync("asking for the time", "select toUnixTimestamp(now())", cancellation).ConfigureAwait(false)).Single()[0], CultureInfo.InvariantCulture);
        var apart = Math.Abs(theirs - clock.GetCurrentInstant().ToUnixTimeSeconds());
        return new ClusterFinding(
            "", string.Create(CultureInfo.InvariantCulture, $"{apart} s from this machine's"),
            apart > MostSecondsApart ? "set the clocks by one source; figures do not depend on them, logs do" : null);
    }

    private async Task<ClusterFinding?> DiskAsync(Shard shard)
    {
        var known = await shard.TextAsync("looking for its disks", "select count() from system.tables where database = 'system' and name = 'disks'", cancellation).ConfigureAwait(false);
        if (known.Single()[0] == "0")
        {
            return new ClusterFinding("", "not told by this version", null);
        }

        var row = (await shard.TextAsync("asking for its disk", "select sum(free_space), sum(total_space) from system.disks", cancellation).ConfigureAwait(false)).Single();
        var (free, total) = (double.Parse(row[0], CultureInfo.InvariantCulture), double.Parse(row[1], CultureInfo.InvariantCulture));
        return new ClusterFinding(
            "", string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.0} of {total / 1e9:0.0} GB free"), free < 0.1 * total ? "less than a tenth is free: make room" : null);
    }

    private async Task<ClusterFinding?> KeeperAsync(Shard shard)
    {
        var servers = (await shard.TextAsync("looking for the cluster", $"select count() from system.clusters where cluster = '{options.Cluster}'", cancellation).ConfigureAwait(false)).Single()[0];
        if (servers == "0")
        {
            return new ClusterFinding("", $"'{options.Cluster}' is not known there", "define it under remote_servers, or leave engine.clickhouse.cluster out");
        }

        await shard.TextAsync("asking Keeper", "select count() from system.zookeeper where path = '/'", cancellation).ConfigureAwait(false);
        return new ClusterFinding("", $"'{options.Cluster}' of {servers} servers, Keeper answers", null);
    }

    private bool Check(Shard shard, string what, Func<Task<ClusterFinding?>> look)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"shard {shard.Index + 1} {what}");
        try
        {
            if (look().GetAwaiter().GetResult() is { } finding)
            {
                _findings.Add(finding with { What = name });
            }

            return true;
        }
        catch (EngineException e)
        {
            _findings.Add(new ClusterFinding(name, "failed", e.Message));
            return false;
        }
    }
}
