using System.Runtime.InteropServices;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Returns;

/// <summary>
/// Spells of displacement by length and ending, by finest home area: those seen less those that ordinary travel would have
/// shown. Ordinary spells are short and many, and what is left of short spells is what the share returned within days is
/// made of; so spells count where displacement stands out.
/// </summary>
/// <remarks>
/// Only weeks with much new displacement are followed (<see cref="LastWeek"/>), and strata of frequent travellers weigh less:
/// by the share of their spells that is displacement. That takes people who travel much to return like the others. The number
/// of ordinary spells is that which newly_displaced takes off; their lengths and endings are those of the placebos of the home
/// district and stratum that end before the live onset, or, where none is as long as the live period, of homes that are not
/// exposed. Placebos have the same window and cut, so that both are censored alike.
/// </remarks>
internal sealed class ExcessSpells
{
    // Fewer ordinary spells than these say little about how long they last in one district and stratum.
    private const double FewestSpells = 50;

    // Weeks with less new displacement than this share of the largest week's are not followed.
    private const double LeastOfPeak = 0.1;

    private readonly FoldIndex _index;
    private readonly double[] _population;
    private readonly Row[] _live;
    private readonly Row[] _usual;
    private readonly double[] _stratumWeights;

    public ExcessSpells(DisplacementCubes displacement)
    {
        (_index, _population) = (displacement.Index, displacement.Population);
        var (frame, live, point) = (_index.Frame, _index.Frame.Schedule.Live, displacement.Replicates.Point);
        Longest = Math.Max(1, live.LastDay - live.EvacuationStarts + 1);
        double[] begun = [.. Enumerable.Range(0, frame.LastNewWeek + 1).Select(
            w => Enumerable.Range(0, frame.Map.FinestAreas).Where(a => frame.Exposed[a]).Sum(a => point.Begun(a, w)))];
        LastWeek = Array.FindLastIndex(begun, b => b >= LeastOfPeak * begun.Max());
        bool[] reaches = [.. frame.Onsets.Select((o, i) => i > 0 && frame.Schedule.Reaches(o, frame.Weeks - 1))];
        var any = reaches.Contains(true);
        var lastYear = frame.Schedule.Season is null ? -1 : frame.Onsets.Count;
        List<Row> seen = [];
        SortedDictionary<Row, long> usual = [];
        foreach (var r in _index.Counts.SpellLengths.Rows().Where(r => r.Week <= LastWeek))
        {
            var area = frame.Units.AreaOfUnit[r.Unit];
            var row = new Row(r.Unit, area, _index.DistrictOfArea[area], r.Stratum, r.Week, r.Found, Math.Min(r.Length, Longest), r.Ending, r.Spells);
            if (r.Onset == 0 && frame.Exposed[area])
            {
                seen.Add(row);
            }
            else if (lastYear > 0 ? r.Onset == lastYear : r.Onset > 0 && (any ? reaches[r.Onset] : !frame.Exposed[area]))
            {
                var key = row with { Week = 0, Spells = 0 };
                usual[key] = usual.GetValueOrDefault(key) + r.Spells;
            }
        }

        _live = [.. seen];
        _usual = [.. usual.Select(u => u.Key with { Spells = u.Value })];
        _stratumWeights = Enumerable.Repeat(1.0, _index.Strata).ToArray();
        _stratumWeights = StratumWeights(point);
    }

    /// <summary>Last week whose newly displaced are followed: none after it, up to the declared end of displacement, had a tenth
    /// as many as the week with most.</summary>
    public int LastWeek { get; }

    /// <summary>Days from the start of evacuation to the last day that is counted.</summary>
    public int Longest { get; }

    /// <summary>Subscribers' spells of exposed homes as they were seen, by finest area: how far the data reach.</summary>
    public SurvivalTable[] Seen()
    {
        var seen = Empty(_index.DistrictOfArea.Length);
        foreach (var row in _live.Where(r => r.Length > r.Found))
        {
            seen[row.Area].Add(row.Found, row.Length, row.Ending, 1, row.Spells);
        }

        return seen;
    }

    /// <summary>People's spells beyond ordinary travel, by finest area, under one set of unit weights.</summary>
    /// <param name="unitWeights">Weight by sampling unit.</param>
    /// <param name="figures">The estimate under the same weights.</param>
    public SurvivalTable[] Tables(ReadOnlySpan<double> unitWeights, DisplacementFigures figures)
    {
        var (areas, strata) = (_index.DistrictOfArea.Length, _index.Strata);
        var tables = Empty(areas);
        var scale = Scale(unitWeights);
        var seen = new double[areas];
        foreach (var row in _live)
        {
            var people = unitWeights[row.Unit] * scale[(row.Area * _index.Weeks) + row.Week];
            seen[row.Area] += people * row.Spells;
            if (row.Length > row.Found && people > 0)
            {
                tables[row.Area].Add(row.Found, row.Length, row.Ending, people * _stratumWeights[row.Stratum], row.Spells);
            }
        }

        var ordinary = Ordinary(unitWeights, scale, figures);
        var (shapes, spells) = Shapes(unitWeights);
        for (var area = 0; area < areas; area++)
        {
            var expected = ordinary.AsSpan(area * strata, strata).ToArray();
            var all = expected.Sum();
            var factor = all <= 0 ? 0 : Math.Max(0, seen[area] - Displaced(area, seen[area], figures)) / all;
            for (var s = 0; s < strata; s++)
            {
                var own = (_index.DistrictOfArea[area] * strata) + s;
                var cell = spells[own] >= FewestSpells ? own : (_index.Districts * strata) + s;
                if (spells[cell] > 0 && expected[s] > 0)
                {
                    tables[area].Add(shapes[cell], -_stratumWeights[s] * factor * expected[s] / spells[cell]);
                }
            }
        }

        return tables;
    }

    /// <summary>Share of a stratum's spells that is displacement, over all exposed homes.</summary>
    private double[] StratumWeights(DisplacementFigures point)
    {
        var ones = Enumerable.Repeat(1.0, _index.Frame.Units.Count).ToArray();
        var scale = Scale(ones);
        var (seen, expected) = (new double[_index.Strata], new double[_index.Strata]);
        foreach (var row in _live)
        {
            seen[row.Stratum] += scale[(row.Area * _index.Weeks) + row.Week] * row.Spells;
        }

        foreach (var (people, at) in Ordinary(ones, scale, point).Select((p, at) => (p, at)))
        {
            expected[at % _index.Strata] += people;
        }

        var weights = seen.Select((all, s) => all <= 0 ? 0 : Math.Clamp(1 - (expected[s] / all), 0, 1)).ToArray();
        return weights.Sum() == 0 ? _stratumWeights : weights;
    }

    /// <summary>
    /// Newly displaced of the weeks. Who just returned can begin no ordinary spell before the sightings that confirm the
    /// return, so that ordinary travel misses that many days at its own rate; without this too much of it would be taken off.
    /// </summary>
    private double Displaced(int area, double seen, DisplacementFigures figures)
    {
        var (displaced, back, ordinaryDays) = (0.0, 0.0, 0.0);
        for (var week = 0; week <= LastWeek; week++)
        {
            displaced += figures.Begun(area, week);
            back += figures.Ended(area, week);
            ordinaryDays += 7 * (_population[area] - figures.Stock(area, week));
        }

        var rate = ordinaryDays <= 0 ? 0 : Math.Max(0, seen - displaced) / ordinaryDays;
        return displaced + (rate * _index.Frame.Parameters.ReturnSightings * Math.Max(0, back));
    }

    /// <summary>People that one spell stands for, by finest area × week.</summary>
    private double[] Scale(ReadOnlySpan<double> unitWeights)
    {
        var scale = new double[_index.DistrictOfArea.Length * _index.Weeks];
        foreach (ref readonly var row in _index.LiveRows.AsSpan())
        {
            scale[(row.Area * _index.Weeks) + row.Week] += unitWeights[row.Unit] * row.Panel;
        }

        for (var at = 0; at < scale.Length; at++)
        {
            scale[at] = scale[at] <= 0 ? 0 : 7 * _population[at / _index.Weeks] / scale[at];
        }

        return scale;
    }

    /// <summary>People's ordinary spells of those not displaced, by finest area × stratum, at the placebos' rates.</summary>
    private double[] Ordinary(ReadOnlySpan<double> unitWeights, double[] scale, DisplacementFigures figures)
    {
        var (panel, begun) = (new double[(_index.Districts + 1) * _index.Cells], new double[(_index.Districts + 1) * _index.Cells]);
        var (kind, kinds) = (Episodes.IndexOf(Count.SpellsBegun), Episodes.Kinds.Count);
        for (var r = 0; r < _index.PlaceboRows.Length; r++)
        {
            ref readonly var row = ref _index.PlaceboRows[r];
            foreach (var district in (ReadOnlySpan<int>)[row.District, _index.Districts])
            {
                var cell = _index.Cell(district, row.Stratum, row.Week);
                panel[cell] += unitWeights[row.Unit] * row.Panel;
                begun[cell] += unitWeights[row.Unit] * _index.PlaceboEpisodes[(r * kinds) + kind];
            }
        }

        var ordinary = new double[_index.DistrictOfArea.Length * _index.Strata];
        foreach (ref readonly var row in _index.LiveRows.AsSpan())
        {
            if (row.Week <= LastWeek && _population[row.Area] > 0)
            {
                var week = Math.Min(row.Week, _index.LastReachedWeek);
                var own = _index.Cell(row.District, row.Stratum, week);
                var cell = panel[own] > 0 ? own : _index.Cell(_index.Districts, row.Stratum, week);
                var stay = 1 - Math.Clamp(figures.Stock(row.Area, row.Week) / _population[row.Area], 0, 1);
                ordinary[(row.Area * _index.Strata) + row.Stratum] += panel[cell] <= 0 ? 0
                    : unitWeights[row.Unit] * row.Panel * stay * scale[(row.Area * _index.Weeks) + row.Week] * begun[cell] / panel[cell];
            }
        }

        return ordinary;
    }

    /// <summary>Ordinary spells by district (the last: all) × stratum, and their number with those of no length.</summary>
    private (SurvivalTable[] Tables, double[] Spells) Shapes(ReadOnlySpan<double> unitWeights)
    {
        var tables = Empty((_index.Districts + 1) * _index.Strata);
        var spells = new double[tables.Length];
        foreach (var row in _usual)
        {
            var weight = unitWeights[row.Unit];
            foreach (var district in weight == 0 ? [] : (ReadOnlySpan<int>)[row.District, _index.Districts])
            {
                var cell = (district * _index.Strata) + row.Stratum;
                spells[cell] += weight * row.Spells;
                if (row.Length > row.Found)
                {
                    tables[cell].Add(row.Found, row.Length, row.Ending, weight, row.Spells);
                }
            }
        }

        return (tables, spells);
    }

    private SurvivalTable[] Empty(int count) => [.. Enumerable.Range(0, count).Select(_ => new SurvivalTable(Longest))];

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Row(
        int Unit, int Area, int District, int Stratum, int Week, int Found, int Length, SpellEnding Ending, long Spells) : IComparable<Row>
    {
        public int CompareTo(Row other) =>
            (Unit, Stratum, Week, Found, Length, Ending).CompareTo((other.Unit, other.Stratum, other.Week, other.Found, other.Length, other.Ending));
    }
}
