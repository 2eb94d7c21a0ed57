namespace Tideline.Engines.DuckDb;

/// <summary>The first and the last instant of an event part, as its statistics say.</summary>
/// <param name="File">Full path.</param>
/// <param name="First">Null where a row group has no statistics.</param>
internal sealed record PartTimes(string File, DateTime? First, DateTime? Last)
{
    /// <summary>Reads footers, no events.</summary>
    /// <param name="files">A list of files as DuckDB writes it.</param>
    public static string Select(string files) => $"""
        select
            file_name,
            case when count(*) = count(stats_min_value) then min(cast(stats_min_value as timestamp)) end,
            case when count(*) = count(stats_max_value) then max(cast(stats_max_value as timestamp)) end
        from parquet_metadata({files})
        where path_in_schema = 'at'
        group by file_name
        """;

    /// <summary>Whether no two parts hold an instant in common; false where that is not known.</summary>
    public static bool AreApart(IEnumerable<PartTimes?> parts)
    {
        DateTime? before = null;
        foreach (var part in parts.OrderBy(p => p?.First))
        {
            if (part is not { First: { } first, Last: { } last } || first <= before)
            {
                return false;
            }

            before = last;
        }

        return true;
    }
}
