using Tideline.Projects.Files;

namespace Tideline.Ingest.Reading;

/// <summary>The gate for files that lack a mapped column.</summary>
internal static class MissingColumns
{
    /// <param name="missing">The operator's names that are not there.</param>
    /// <param name="present">The first line of the file. It is quoted only where every field looks like a name: the
    /// first line of a file without header holds a subscriber.</param>
    public static FileGateException Gate(IReadOnlyList<string> missing, IReadOnlyList<string> present)
    {
        var what = $"The file has no column {string.Join(", ", missing.Select(m => $"'{m}'"))}";
        return Quotable.AreNames(present)
            ? new FileGateException("missing_columns", $"{what}; it has {string.Join(", ", present)}. Mend inputs.events.columns or the export.")
            : new FileGateException("missing_columns", $"{what}, and its first line is no list of names. If it has no header, write header: false and name the columns column0, column1 …");
    }
}
