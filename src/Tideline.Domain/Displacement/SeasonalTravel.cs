using System.Runtime.InteropServices;

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
    private readonly Dictionary<Count, CountedDays[]> _counted = [];

    public SeasonalTravel(FoldIndex index)
    {
        (_index, _season) = (index, index.Frame.Schedule.Season);
        _reachedByTrailing = _season is null ? -1 : Enumerable.Range(0, index.Weeks).TakeWhile(
            w => _season.Trailing.Any(o => _season.Reaches(o, w))).LastOrDefault(-1);
        if (_reachedByTrailing >= 0)
        {
            foreach (var count in (Count[])[Count.Panel, Count.AwayInExposed, Count.Away, .. Episodes.Kinds])
            {
                _counted.Add(count, [.. Counted(count)]);
            }
        }
    }

    private int AllExposed => _index.Districts;

    private int Others => _index.Districts + 1;

    /// <summary>The index under one set of unit weights.</summary>
    public SeasonRates Rates(ReadOnlySpan<double> unitWeights)
    {
        var (districts, weeks, kinds) = (_index.Districts, _index.Weeks, Episodes.Kinds.Count);
        var rates = new SeasonRates(new double[districts, weeks, FoldIndex.HostKinds], new double[districts, weeks, kinds]);
        if (_reachedByTrailing < 0)
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

    /// <summary>The nonzero days of one count: replicates weigh them, and need not look for them again.</summary>
    private IEnumerable<CountedDays> Counted(Count count)
    {
        var first = _index.Frame.Onsets.Count;
        foreach (var unit in Enumerable.Range(0, _index.Frame.Units.Count).Where(_index.Counts.HasMembers))
        {
            for (var at = 0; at < _index.Strata * _index.Weeks; at++)
            {
                var (s, w) = (at / _index.Weeks, at % _index.Weeks);
                var usual = 0L;
                for (var o = 0; o < _season!.Trailing.Count; o++)
                {
                    usual += _season.Reaches(_season.Trailing[o], w) ? _index.Counts[count, first + 1 + o, unit, s, w] : 0;
                }

                var last = _index.Counts[count, first, unit, s, w];
                if (last != 0 || usual != 0)
                {
                    yield return new CountedDays(unit, s, w, last, usual);
                }
            }
        }
    }

    /// <summary>One count of one unit, stratum and week: a year earlier, and in the weeks that trailed it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct CountedDays(int Unit, int Stratum, int Week, long Last, long Usual);

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
            var index = of._index;
            var rows = index.Districts + 2;
            (_last, _usual) = (new double[rows, index.Strata, index.Weeks], new double[rows, index.Strata, index.Weeks]);
            foreach (var days in of._counted[count])
            {
                var (area, weight) = (index.Frame.Units.AreaOfUnit[days.Unit], unitWeights[days.Unit]);
                foreach (var row in index.Frame.Exposed[area] ? [index.DistrictOfArea[area], of.AllExposed] : (ReadOnlySpan<int>)[of.Others])
                {
                    _last[row, days.Stratum, days.Week] += weight * days.Last;
                    _usual[row, days.Stratum, days.Week] += weight * days.Usual;
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
