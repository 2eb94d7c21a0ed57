using System.Globalization;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B6: the area of the most nights, by a window of hours.</summary>
/// <param name="Begins">Hour from which an evening is night.</param>
/// <param name="Ends">Hour before which a morning is night still.</param>
internal sealed record NightHomes(int Begins, int Ends)
{
    private const int LeastNights = 10;

    /// <summary>Least nights in an area for it to be a home.</summary>
    public int Least { get; init; } = LeastNights;

    /// <summary>Whether a morning counts as a night of its own.</summary>
    public bool ByCalendarDay { get; init; }

    /// <summary>Whether events decide instead of nights.</summary>
    public bool ByEvents { get; init; }

    /// <summary>Hours added to each time.</summary>
    public int Shift { get; init; }

    public static IReadOnlyList<(string Subscriber, DateTime Time, string Area)> Read(string folder) =>
    [
        .. PracticeTable.Read(folder, HomeFiles.Events).Select(r => (r[0], DateTime.ParseExact(r[1], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), r[2])),
    ];

    /// <summary>By subscriber; an empty text where no area has enough nights.</summary>
    public Dictionary<string, string> Of(IReadOnlyList<(string Subscriber, DateTime Time, string Area)> events)
    {
        var homes = events.Select(e => e.Subscriber).Distinct(StringComparer.Ordinal).ToDictionary(s => s, _ => "", StringComparer.Ordinal);
        foreach (var person in events.Select(e => e with { Time = e.Time.AddHours(Shift) }).Where(e => e.Time.Hour >= Begins || e.Time.Hour < Ends).GroupBy(e => e.Subscriber, StringComparer.Ordinal))
        {
            var areas = person.GroupBy(e => e.Area, StringComparer.Ordinal)
                .Select(a => (Area: a.Key, Nights: a.Select(e => ByCalendarDay || e.Time.Hour >= Begins ? e.Time.Date : e.Time.Date.AddDays(-1)).Distinct().Count(), Events: a.Count()))
                .Where(a => a.Nights >= Least);
            homes[person.Key] = areas.OrderByDescending(a => ByEvents ? a.Events : a.Nights).ThenByDescending(a => a.Events).ThenBy(a => a.Area, StringComparer.Ordinal)
                .Select(a => a.Area).FirstOrDefault() ?? "";
        }

        return homes;
    }
}
