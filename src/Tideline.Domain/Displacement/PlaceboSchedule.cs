namespace Tideline.Domain.Displacement;

/// <summary>The live onset and the placebo onsets that history allows.</summary>
/// <param name="Live">The emergency's own onset.</param>
/// <param name="Placebos">Usable placebos, by k; none where history is too short for an excess claim.</param>
/// <param name="ReferenceStartsBefore">First day of the reference window in days before each onset; shorter where
/// history is short.</param>
/// <param name="HeldFromWeek">First week for which no placebo reaches far enough, so that the last usable week's baseline
/// is held; <see cref="Onset.WeekCount"/> where all weeks have their own.</param>
public sealed record PlaceboSchedule(Onset Live, IReadOnlyList<Onset> Placebos, int ReferenceStartsBefore, int HeldFromWeek)
{
    /// <summary>Fewest placebos of the long ladder before the short one is used instead.</summary>
    public const int MinimumPlacebos = 8;

    /// <summary>The same weeks a year earlier; null where no year is held.</summary>
    public SeasonSchedule? Season { get; init; }

    /// <summary>
    /// Long history: k of the parameters whose reference window lies inside the data, if there are enough of them. Else
    /// a 28-day window and k from 2 to 8, and baselines held beyond the weeks that placebos reach. A placebo is used at a
    /// lag only while it ends 4 days before the live onset (docs/methods/baseline.md).
    /// </summary>
    /// <param name="live">The live onset.</param>
    /// <param name="firstDay">First day of usable data.</param>
    /// <param name="parameters">The ladder.</param>
    /// <param name="usable">False for a placebo that overlaps another emergency.</param>
    public static PlaceboSchedule Plan(Onset live, int firstDay, DisplacementParameters parameters, Func<Onset, bool> usable)
    {
        var full = Build(live, firstDay, parameters.ReferenceStartsBefore, parameters.FirstPlacebo, parameters.LastPlacebo, usable);
        if (full.Placebos.Count >= MinimumPlacebos)
        {
            return full with { Season = SeasonSchedule.Plan(live, firstDay, parameters, usable) };
        }

        const int shortReference = 35;
        return Build(live, firstDay, shortReference, 2, 8, usable);
    }

    /// <summary>Whether the placebo's week ends early enough before the live onset to know nothing of it.</summary>
    public bool Reaches(Onset placebo, int week)
    {
        var lag = Live.FirstWeek + (7 * week) + 6 - Live.Day;
        return 7 * placebo.Weeks >= lag + 4;
    }

    private static PlaceboSchedule Build(
        Onset live, int firstDay, int reference, int firstK, int lastK, Func<Onset, bool> usable)
    {
        var placebos = Enumerable.Range(firstK, lastK - firstK + 1)
            .Select(live.Placebo)
            .Where(p => p.Day - reference >= firstDay && usable(p))
            .ToArray();
        var schedule = new PlaceboSchedule(live, placebos, reference, live.WeekCount);
        var held = Enumerable.Range(0, live.WeekCount).FirstOrDefault(
            w => !placebos.Any(p => schedule.Reaches(p, w)), live.WeekCount);
        return schedule with { HeldFromWeek = held };
    }
}
