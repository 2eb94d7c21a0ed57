using NodaTime;
using NodaTime.Text;
using Tideline.Domain;

namespace Tideline.Projects.Reference;

/// <summary>Days in reference tables: ISO dates, also with a time behind them, which is dropped.</summary>
internal static class DayText
{
    /// <exception cref="InputRefusedException">The text is no such day.</exception>
    public static LocalDate? Optional(TableRow row, string column)
    {
        if (row[column] is not { } text)
        {
            return null;
        }

        var date = text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text;
        var result = LocalDatePattern.Iso.Parse(date);
        return result.Success
            ? result.Value
            : throw new InputRefusedException($"{row.Place}: '{column}' is no date like 2025-08-26. Mend the row; nothing was changed.");
    }

    public static LocalDate Required(TableRow row, string column)
    {
        _ = row.Required(column);
        return Optional(row, column)!.Value;
    }
}
