using System.Runtime.InteropServices;
using NodaTime;

namespace Tideline.Domain.Quality;

/// <summary>The active panel on a local day.</summary>
/// <param name="Seen">Distinct subscribers seen on at least one of the 7 days that end on this one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PanelDay(LocalDate Day, long Seen);

/// <summary>The verdict on scaling for one day.</summary>
/// <param name="Ratio">Seen over the median of the 28 days before; null where fewer than 7 of them are held.</param>
/// <param name="Suspended">No factor from subscribers to people may be used or renewed on this day.</param>
public sealed record PanelVerdict(LocalDate Day, long Seen, double? Ratio, bool Suspended);

/// <summary>
/// Suspends scaling where the panel collapses: a factor from subscribers to people that grows as they vanish invents
/// people.
/// </summary>
public static class PanelGate
{
    /// <summary>Suspended below this share of the trailing median.</summary>
    public const double SuspendedBelow = 0.6;

    private const int TrailingDays = 28;
    private const int EnoughDays = 7;

    /// <summary>One verdict per day given, in order of days.</summary>
    /// <param name="days">At most one per day, without the first 6 days of the data (their 7 days are not full).
    /// Days that are not held are left out of the median.</param>
    public static IReadOnlyList<PanelVerdict> Judge(IEnumerable<PanelDay> days)
    {
        var seen = days.ToDictionary(d => d.Day, d => d.Seen);
        return [.. seen.Keys.Order().Select(day => Judge(day, seen))];
    }

    private static PanelVerdict Judge(LocalDate day, Dictionary<LocalDate, long> seen)
    {
        var before = new List<long>(TrailingDays);
        for (var back = 1; back <= TrailingDays; back++)
        {
            if (seen.TryGetValue(day.PlusDays(-back), out var value))
            {
                before.Add(value);
            }
        }

        var median = before.Count >= EnoughDays ? Medians.OfSorting(before) : 0;
        double? ratio = median > 0 ? seen[day] / median : null;
        return new PanelVerdict(day, seen[day], ratio, ratio < SuspendedBelow);
    }
}
