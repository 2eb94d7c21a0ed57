using System.Globalization;
using DuckDB.NET.Data;
using Tideline.Domain;

namespace Tideline.Engines.DuckDb;

/// <summary>How much of the machine a session may take.</summary>
/// <param name="TemporaryFolder">Where it spills; made when absent.</param>
public sealed record DuckDbLimits(string TemporaryFolder)
{
    /// <summary>Of the machine's memory, where no other limit is set.</summary>
    public const double ShareOfMachine = 0.6;

    /// <summary>Memory in bytes; null: 60% of what the machine (or its container) has.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Threads; null: one for each processor.</summary>
    public int? Threads { get; init; }

    /// <summary>The limit in bytes, whether set or found.</summary>
    public long Bytes => MemoryBytes ?? (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * ShareOfMachine);
}

/// <summary>
/// One open DuckDB database with its limits set: bounded memory with a spill folder, freed memory given back soon, UTC, no promise of row order.
/// It never reaches for the network.
/// </summary>
public sealed class DuckDbSession : IDisposable
{
    private DuckDbSession(DuckDBConnection connection) => Connection = connection;

    public DuckDBConnection Connection { get; }

    /// <param name="limits">Memory, threads and spill folder.</param>
    /// <param name="file">A database file; null: in memory.</param>
    /// <exception cref="EngineException">The database cannot be opened.</exception>
    public static DuckDbSession Open(DuckDbLimits limits, string? file = null)
    {
        DuckDBConnection? connection = null;
        try
        {
            Directory.CreateDirectory(limits.TemporaryFolder);
            connection = new DuckDBConnection($"DataSource={file ?? ":memory:"}");
            connection.Open();
            var session = new DuckDbSession(connection);
            var folder = limits.TemporaryFolder.Replace("'", "''", StringComparison.Ordinal);
            session.Execute(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                set memory_limit = '{limits.Bytes / 1_000_000}MB';
                set threads = {limits.Threads ?? Environment.ProcessorCount};
                set temp_directory = '{folder}';
                set preserve_insertion_order = false;
                set allocator_flush_threshold = '16MB';
                set allocator_bulk_deallocation_flush_threshold = '16MB';
                set autoinstall_known_extensions = false;
                set autoload_known_extensions = false;
                """));
            session.SetUtc();
            return session;
        }
        catch (Exception e) when (e is DuckDBException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new EngineException($"DuckDB cannot be opened ({file ?? "in memory"}): {e.Message.Split('\n')[0]}", e);
        }
    }

    /// <summary>Runs statements that return nothing of interest; gives the number of rows they changed.</summary>
    public int Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public void Dispose() => Connection.Dispose();

    // The setting belongs to the icu extension, which full builds carry; without it there is no zone but UTC anyway.
    private void SetUtc()
    {
        try
        {
            Execute("set TimeZone = 'UTC'");
        }
        catch (DuckDBException e) when (e.Message.Contains("icu", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("TimeZone", StringComparison.OrdinalIgnoreCase))
        {
        }
    }
}
