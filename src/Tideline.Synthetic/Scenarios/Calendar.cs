using NodaTime;

namespace Tideline.Synthetic.Scenarios;

/// <summary>The local days of the data, numbered from 0 (a Monday) to the last (a Sunday).</summary>
internal sealed class Calendar
{
    public Calendar(Scenario scenario)
    {
        var earliest = scenario.Onset.PlusWeeks(-scenario.WeeksBefore);
        First = earliest.PlusDays(1 - (int)earliest.DayOfWeek);
        var latest = scenario.Onset.PlusWeeks(scenario.WeeksAfter);
        Last = latest.PlusDays(7 - (int)latest.DayOfWeek);
        Days = Period.DaysBetween(First, Last) + 1;
        Onset = Index(scenario.Onset);
        EvacuationStarts = scenario.Onset.PlusDays(-3);
        Ends = scenario.Onset.PlusDays(LastDeparture(scenario.Displacement));
        Feasts = [.. AllFeasts(scenario).Where(f => f.First >= 0 && f.Last < Days)];
    }

    public LocalDate First { get; }

    public LocalDate Last { get; }

    public int Days { get; }

    public int Onset { get; }

    public LocalDate EvacuationStarts { get; }

    public LocalDate Ends { get; }

    public IReadOnlyList<Feast> Feasts { get; }

    public LocalDate Date(int day) => First.PlusDays(day);

    public int Index(LocalDate date) => Period.DaysBetween(First, date);

    /// <summary>0 Monday … 6 Sunday.</summary>
    public static int Weekday(int day) => day % 7;

    private static int LastDeparture(DisplacementPattern pattern) =>
        Math.Max(Math.Max(14, pattern.LaterDays), pattern.SecondWaveDay > 0 ? pattern.SecondWaveDay + 7 : 0);

    /// <summary>Moving feasts, as the moon of 2024 and 2025 had them; a further one where the scenario asks.</summary>
    private IEnumerable<Feast> AllFeasts(Scenario scenario)
    {
        yield return new Feast("Lamp Feast", Index(new LocalDate(2024, 4, 10)), Index(new LocalDate(2024, 4, 12)));
        yield return new Feast("Great Feast", Index(new LocalDate(2024, 6, 17)), Index(new LocalDate(2024, 6, 20)));
        yield return new Feast("Lamp Feast", Index(new LocalDate(2025, 3, 31)), Index(new LocalDate(2025, 4, 2)));
        yield return new Feast("Great Feast", Index(new LocalDate(2025, 6, 7)), Index(new LocalDate(2025, 6, 10)));
        if (scenario.Travel.FeastDaysAfterOnset > 0)
        {
            var first = Onset + scenario.Travel.FeastDaysAfterOnset;
            yield return new Feast("Harvest Feast", first, first + 3);
        }
    }
}

/// <summary>A holiday on which many visit their relatives; day numbers, inclusive.</summary>
internal sealed record Feast(string Name, int First, int Last);
