namespace Tideline.Domain.Displacement;

/// <summary>The same weeks a year earlier, and the weeks that trailed them: what tells how the season moves people.</summary>
/// <param name="LastYear">The onset a year before the live one.</param>
/// <param name="Trailing">Onsets before <paramref name="LastYear"/>, as far from it as the placebos are from the live onset.</param>
public sealed record SeasonSchedule(Onset LastYear, IReadOnlyList<Onset> Trailing)
{
    /// <summary>Fewest trailing onsets: one alone would carry its own chance into every week's index.</summary>
    public const int MinimumTrailing = 2;

    /// <summary>Every third of the placebos' distances is looked at: neighbours share most of their days.</summary>
    private const int Step = 3;

    /// <summary>The schedule where a year is held; null where the data, or other emergencies, leave too little of it.</summary>
    /// <param name="live">The live onset.</param>
    /// <param name="firstDay">First day of usable data.</param>
    /// <param name="parameters">Length of a year in weeks, distances, reference window.</param>
    /// <param name="usable">False for an onset whose weeks overlap another emergency.</param>
    public static SeasonSchedule? Plan(Onset live, int firstDay, DisplacementParameters parameters, Func<Onset, bool> usable)
    {
        bool Held(Onset onset) => onset.Day - parameters.ReferenceStartsBefore >= firstDay && usable(onset);
        var lastYear = live.Placebo(parameters.SeasonWeeks);
        List<Onset> trailing = [];
        for (var k = parameters.FirstPlacebo; k <= parameters.LastPlacebo; k += Step)
        {
            if (live.Placebo(parameters.SeasonWeeks + k) is var onset && Held(onset))
            {
                trailing.Add(onset);
            }
        }

        return Held(lastYear) && trailing.Count >= MinimumTrailing ? new SeasonSchedule(lastYear, trailing) : null;
    }

    /// <summary>Whether an onset's week ended before the one that it is compared with began: last year's before the live
    /// onset, a trailing one's before last year's.</summary>
    public bool Reaches(Onset onset, int week)
    {
        var distance = 7 * (onset == LastYear ? onset.Weeks : onset.Weeks - LastYear.Weeks);
        var lag = onset.FirstWeek + (7 * week) + 6 - onset.Day;
        return distance >= lag + 4;
    }
}
