namespace Tideline.Exchange.Import.Tables;

/// <summary>One row of a source as text by the source's own column names.</summary>
/// <param name="Number">Of the row in its file, the first row of data is 1; of JSON the place in the list.</param>
internal sealed record SourceRow(long Number, IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>Without blanks around it; null where the column is absent, empty or holds the words of a source for nothing.</summary>
    public string? this[string column] =>
        Values.TryGetValue(column, out var value) && value?.Trim() is { Length: > 0 } text && !IsMissing(text) ? text : null;

    /// <summary>A row of HXL tags: every field that is filled begins with <c>#</c>.</summary>
    public bool IsHxl => Values.Values.Any(v => v?.TrimStart() is ['#', ..]) && Values.Values.All(v => string.IsNullOrWhiteSpace(v) || v.TrimStart()[0] == '#');

    // IOM writes "Not available" where there is no value; spreadsheets have the others. NA is the code of Namibia.
    private static bool IsMissing(string text) =>
        text.Equals("not available", StringComparison.OrdinalIgnoreCase) || text is "N/A" or "n/a" or "-";
}

/// <summary>A table of a source: its columns, and its rows in file order.</summary>
internal sealed record SourceTable(IReadOnlyList<string> Columns, IReadOnlyList<SourceRow> Rows)
{
    /// <summary>A table whose columns are those that any row has.</summary>
    public static SourceTable Of(IReadOnlyList<SourceRow> rows) =>
        new([.. rows.SelectMany(r => r.Values.Keys).Distinct(StringComparer.Ordinal)], rows);
}
