namespace Tideline.Engines.ClickHouse.Tables;

/// <summary>Which shard a subscriber's rows are on. Pseudonyms are evenly spread already, so the remainder is.</summary>
public static class Routing
{
    /// <summary>The column by whose presence a table is one of single subscribers.</summary>
    public const string Subscriber = "subscriber";

    public static int ShardOf(ulong subscriber, int shards) => (int)(subscriber % (ulong)shards);
}
