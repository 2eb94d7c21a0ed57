using System.Text.RegularExpressions;

namespace Tideline.Engines.ClickHouse.Tables;

/// <summary>Where a table of the engine lies.</summary>
public enum TableKind
{
    /// <summary>On the shards, each subscriber on one.</summary>
    Sharded,

    /// <summary>On every shard, the same rows.</summary>
    Everywhere,

    /// <summary>Merged from the shards' parts, or opened from the lake, in process.</summary>
    Gathered,
}

/// <summary>What a select of the pipeline reads: one table.</summary>
public static partial class TableSelect
{
    /// <exception cref="ArgumentException">Parts of shards would be summed each for itself, which gives several rows where one is
    /// meant: that is a step with a declared merge.</exception>
    public static TableKind KindOf(string select, IReadOnlyDictionary<string, TableKind> kinds)
    {
        var kind = From().Match(select) is { Success: true } from ? kinds.GetValueOrDefault(from.Groups["table"].Value, TableKind.Sharded) : TableKind.Everywhere;
        return kind == TableKind.Sharded && Sum().IsMatch(select)
            ? throw new ArgumentException("A sum over a table of the shards must be a step that is declared as gathered.", nameof(select))
            : kind;
    }

    [GeneratedRegex(@"\bfrom\s+(?<table>[a-z_0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"\b(count|sum|min|max|avg|any|quantile\w*|uniq\w*)\s*\(|\bgroup\s+by\b|\blimit\b|\bdistinct\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Sum();
}
