using System.Globalization;

namespace Tideline.Engines.ClickHouse.Connection;

/// <summary>Settings that go with every request, so that no server's profile changes what a step means.</summary>
internal static class Guards
{
    /// <summary>Settings that every server from 18.16 on has.</summary>
    public static Dictionary<string, object> Always(ClickHouseOptions options) => new(StringComparer.Ordinal)
    {
        // The driver asks for a format that old servers lack, also where a statement has no answer.
        ["default_format"] = "TabSeparated",

        // Without it a row that finds no match gets 0, which is a valid district, second and count.
        ["join_use_nulls"] = "1",

        // With it a dead shard is a smaller number instead of an error.
        ["skip_unavailable_shards"] = "0",

        // Two runs may insert the same rows: a day that was dropped comes again.
        ["insert_deduplicate"] = "0",
        ["distributed_product_mode"] = "deny",
        ["totals_mode"] = "after_having_exclusive",
        ["max_memory_usage"] = Number(options.MemoryBytes),
        ["max_bytes_before_external_group_by"] = Number(options.MemoryBytes / 2),
        ["max_bytes_before_external_sort"] = Number(options.MemoryBytes / 2),
        ["max_execution_time"] = Number((long)options.Timeout.TotalSeconds),
        ["timeout_overflow_mode"] = "throw",
        ["max_rows_to_read"] = "0",
        ["max_result_rows"] = "0",
        ["max_query_size"] = "4000000",
    };

    /// <summary>Settings that only newer servers have; sent to those that know them.</summary>
    public static IReadOnlyDictionary<string, string> WhereKnown { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["session_timezone"] = "UTC",

        // An insert that was answered must be there.
        ["async_insert"] = "0",
        ["database_atomic_wait_for_drop_and_detach_synchronously"] = "1",
        ["max_partitions_per_insert_block"] = "0",
        ["max_table_size_to_drop"] = "0",
        ["max_partition_size_to_drop"] = "0",
        ["union_default_mode"] = "ALL",
        ["cast_keep_nullable"] = "0",
        ["final"] = "0",
        ["limit"] = "0",
        ["offset"] = "0",
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
