namespace Tideline.Exchange.Import.Tables;

/// <summary>Reads rows that a source gives as a table or as the answer of its API.</summary>
internal static class SourceFile
{
    /// <summary>JSON where the name ends so, otherwise CSV.</summary>
    /// <exception cref="Tideline.Domain.InputRefusedException">It is no such table.</exception>
    public static SourceTable Read(string file)
    {
        if (!Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            return CsvSource.Read(file);
        }

        var (document, table) = JsonSource.Read(file);
        document.Dispose();
        return table;
    }
}
