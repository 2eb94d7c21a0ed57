using Tideline.Domain;

namespace Tideline.Exchange.Import.Tables;

/// <summary>Faults of a source file as a whole. Nothing of it is imported, and an earlier import of the same name stays.</summary>
internal static class SourceFault
{
    /// <param name="file">Path of the file; its name is said.</param>
    /// <param name="what">What is wrong, the end of a sentence that begins with the name.</param>
    /// <param name="wayOut">What to do, a sentence.</param>
    public static InputRefusedException Of(string file, string what, string wayOut, Exception? inner = null) =>
        new($"{Path.GetFileName(file)} {what}. {wayOut} Nothing was imported.", inner);

    /// <exception cref="InputRefusedException">A column is missing.</exception>
    public static void DemandColumns(string file, SourceTable table, params IEnumerable<string> columns)
    {
        if (columns.FirstOrDefault(c => !table.Columns.Contains(c, StringComparer.Ordinal)) is { } missing)
        {
            throw Of(
                file, $"has no column '{missing}'; it has {Projects.Files.Quotable.Names(table.Columns)}",
                "Check that the file is what --source says, or name the column as the file has it.");
        }
    }
}
