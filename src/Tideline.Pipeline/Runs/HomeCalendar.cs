using NodaTime;
using Tideline.Pipeline.Engine;

namespace Tideline.Pipeline.Runs;

/// <summary>The rolling windows of monthly homes, as the table <c>calendar</c>.</summary>
public sealed record HomeCalendar(IReadOnlyList<LocalDate> Months, LocalDate Reference)
{
    /// <summary>Days of a window.</summary>
    public const int WindowDays = 7;

    /// <summary>The reference month is the last that ends before the evacuation starts and whose windows lie in the data;
    /// the later months that are complete follow. Where none ends in time, the month of the evacuation is the reference.</summary>
    public static HomeCalendar Plan(LocalDate evacuationStarts, LocalDate firstDay, LocalDate vintage)
    {
        var reference = new LocalDate(evacuationStarts.Year, evacuationStarts.Month, 1).PlusMonths(-1);
        if (reference.PlusDays(14) < firstDay)
        {
            reference = reference.PlusMonths(1);
        }

        List<LocalDate> months = [reference];
        for (var month = reference.PlusMonths(1); month.PlusMonths(1).PlusDays(-1) <= vintage; month = month.PlusMonths(1))
        {
            months.Add(month);
        }

        return new HomeCalendar(months, reference);
    }

    /// <summary>The last days of a month's first and last window; the last lies before the first where it has none.</summary>
    public static (LocalDate First, LocalDate Last) Windows(LocalDate month, LocalDate firstDay, LocalDate vintage) =>
        (LocalDate.Max(month, firstDay.PlusDays(WindowDays - 1)), LocalDate.Min(month.PlusMonths(1).PlusDays(-1), vintage));

    /// <summary>Loads one row per local day and window that holds it.</summary>
    public void Load(IEngine engine, LocalDate firstDay, LocalDate vintage)
    {
        List<object[]> rows = [];
        foreach (var month in Months)
        {
            var (first, last) = Windows(month, firstDay, vintage);
            var windows = Math.Max(0, Period.DaysBetween(first, last) + 1);
            for (var end = first; end <= last; end = end.PlusDays(1))
            {
                for (var d = 0; d < WindowDays; d++)
                {
                    rows.Add([end.PlusDays(-d).ToDateOnly(), month.ToDateOnly(), windows, end.ToDateOnly()]);
                }
            }
        }

        engine.Load(
            "calendar",
            [("local_day", ColumnType.Date), ("month", ColumnType.Date), ("windows", ColumnType.Integer), ("window_end", ColumnType.Date)],
            rows);
    }
}
