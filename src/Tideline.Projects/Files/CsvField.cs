using System.Buffers;

namespace Tideline.Projects.Files;

/// <summary>A field as it stands in a line of CSV.</summary>
public static class CsvField
{
    private static readonly SearchValues<char> _special = SearchValues.Create(",\"\r\n");

    /// <summary>In quotes where it holds a comma, a quote or an end of line, as it is otherwise; empty for null.</summary>
    public static string Quoted(string? field) =>
        field is null ? ""
        : field.AsSpan().IndexOfAny(_special) < 0 ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Text with an apostrophe before it where a spreadsheet would take it for a formula: names come from strangers' files.</summary>
    public static string NoFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + text : text;

    /// <summary>Undoes <see cref="NoFormula"/>.</summary>
    public static string WithFormula(string text) => text is ['\'', '=' or '+' or '-' or '@' or '\t', ..] ? text[1..] : text;
}
