using NodaTime;

namespace Tideline.Domain.Places;

/// <summary>Local days as whole numbers since 1970-01-01, the form in which timelines hold them.</summary>
public static class Day
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static int Number(LocalDate date) => Period.DaysBetween(Epoch, date);

    public static LocalDate Date(int number) => Epoch.PlusDays(number);

    /// <summary>0 Monday to 6 Sunday.</summary>
    public static int Weekday(int number) => (int)(((uint)number + 3) % 7);

    /// <summary>The Monday of the day's week.</summary>
    public static int Monday(int number) => number - Weekday(number);
}
