using System.Runtime.InteropServices;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Returns;

/// <summary>
/// Spells of displacement by length and ending, by finest home area: those seen less those that ordinary travel would have
/// shown. Their number is the newly displaced of the weeks of new displacement, so that both indicators speak of the same people.
/// </summary>
/// <remarks>Ordinary spells have the lengths and endings of the placebos of the home district that end before the live
/// onset. Where none is as long as the live period, those of homes that are not exposed stand in. Placebos have the same
/// window and cut as the live period, so that both are censored alike.</remarks>
internal sealed class ExcessSpells
{
    // Fewer ordinary spells than these say little about how long they last in one district.
    private const double FewestSpells = 50;

    private readonly FoldIndex _index;
    private readonly double[] _population;
    private readonly Row[] _live;
    private readonly Row[] _usual;

    public ExcessSpells(FoldIndex index, double[] population)
    {
        (_index, _population) = (index, population);
        var (frame, live) = (index.Frame, index.Frame.Schedule.Live);
        Longest = Math.Max(1, live.LastDay - live.EvacuationStarts + 1);
        bool[] reaches = [.. frame.Onsets.Select((o, i) => i > 0 && frame.Schedule.Reaches(o, frame.Weeks - 1))];
        var any = reaches.Contains(true);
        var rows = index.Counts.SpellLengths.Rows().Select(r => (r.Onset, Row: new Row(
            r.Unit, frame.Units.AreaOfUnit[r.Unit], index.DistrictOfArea[frame.Units.AreaOfUnit[r.Unit]], r.Length, r.Ending, r.Spells)));
        var byKind = rows.ToLookup(
            r => r.Onset == 0 ? Kind.Live : (any ? reaches[r.Onset] : !frame.Exposed[r.Row.Area]) ? Kind.Usual : Kind.None, r => r.Row);
        _live = [.. byKind[Kind.Live].Where(r => frame.Exposed[r.Area])];
        _usual = [.. byKind[Kind.Usual].GroupBy(r => (r.Unit, r.Area, r.District, r.Length, r.Ending)).Select(g => g.First() with { Spells = g.Sum(r => r.Spells) })];
    }

    private enum Kind
    {
        None,
        Live,
        Usual,
    }

    /// <summary>Days from the start of evacuation to the last day that is counted.</summary>
    public int Longest { get; }

    /// <summary>Subscribers' spells of exposed homes as they were seen, by finest area: how far the data reach.</summary>
    public SurvivalTable[] Seen()
    {
        var seen = Empty(_index.DistrictOfArea.Length);
        foreach (var row in _live.Where(r => r.Length > 0))
        {
            seen[row.Area].Add(0, Math.Min(row.Length, Longest), row.Ending, 1, row.Spells);
        }

        return seen;
    }

    /// <summary>People's spells beyond ordinary travel, by finest area, under one set of unit weights.</summary>
    /// <param name="unitWeights">Weight by sampling unit.</param>
    /// <param name="figures">The estimate under the same weights.</param>
    public SurvivalTable[] Tables(ReadOnlySpan<double> unitWeights, DisplacementFigures figures)
    {
        var areas = _index.DistrictOfArea.Length;
        var (live, liveSpells) = Collect(_live, unitWeights, areas, r => r.Area);
        var (usual, usualSpells) = Collect(_usual, unitWeights, _index.Districts, r => r.District);
        var all = new SurvivalTable(Longest);
        foreach (var district in usual)
        {
            all.Add(district);
        }

        var begun = Begun(unitWeights);
        var tables = Empty(areas);
        for (var area = 0; area < areas; area++)
        {
            if (liveSpells[area] <= 0)
            {
                continue;
            }

            var displaced = Displaced(area, begun[area], figures);
            tables[area].Add(live[area], begun[area] / liveSpells[area]);
            var district = _index.DistrictOfArea[area];
            var (shape, spells) = usualSpells[district] >= FewestSpells ? (usual[district], usualSpells[district]) : (all, usualSpells.Sum());
            if (spells > 0)
            {
                tables[area].Add(shape, -(begun[area] - displaced) / spells);
            }
        }

        return tables;
    }

    /// <summary>
    /// Newly displaced of the weeks. Who just returned can begin no ordinary spell before the sightings that confirm the
    /// return, so that ordinary travel misses that many days at its own rate; without this too much of it would be taken off.
    /// </summary>
    private double Displaced(int area, double begun, DisplacementFigures figures)
    {
        var (displaced, back, ordinaryDays) = (0.0, 0.0, 0.0);
        for (var week = 0; week <= _index.Frame.LastNewWeek; week++)
        {
            displaced += figures.Begun(area, week);
            back += figures.Ended(area, week);
            ordinaryDays += 7 * (_population[area] - figures.Stock(area, week));
        }

        var rate = ordinaryDays <= 0 ? 0 : Math.Max(0, begun - displaced) / ordinaryDays;
        return displaced + (rate * _index.Frame.Parameters.ReturnSightings * Math.Max(0, back));
    }

    /// <summary>People with a spell begun, ordinary or not, by finest area.</summary>
    private double[] Begun(ReadOnlySpan<double> unitWeights)
    {
        var (areas, weeks) = (_index.DistrictOfArea.Length, _index.Weeks);
        var (panel, begun, people) = (new double[areas * weeks], new double[areas * weeks], new double[areas]);
        var (kind, kinds) = (Episodes.IndexOf(Count.SpellsBegun), Episodes.Kinds.Count);
        for (var r = 0; r < _index.LiveRows.Length; r++)
        {
            ref readonly var row = ref _index.LiveRows[r];
            panel[(row.Area * weeks) + row.Week] += unitWeights[row.Unit] * row.Panel;
            begun[(row.Area * weeks) + row.Week] += unitWeights[row.Unit] * _index.LiveEpisodes[(r * kinds) + kind];
        }

        for (var at = 0; at < panel.Length; at++)
        {
            if (at % weeks > _index.Frame.LastNewWeek)
            {
                continue;
            }

            people[at / weeks] += panel[at] == 0 ? 0 : 7 * _population[at / weeks] * begun[at] / panel[at];
        }

        return people;
    }

    private (SurvivalTable[] Tables, double[] Spells) Collect(
        Row[] rows, ReadOnlySpan<double> unitWeights, int groups, Func<Row, int> groupOf)
    {
        var (tables, spells) = (Empty(groups), new double[groups]);
        foreach (var row in rows)
        {
            var (weight, group) = (unitWeights[row.Unit], groupOf(row));
            if (weight == 0)
            {
                continue;
            }

            spells[group] += weight * row.Spells;
            if (row.Length > 0)
            {
                tables[group].Add(0, Math.Min(row.Length, Longest), row.Ending, weight, row.Spells);
            }
        }

        return (tables, spells);
    }

    private SurvivalTable[] Empty(int count) => [.. Enumerable.Range(0, count).Select(_ => new SurvivalTable(Longest))];

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Row(int Unit, int Area, int District, int Length, SpellEnding Ending, long Spells);
}
