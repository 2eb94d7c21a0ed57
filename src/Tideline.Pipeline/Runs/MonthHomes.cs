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

    /// <summary>Leaves the table <c>home_month</c>, and <c>month_home</c> where months are kept.</summary>
    /// <param name="engine">Holds <c>subscriber_day</c>, <c>cluster_area</c> and <c>device</c>.</param>
    /// <param name="calendar">Which months.</param>
    /// <param name="firstDay">First usable day.</param>
    /// <param name="vintage">Last complete day.</param>
    /// <param name="derived">Keeps the months; null: all are made.</param>
    /// <param name="subscribers">By day; null: few.</param>
    /// <returns>Months that had to be made.</returns>
    public static int Create(
        IEngine engine, HomeCalendar calendar, LocalDate firstDay, LocalDate vintage, DerivedTables? derived, IReadOnlyDictionary<LocalDate, long>? subscribers = null)
    {
        var made = calendar.Months.Count;
        if (derived is null)
        {
            Make(engine, calendar, firstDay, vintage, subscribers);
        }
        else
        {
            made = derived.Update(
                DailyTable.MonthHome,
                calendar.Months.ToDictionary(m => m, m => MadeFrom(engine, m, firstDay, vintage, derived)),
                due => Make(engine, calendar with { Months = due }, firstDay, vintage, subscribers),
                daysAtOnce: 1);
        }

        engine.Create("home_month", StepText.Render("home_month", engine.Dialect));
        if (derived is null)
        {
            engine.Drop(DailyTable.MonthHome.Step);
        }

        return made;
    }

    /// <summary>All that the homes of a month come from, as text: it changes when any home may.</summary>
    /// <inheritdoc cref="Create"/>
    public static string MadeFrom(IEngine engine, LocalDate month, LocalDate firstDay, LocalDate vintage, DerivedTables derived) =>
        MadeFrom(engine, derived, HomeCalendar.Windows(month, firstDay, vintage));

    private static void Make(
        IEngine engine, HomeCalendar calendar, LocalDate firstDay, LocalDate vintage, IReadOnlyDictionary<LocalDate, long>? subscribers)
    {
        calendar.Load(engine, firstDay, vintage);
        var days = calendar.Months.Select(m => HomeCalendar.Windows(m, firstDay, vintage))
            .Sum(w => subscribers?.Where(d => d.Key > w.First.PlusDays(-HomeCalendar.WindowDays) && d.Key <= w.Last).Sum(d => d.Value) ?? 0);
        engine.CreateBySubscriber(
            [.. _steps.Select(s => (s, StepText.Render(s, engine.Dialect)))], DailyTable.SubscriberDay.Step, HomeCalendar.WindowDays * days);
    }

    private static string MadeFrom(IEngine engine, DerivedTables derived, (LocalDate First, LocalDate Last) windows)
    {
        var texts = string.Join('\n', _steps.Select(s => StepText.Render(s, engine.Dialect)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{texts}\n{windows.First:uuuu-MM-dd} {windows.Last:uuuu-MM-dd}\n{derived.Days(windows.First.PlusDays(1 - HomeCalendar.WindowDays), windows.Last)}");
    }
}
