using System.Runtime.InteropServices;
using NodaTime;

namespace Tideline.Domain.Quality;

/// <summary>The active panel on a local day.</summary>
/// <param name="Seen">Distinct subscribers seen on at least one of the 7 days that end on this one.</param>
/// <param name="Factor">People per subscriber that a calculation would use on this day; null: it moves as one over
/// <paramref name="Seen"/>, since the people do not change.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PanelDay(LocalDate Day, long Seen, double? Factor = null);

/// <summary>The verdict on scaling for one day.</summary>
/// <param name="Ratio">Seen over the median of the 28 days before; null where fewer than 7 of them are held.</param>
/// <param name="Suspended">No factor from subscribers to people may be used or renewed on this day.</param>
public sealed record PanelVerdict(LocalDate Day, long Seen, double? Ratio, bool Suspended);

/// <summary>
/// Suspends scaling where the panel collapses or jumps: a factor from subscribers to people that grows as they vanish
/// invents people.
/// </summary>
/// <remarks>Three rules, each enough: a panel below <see cref="SuspendedBelow"/> of its trailing median; a factor above
/// <see cref="HighestFactor"/> times its own; a factor that moves more than <see cref="LargestMove"/> from one day to the
/// next, up or down. Source and limits: docs/methods/gates.md.</remarks>
public static class PanelGate
{
    /// <summary>Suspended below this share of the trailing median.</summary>
    public const double SuspendedBelow = 0.6;

    /// <summary>Suspended where the factor is above this many times its trailing median.</summary>
    public const double HighestFactor = 3;

    /// <summary>Suspended where the factor moves by more than this share of the day before.</summary>
    public const double LargestMove = 0.25;

    private const int TrailingDays = 28;
    private const int EnoughDays = 7;

    /// <summary>One verdict per day given, in order of days.</summary>
    /// <param name="days">At most one per day, without the first 6 days of the data (their 7 days are not full).
    /// Days that are not held are left out of the medians; without the day before, no move is judged.</param>
    public static IReadOnlyList<PanelVerdict> Judge(IEnumerable<PanelDay> days)
    {
        var held = days.ToDictionary(d => d.Day);
        return [.. held.Keys.Order().Select(day => Judge(day, held))];
    }

    private static PanelVerdict Judge(LocalDate day, Dictionary<LocalDate, PanelDay> held)
    {
        var (seen, factors) = (new List<long>(TrailingDays), new List<double>(TrailingDays));
        for (var back = 1; back <= TrailingDays; back++)
        {
            if (held.TryGetValue(day.PlusDays(-back), out var before))
            {
                seen.Add(before.Seen);
                factors.Add(FactorOf(before));
            }
        }

        var today = held[day];
        var enough = seen.Count >= EnoughDays;
        var median = enough ? Medians.OfSorting(seen) : 0;
        double? ratio = median > 0 ? today.Seen / median : null;
        var high = enough && FactorOf(today) > HighestFactor * Medians.OfSorting(factors);
        return new PanelVerdict(day, today.Seen, ratio, ratio < SuspendedBelow || high || (enough && Jumps(today, held)));
    }

    private static bool Jumps(in PanelDay today, Dictionary<LocalDate, PanelDay> held) =>
        held.TryGetValue(today.Day.PlusDays(-1), out var yesterday)
        && Math.Abs((FactorOf(today) / FactorOf(yesterday)) - 1) > LargestMove;

    private static double FactorOf(in PanelDay day) => day.Factor ?? (1.0 / day.Seen);
}
