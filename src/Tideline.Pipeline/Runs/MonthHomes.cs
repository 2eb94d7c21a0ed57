using System.Globalization;
using NodaTime;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;

namespace Tideline.Pipeline.Runs;

/// <summary>
/// Homes by month. The home of a subscriber in a month comes from its days in the month's windows alone, so that a month is
/// kept until one of these days changes. Whether a subscriber is a device depends on all days: devices have homes here too,
/// and are left out when the homes are read.
/// </summary>
public static class MonthHomes
{
    private static readonly string[] _steps = ["area_window", "window_place", "month_home"];

    /// <summary>Leaves the table <c>home_month</c>.</summary>
    /// <param name="engine">Holds <c>subscriber_day</c>, <c>cluster_area</c> and <c>device</c>.</param>
    /// <param name="calendar">Which months.</param>
    /// <param name="firstDay">First usable day.</param>
    /// <param name="vintage">Last complete day.</param>
    /// <param name="derived">Keeps the months; null: all are made.</param>
    /// <returns>Months that had to be made.</returns>
    public static int Create(IEngine engine, HomeCalendar calendar, LocalDate firstDay, LocalDate vintage, DerivedTables? derived)
    {
        var made = calendar.Months.Count;
        if (derived is null)
        {
            Define(engine, calendar, firstDay, vintage);
        }
        else
        {
            made = derived.Update(
                DailyTable.MonthHome,
                calendar.Months.ToDictionary(m => m, m => MadeFrom(engine, derived, HomeCalendar.Windows(m, firstDay, vintage))),
                due => Define(engine, calendar with { Months = [.. calendar.Months.Where(due.Contains)] }, firstDay, vintage));
        }

        engine.Create("home_month", StepText.Render("home_month", engine.Dialect));
        foreach (var step in _steps.Reverse())
        {
            engine.Drop(step);
        }

        return made;
    }

    private static void Define(IEngine engine, HomeCalendar calendar, LocalDate firstDay, LocalDate vintage)
    {
        calendar.Load(engine, firstDay, vintage);
        foreach (var step in _steps)
        {
            engine.Define(step, StepText.Render(step, engine.Dialect));
        }
    }

    private static string MadeFrom(IEngine engine, DerivedTables derived, (LocalDate First, LocalDate Last) windows)
    {
        var texts = string.Join('\n', _steps.Select(s => StepText.Render(s, engine.Dialect)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{texts}\n{windows.First:uuuu-MM-dd} {windows.Last:uuuu-MM-dd}\n{derived.Days(windows.First.PlusDays(1 - HomeCalendar.WindowDays), windows.Last)}");
    }
}
