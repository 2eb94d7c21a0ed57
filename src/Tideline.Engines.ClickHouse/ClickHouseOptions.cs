namespace Tideline.Engines.ClickHouse;

/// <summary>A cluster of ClickHouse servers of which each holds the subscribers of one shard.</summary>
/// <param name="Shards">HTTP endpoint of one server of each shard, in the order of the shards. The order is part of the data.</param>
/// <param name="Project">Name of the project; a database belongs to one.</param>
public sealed record ClickHouseOptions(IReadOnlyList<Uri> Shards, string Project)
{
    public string User { get; init; } = "default";

    /// <summary>Never in a message.</summary>
    public string Password { get; init; } = "";

    /// <summary>The database on every shard that is Tideline's own; made where absent.</summary>
    public string Database { get; init; } = "tideline";

    /// <summary>PEM file of the authority that signed the servers' certificates; null: those of the system.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>Name of the cluster where it has Keeper: kept tables are made ON CLUSTER. Null: on each shard by itself.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whether kept tables are replicated; needs Keeper and the macros shard and replica.</summary>
    public bool Replicated { get; init; }

    /// <summary>The operator's own table of events; null: events are loaded from the lake.</summary>
    public HeldTable? Held { get; init; }

    /// <summary>After this long without an answer a statement has failed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Memory of one statement on a server; what groups or sorts more spills from half of it on.</summary>
    public long MemoryBytes { get; init; } = 8_000_000_000;

    /// <summary>A file that is held open while the engine is: one run at a time works on the tables.</summary>
    public string? LockFile { get; init; }
}

/// <summary>A table of events on every shard that holds just the shard's subscribers.</summary>
/// <param name="Table">With its database. A local table, not one that is distributed over the shards.</param>
/// <param name="Subscriber">Column of a pseudonym: a whole number, or text, which is hashed to 64 bits.</param>
/// <param name="Timestamp">Column of an instant.</param>
/// <param name="Cell">Column of the cell's id.</param>
/// <param name="Zone">Zone of the wall clock that local days go by: of the project; UTC where the column holds wall clocks.</param>
/// <param name="DayStarts">Second of the calendar date at which a local day begins.</param>
public sealed record HeldTable(string Table, string Subscriber, string Timestamp, string Cell, string Zone, int DayStarts);
