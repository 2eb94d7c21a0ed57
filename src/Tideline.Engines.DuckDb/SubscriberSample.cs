using System.Globalization;
using DuckDB.NET.Data;
using Tideline.Domain;

namespace Tideline.Engines.DuckDb;

/// <summary>The events of a share of the subscribers, all days of each.</summary>
public static class SubscriberSample
{
    /// <summary>Writes the sample as event parts, in folders <c>local_day=…</c>. Pseudonyms are hashes, so that those below a
    /// bound are a fair sample; parts are sorted by them, so that most of a part need not be read. A day's parts
    /// become one, so an event that two of them share is written once.</summary>
    /// <param name="parts">Full paths of event parts.</param>
    /// <param name="share">Of the subscribers, above 0 and at most 1.</param>
    /// <param name="folder">Takes the parts.</param>
    /// <param name="limits">Memory, threads and spill folder.</param>
    /// <param name="cancellation">Interrupts the statement.</param>
    /// <returns>Events written.</returns>
    /// <exception cref="EngineException">A part cannot be read, or the sample cannot be written.</exception>
    public static long Write(IReadOnlyList<string> parts, double share, string folder, DuckDbLimits limits, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var session = DuckDbSession.Open(limits);
        using var command = session.Connection.CreateCommand();
        var below = share >= 1 ? ulong.MaxValue : (ulong)(share * ulong.MaxValue);
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            copy (
                select distinct * from read_parquet([{string.Join(", ", parts.Select(Text))}], hive_partitioning = true, hive_types = {"{"}'local_day': date{"}"})
                where subscriber <= {below}::ubigint
                order by local_day, subscriber
            ) to {Text(folder)} (format parquet, compression zstd, partition_by (local_day), overwrite_or_ignore)
            """);
        using var interruption = new Interruption(command, cancellation);
        try
        {
            return command.ExecuteNonQuery();
        }
        catch (DuckDBException e) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The statement was interrupted.", e, cancellation);
        }
        catch (DuckDBException e)
        {
            throw DuckDbFailure.At("writing a sample of events", e);
        }
    }

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
