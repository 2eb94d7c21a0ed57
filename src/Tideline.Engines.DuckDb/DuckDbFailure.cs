using DuckDB.NET.Data;
using Tideline.Domain;

namespace Tideline.Engines.DuckDb;

/// <summary>DuckDB's errors as what a person may read.</summary>
public static class DuckDbFailure
{
    /// <summary>Kinds of errors whose text names files, sizes, tables and columns. The text of any other (a conversion, a
    /// constraint, an overflow) can quote a value, and so a subscriber.</summary>
    private static readonly string[] WithoutValues =
        ["IO Error", "Out of Memory Error", "Catalog Error", "Binder Error", "Parser Error", "Permission Error", "Missing Extension Error"];

    /// <param name="what">What was being done.</param>
    /// <param name="error">DuckDB's error; it is not kept as the inner exception, since its text can hold a value.</param>
    public static EngineException At(string what, DuckDBException error)
    {
        var line = error.Message.Split('\n')[0];
        var kind = line.Split(':')[0];
        var said = WithoutValues.Contains(kind, StringComparer.Ordinal) ? line : $"{kind} ({error.ErrorType}).";
        return new EngineException(
            $"DuckDB failed at {what}: {said} Nothing of it was kept; run the command again when the cause is gone.");
    }
}
