namespace Tideline.Domain.Displacement;

/// <summary>
/// Corrects the away days of the live onset for loss that depends on the state: people in camps lose or change their SIM
/// more often than people at home, and a panel without them looks as if they had returned.
/// </summary>
/// <remarks>Aalen–Johansen: the chance of being away follows from day to day from the changes among members known on both
/// days, so that those who were lost pass on their weight to members of the same home district and last state. The factor
/// is that chance over the plain share of the panel, by home district and week. It equals 1 where nobody was lost.
/// Members who enter late count as having been in their state before. Formulas: docs/methods/displaced-stock.md.</remarks>
internal sealed class StateOccupation
{
    private readonly double[] _factors;
    private readonly int _weeks;

    public StateOccupation(FoldFrame frame, DailyStates daily)
    {
        _weeks = frame.Weeks;
        var districtOf = frame.Map.Ancestors[frame.FlowLevel];
        var districts = frame.Map.AreasAtLevel[frame.FlowLevel].Count;
        _factors = new double[districts * _weeks];
        Array.Fill(_factors, 1);
        for (var district = 0; district < districts; district++)
        {
            int[] areas = [.. Enumerable.Range(0, districtOf.Length).Where(a => districtOf[a] == district && frame.Exposed[a])];
            if (areas.Length > 0)
            {
                Fill(frame, daily, areas, _factors.AsSpan(district * _weeks, _weeks));
            }
        }
    }

    /// <summary>Factor on away days of a home district's members in a week.</summary>
    public double Factor(int district, int week) => _factors[(district * _weeks) + week];

    private static void Fill(FoldFrame frame, DailyStates daily, int[] areas, Span<double> factors)
    {
        double Sum(DailyState count, int day)
        {
            var sum = 0L;
            foreach (var area in areas)
            {
                for (var s = 0; s < frame.Parameters.Strata; s++)
                {
                    sum += daily[count, 0, area, s, day];
                }
            }

            return sum;
        }

        var start = frame.Schedule.Live.EvacuationStarts - frame.Schedule.Live.FirstWeek;
        var (occupied, plain, chance) = (0.0, 0.0, -1.0);
        for (var day = 0; day < daily.Days; day++)
        {
            var (home, away, left, back) = (Sum(DailyState.Home, day), Sum(DailyState.Away, day), Sum(DailyState.Left, day), Sum(DailyState.Back, day));
            if (home + away > 0)
            {
                var share = away / (home + away);
                var (homeBefore, awayBefore) = (home - back + left, away - left + back);
                chance = chance < 0
                    ? share
                    : chance + ((1 - chance) * (homeBefore > 0 ? left / homeBefore : 0)) - (chance * (awayBefore > 0 ? back / awayBefore : 0));
                if (day >= start)
                {
                    (occupied, plain) = (occupied + chance, plain + share);
                }
            }

            if (day % 7 == 6)
            {
                factors[day / 7] = plain > 0 ? occupied / plain : 1;
                (occupied, plain) = (0, 0);
            }
        }
    }
}
