using DuckDB.NET.Data;
using ParquetSharp;
using Tideline.Domain;
using Tideline.Engines.DuckDb;

namespace Tideline.Ingest;

/// <summary>Failures of disks and of the libraries that write to them, said with the file that was ingested.</summary>
internal static class StorageFailure
{
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException or DuckDBException or ParquetException;

    public static EngineException Of(OfferedFile file, Exception e) => e switch
    {
        DuckDBException engine => new EngineException(
            $"{file.Shown} cannot be read. {DuckDbFailure.At("reading its events", engine).Message} Files before it are committed.", e),
        ParquetException => new EngineException(
            $"{file.Shown} cannot be written to the lake: {e.Message.Split('\n')[0]} Files before it are committed; mend the cause and run ingest again.", e),
        _ => new EngineException(
            $"{file.Shown} cannot be ingested: {e.Message} Files before it are committed; mend the cause and run ingest again.", e),
    };
}
