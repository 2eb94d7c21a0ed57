using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Reference;

/// <summary>Reads the holidays: <c>name,first_day,last_day</c>, local days, inclusive.</summary>
internal static class HolidayReader
{
    public static IReadOnlyList<Holiday> Read(ProjectFolder folder, TableSource source)
    {
        var holidays = new List<Holiday>();
        foreach (var row in TableRows.Read(folder, source, "inputs.holidays", ["name", "first_day"], ["last_day"], mayBeEmpty: true))
        {
            var first = DayText.Required(row, "first_day");
            LocalDate last = DayText.Optional(row, "last_day") ?? first;
            holidays.Add(last >= first
                ? new Holiday(row.Required("name"), first, last)
                : throw new InputRefusedException($"{row.Place}: the holiday ends before it begins. Mend the row; nothing was changed."));
        }

        return [.. holidays.OrderBy(h => h.FirstDay).ThenBy(h => h.Name, StringComparer.Ordinal)];
    }
}
