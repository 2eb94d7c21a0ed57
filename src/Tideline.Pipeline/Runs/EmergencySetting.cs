using NodaTime;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Runs;

/// <summary>The days around an emergency: its onset, what counts as unseen, and which placebos may be used.</summary>
public sealed record EmergencySetting
{
    /// <summary>Share of a placebo's days that may be unobserved: bridging cannot replace more.</summary>
    private const double MostUnobserved = 0.25;

    public required Onset Live { get; init; }

    /// <summary>Local days left out, with the reason.</summary>
    public required IReadOnlyDictionary<LocalDate, string> Excluded { get; init; }

    /// <summary>Holidays treated as unobserved, with their names.</summary>
    public required IReadOnlyDictionary<LocalDate, string> Bridged { get; init; }

    /// <summary>Days of holidays too long to be bridged, by day number.</summary>
    public required IReadOnlySet<int> LongHolidays { get; init; }

    /// <summary>Excluded and bridged days, by day number.</summary>
    public required IReadOnlySet<int> Unobserved { get; init; }

    /// <summary>False for a placebo whose weeks, or the days on which its homes are learnt, another emergency touches, and
    /// for one that was not seen on enough days.</summary>
    public required Func<Onset, bool> Usable { get; init; }

    public static EmergencySetting Of(
        Emergency emergency, IEnumerable<Emergency> others, ReferenceData reference, PreparedDays days,
        DisplacementParameters parameters, LocalDate vintage)
    {
        var (bridged, longHolidays) = Divide(
            DailyRun.Holidays(reference, days), emergency.EvacuationStarts.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)));
        var excluded = days.Days.Where(d => !d.IsUsable).ToDictionary(d => d.Day, d => d.Fault?.ToString().ToLowerInvariant() ?? "invalid");
        var unobserved = bridged.Keys.Concat(excluded.Keys).Select(Day.Number).ToHashSet();
        Emergency[] avoided = [.. others];
        return new EmergencySetting
        {
            Live = Onset.Live(Day.Number(emergency.Onset), Day.Number(emergency.EvacuationStarts), Day.Number(vintage)),
            Excluded = excluded,
            Bridged = bridged,
            LongHolidays = longHolidays,
            Unobserved = unobserved,
            Usable = placebo => !avoided.Any(o => Touches(placebo, o, parameters.ReferenceStartsBefore)) && IsSeen(placebo, unobserved),
        };
    }

    private static bool Touches(Onset placebo, Emergency other, int reference) =>
        placebo.Day - reference <= Day.Number(other.Ends) && placebo.LastDay >= Day.Number(other.EvacuationStarts);

    private static bool IsSeen(Onset placebo, HashSet<int> unobserved)
    {
        var days = placebo.LastDay - placebo.FirstWeek + 1;
        return Enumerable.Range(placebo.FirstWeek, days).Count(unobserved.Contains) <= MostUnobserved * days;
    }

    /// <summary>Long holidays in the emergency are not bridged: their baseline comes from homes that are not exposed. Before it
    /// there is no other way than to bridge them.</summary>
    private static (Dictionary<LocalDate, string> Bridged, HashSet<int> Long) Divide(
        Dictionary<LocalDate, string> holidays, LocalDate from)
    {
        HashSet<int> tooLong = [];
        foreach (var first in holidays.Keys.Where(d => !holidays.ContainsKey(d.PlusDays(-1))))
        {
            var end = first;
            while (holidays.ContainsKey(end))
            {
                end = end.PlusDays(1);
            }

            if (end > from && Period.DaysBetween(first, end) > Domain.Displacement.LongHolidays.LongestBridged)
            {
                tooLong.UnionWith(Enumerable.Range(Day.Number(first), Period.DaysBetween(first, end)));
            }
        }

        return (holidays.Where(h => !tooLong.Contains(Day.Number(h.Key))).ToDictionary(h => h.Key, h => h.Value), tooLong);
    }
}
