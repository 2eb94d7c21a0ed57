namespace Tideline.Domain.Displacement.Presets;

/// <summary>
/// From days judged one by one to states that last: a state changes on the first day of a row of days that show the other
/// state, when the row is long enough by days shown and by span. Until then the old state holds.
/// </summary>
/// <remarks>A day that shows the old state, or neither, ends a row; so does a gap longer than tolerated.</remarks>
internal static class SpellRule
{
    /// <summary>Replaces what the days show by the state on them, in place; the state before the first is home.</summary>
    /// <param name="days">The days judged, in day order.</param>
    /// <param name="rules">How long a spell and a return must last.</param>
    public static void Apply(Span<Judged> days, StateRules rules)
    {
        var state = Sighting.Home;
        var row = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var (day, host) = days[i];
            var other = host != SightingRule.Undecided && host < 0 != state < 0;
            if (i > row && (!other || day - days[i - 1].Day > rules.GapTolerance))
            {
                Hold(days[row..i], state);
                row = i;
            }

            if (!other)
            {
                state = host >= 0 ? host : state;
                days[i] = new Judged(day, state);
                row = i + 1;
                continue;
            }

            var (sightings, span) = state < 0 ? (rules.AwaySightings, rules.AwaySpan) : (rules.ReturnSightings, rules.ReturnSpan);
            if (i - row + 1 >= sightings && day - days[row].Day + 1 >= span)
            {
                (state, row) = (host, i + 1);
            }
        }

        Hold(days[row..], state);
    }

    /// <summary>Takes spells that began before evacuation starts, or after the last day on which one may begin, for time
    /// at home.</summary>
    public static void KeepNew(Span<Judged> days, Onset onset, StateRules rules)
    {
        var last = (long)onset.Day + rules.BeginsUntil;
        var (before, counts) = (Sighting.Home, true);
        for (var i = 0; i < days.Length; i++)
        {
            var (day, state) = days[i];
            counts = before < 0 && state >= 0 ? (rules.CountsEarlierSpells || day >= onset.EvacuationStarts) && day <= last : counts;
            before = state;
            days[i] = new Judged(day, state >= 0 && !counts ? Sighting.Home : state);
        }
    }

    private static void Hold(Span<Judged> row, int state)
    {
        foreach (ref var day in row)
        {
            day = day with { Host = state };
        }
    }
}
