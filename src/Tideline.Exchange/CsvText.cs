using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects.Files;

namespace Tideline.Exchange;

/// <summary>Writes CSV: UTF-8 without mark, comma, LF, quotes only where needed, empty where null.</summary>
internal static class CsvText
{
    /// <summary>A line of fields. Text that a spreadsheet would take for a formula gets an apostrophe before it: names come from
    /// strangers' files.</summary>
    /// <param name="fields">Text, numbers, days; null is empty.</param>
    public static StringBuilder Line(this StringBuilder text, params IEnumerable<object?> fields) =>
        text.AppendJoin(',', fields.Select(f => CsvField.Quoted(Text(f)))).Append('\n');

    /// <summary>The text of a field as it is before quotes; null for null.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        string text => CsvField.NoFormula(text),
        LocalDate day => LocalDatePattern.Iso.Format(day),
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException("No field of a table.", nameof(value)),
    };

    /// <summary>Undoes the apostrophe of <see cref="Text"/>.</summary>
    public static string Plain(string field) => CsvField.WithFormula(field);
}
