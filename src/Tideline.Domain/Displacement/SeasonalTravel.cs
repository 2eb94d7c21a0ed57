namespace Tideline.Domain.Displacement;

/// <summary>
/// The seasonal index of exposed homes: how much more of their panel days was away in the same weeks last year than in the
/// weeks that trailed those, less the same of homes that are not exposed. It is added to their baseline.
/// </summary>
/// <remarks>What the season does to everyone is in <see cref="ControlTravel"/> already, from this year; only the difference
/// is taken from last year, such as a harvest of the flooded plain alone. It is added, not multiplied: who never travels
/// may travel for the season. The index of a week is taken over the week before to the week after it. A district is held to
/// all exposed homes, and these to the others (<see cref="PriorDays"/>). Formulas and source: docs/methods/baseline.md.</remarks>
internal sealed class SeasonalTravel
{
    /// <summary>Panel days by which a district is held to all exposed homes.</summary>
    public const double PriorDays = 6000;

    /// <summary>Panel days by which all exposed homes are held to the others: their number is the larger.</summary>
    public const double PooledPriorDays = 1000;

    private readonly FoldIndex _index;
    private readonly SeasonSchedule? _season;
    private readonly int _reachedByTrailing;

    public SeasonalTravel(FoldIndex index)
    {
        (_index, _season) = (index, index.Frame.Schedule.Season);
        _reachedByTrailing = _season is null ? -1 : Enumerable.Range(0, index.Weeks).TakeWhile(
            w => _season.Trailing.Any(o => _season.Reaches(o, w))).LastOrDefault(-1);
    }

    private int AllExposed => _index.Districts;

    private int Others => _index.Districts + 1;

    /// <summary>The index under one set of unit weights.</summary>
    public SeasonRates Rates(ReadOnlySpan<double> unitWeights)
    {
        var (districts, weeks, kinds) = (_index.Districts, _index.Weeks, Episodes.Kinds.Count);
        var rates = new SeasonRates(new double[districts, weeks, FoldIndex.HostKinds], new double[districts, weeks, kinds]);
        if (_season is null || _reachedByTrailing < 0)
        {
            return rates;
        }

        var panel = new SeasonDays(this, Count.Panel, unitWeights);
        Fill(rates.Away, 0, new SeasonDays(this, Count.AwayInExposed, unitWeights), panel);
        Fill(rates.Away, 1, new SeasonDays(this, Count.Away, unitWeights), panel);
        for (var at = 0; at < districts * weeks; at++)
        {
            rates.Away[at / weeks, at % weeks, 1] -= rates.Away[at / weeks, at % weeks, 0];
        }

        for (var kind = 0; kind < kinds; kind++)
        {
            Fill(rates.Episodes, kind, new SeasonDays(this, Episodes.Kinds[kind], unitWeights), panel);
        }

        return rates;
    }

    private void Fill(double[,,] rates, int kind, SeasonDays days, SeasonDays panel)
    {
        for (var week = 0; week < _index.Weeks && _season!.Reaches(_season.LastYear, week); week++)
        {
            var others = More(Others, 0, PooledPriorDays);
            var exposed = More(AllExposed, others, PooledPriorDays);
            for (var district = 0; district < _index.Districts; district++)
            {
                rates[district, week, kind] = More(district, exposed, PriorDays) - others;
            }

            double More(int row, double heldTo, double prior) =>
                (days.Seen(row, week) - days.Expected(row, week, panel) + (prior * heldTo)) / (panel.Seen(row, week) + prior);
        }
    }

    /// <summary>One count a year earlier, and in the weeks that trailed it, summed over units; rows are districts (exposed homes),
    /// all exposed homes, all others.</summary>
    private sealed class SeasonDays
    {
        private readonly SeasonalTravel _of;
        private readonly double[,,] _last;
        private readonly double[,,] _usual;

        public SeasonDays(SeasonalTravel of, Count count, ReadOnlySpan<double> unitWeights)
        {
            _of = of;
            var (index, season) = (of._index, of._season!);
            var (strata, weeks) = (index.Strata, index.Weeks);
            (_last, _usual) = (new double[index.Districts + 2, strata, weeks], new double[index.Districts + 2, strata, weeks]);
            var first = index.Frame.Onsets.Count;
            for (var unit = 0; unit < unitWeights.Length; unit++)
            {
                if (unitWeights[unit] == 0 || !index.Counts.HasMembers(unit))
                {
                    continue;
                }

                var area = index.Frame.Units.AreaOfUnit[unit];
                ReadOnlySpan<int> rows = index.Frame.Exposed[area] ? [index.DistrictOfArea[area], of.AllExposed] : [of.Others];
                for (var at = 0; at < strata * weeks; at++)
                {
                    var (s, w) = (at / weeks, at % weeks);
                    var last = index.Counts[count, first, unit, s, w];
                    var usual = 0L;
                    for (var o = 0; o < season.Trailing.Count; o++)
                    {
                        usual += season.Reaches(season.Trailing[o], w) ? index.Counts[count, first + 1 + o, unit, s, w] : 0;
                    }

                    foreach (var row in rows)
                    {
                        _last[row, s, w] += unitWeights[unit] * last;
                        _usual[row, s, w] += unitWeights[unit] * usual;
                    }
                }
            }
        }

        /// <summary>Last year, over the week before to the week after.</summary>
        public double Seen(int row, int week) => Around(week, w => Enumerable.Range(0, _of._index.Strata).Sum(s => _last[row, s, w]));

        /// <summary>What last year's panel would have shown at the rates of the trailing weeks, by stratum.</summary>
        public double Expected(int row, int week, SeasonDays panel) => Around(week, w =>
        {
            var held = Math.Min(w, _of._reachedByTrailing);
            return Enumerable.Range(0, _of._index.Strata).Sum(s => panel._usual[row, s, held] == 0
                ? _last[row, s, w]
                : panel._last[row, s, w] * _usual[row, s, held] / panel._usual[row, s, held]);
        });

        private double Around(int week, Func<int, double> of) =>
            Enumerable.Range(0, _of._index.Weeks).Where(w => Math.Abs(w - week) <= 1).Sum(of);
    }
}
