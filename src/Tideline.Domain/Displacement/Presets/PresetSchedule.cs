namespace Tideline.Domain.Displacement.Presets;

/// <summary>The onsets of a preset's fold: the live one alone where nothing is taken off, else placebos beside it.</summary>
internal static class PresetSchedule
{
    /// <summary>The same ladder of placebos as Tideline's own, with the preset's own reference window.</summary>
    public static PlaceboSchedule Plan(
        Onset live, int firstDay, DisplacementParameters parameters, StateRules rules, Func<Onset, bool> usable)
    {
        var reference = rules.LookBackDays + live.Day - live.EvacuationStarts;
        if (rules.Baseline == BaselineRule.None)
        {
            return new PlaceboSchedule(live, [], reference, live.WeekCount);
        }

        var placebos = Ladder(parameters.FirstPlacebo, parameters.LastPlacebo);
        placebos = placebos.Length >= PlaceboSchedule.MinimumPlacebos ? placebos : Ladder(2, 8);
        var schedule = new PlaceboSchedule(live, placebos, reference, live.WeekCount);
        var held = Enumerable.Range(0, live.WeekCount).FirstOrDefault(
            w => !placebos.Any(p => schedule.Reaches(p, w)), live.WeekCount);
        return schedule with { HeldFromWeek = held };

        Onset[] Ladder(int first, int last) =>
            [.. Enumerable.Range(first, last - first + 1).Select(live.Placebo).Where(p => p.Day - reference >= firstDay && usable(p))];
    }
}
