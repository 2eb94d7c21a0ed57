namespace Tideline.Domain.Displacement;

/// <summary>
/// The share of the displaced who are still away when a spell first counts, <see cref="DisplacementParameters.SpellDays"/>
/// days after they left. Spells shorter than that are mostly ordinary trips, and how many of those are seen depends on how
/// much people use their phones; so the days before are filled in with the rate of return of the days after.
/// </summary>
/// <remarks>Returns beyond ordinary travel ÷ days at risk beyond it, over exposed homes and spells from one to two times that
/// length, by the placebos' rates per panel day. 1 where there is nothing to tell it from.</remarks>
internal static class EarlyReturns
{
    private const double Least = 0.5;

    /// <summary>Share still away after so many days, 0.5 to 1.</summary>
    public static double StillAway(FoldFrame frame, FoldCounts counts)
    {
        var (from, strata) = (frame.Parameters.SpellDays, frame.Parameters.Strata);
        var last = Math.Min(frame.Weeks - 1, frame.LastNewWeek + ((2 * from) / 7) + 1);
        bool[] reaches = [.. frame.Onsets.Select((o, i) => i == 0 || frame.Schedule.Reaches(o, last))];
        var (live, usual) = (new double[strata], new double[strata]);
        for (var unit = 0; unit < frame.Units.Count; unit++)
        {
            for (var at = 0; counts.HasMembers(unit) && at < strata * frame.Weeks; at++)
            {
                var (stratum, week) = (at / frame.Weeks, at % frame.Weeks);
                live[stratum] += frame.Exposed[frame.Units.AreaOfUnit[unit]] ? counts[Count.Panel, 0, unit, stratum, week] : 0;
                for (var o = 1; o < frame.Onsets.Count; o++)
                {
                    usual[stratum] += reaches[o] ? counts[Count.Panel, o, unit, stratum, week] : 0;
                }
            }
        }

        var (returned, atRisk) = (0.0, 0.0);
        foreach (var row in counts.SpellLengths.Rows().Where(r => r.Length > from && reaches[r.Onset]))
        {
            var isLive = row.Onset == 0;
            if (isLive && !frame.Exposed[frame.Units.AreaOfUnit[row.Unit]])
            {
                continue;
            }

            var weight = isLive ? 1 : usual[row.Stratum] == 0 ? 0 : -live[row.Stratum] / usual[row.Stratum];
            returned += row.Ending == SpellEnding.Returned && row.Length <= 2 * from && row.Length > row.Found ? weight * row.Spells : 0;
            atRisk += weight * row.Spells * Math.Max(0, Math.Min(row.Length, 2 * from) - Math.Max(row.Found, from));
        }

        return returned <= 0 || atRisk <= 0 ? 1 : Math.Clamp(Math.Pow(Math.Max(0, 1 - (returned / atRisk)), from), Least, 1);
    }
}
