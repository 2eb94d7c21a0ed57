using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Places;

namespace Tideline.Release.Gate;

/// <summary>Every sum that a reader of the released table can write down.</summary>
internal sealed class PublishedSums
{
    // Stocks are what a response plans with: where another figure can protect instead, it goes.
    private const int StocksCount = 16;

    private readonly List<GateRow> _rows;
    private readonly AreaHierarchy _areas;
    private readonly Dictionary<FigureKey, int> _index;
    private readonly List<LinearEquation> _equations = [];
    private readonly List<int[]> _known = [];
    private readonly List<int> _tops = [];
    private readonly List<TableCell> _unprinted = [];
    private readonly List<InnerTable> _inner = [];
    private readonly FigureWeights _weights;
    private readonly long _minimum;

    private PublishedSums(List<GateRow> rows, AreaHierarchy areas, DisclosureRules rules)
    {
        _rows = rows;
        _areas = areas;
        _index = Enumerable.Range(0, rows.Count).ToDictionary(i => rows[i].Key);
        _weights = new(rows);
        _minimum = rules.MinimumSubscribers;
    }

    /// <summary>The rows as cells, in their order, then the sums of folded pairs, which no row prints; with all their equations, coarse
    /// levels first.</summary>
    public SuppressionTable Table { get; private set; } = new([], []);

    /// <summary>Figures without a number that were taken out of the equations nearest to these cells, as known: of their own, or where
    /// those have none, of equations that share a cell with them, and so on.</summary>
    public IReadOnlyList<GateRow> WithoutNumberNear(IReadOnlyList<int> cells)
    {
        var reached = new HashSet<int>();
        var ring = cells;
        while (ring.Count > 0)
        {
            int[] equations = [.. ring.SelectMany(Table.EquationsOf).Where(reached.Add).Order()];
            int[] without = [.. equations.SelectMany(e => _known[e]).Where(i => !_rows[i].HasNumber).Distinct().Order()];
            if (without.Length > 0)
            {
                return [.. without.Select(i => _rows[i])];
            }

            ring = [.. equations.SelectMany(e => Table.Equations[e].Terms).Select(t => t.Cell).Distinct()];
        }

        return [];
    }

    /// <summary>Writes the sums down for the roles that the rows have now.</summary>
    public static PublishedSums Tie(List<GateRow> rows, AreaHierarchy areas, DisclosureRules rules)
    {
        var sums = new PublishedSums(rows, areas, rules);
        sums.Hierarchy();
        sums.HostedIsDisplaced();
        sums.Flows();
        sums.ChangeIsDifference();
        sums.EverIsSumOfNew();
        sums.ProjectedIsLastStock();
        sums.Table = new(
            [
                .. rows.Select(r => new TableCell(
                    r.Estimate.Contributors, r.Role, r.Signed, r.Indicator == Indicator.DisplacedStock ? StocksCount : 1, sums.DailyOf(r),
                    sums._weights.Of(r))),
                .. sums._unprinted,
            ],
            sums._equations,
            sums._inner);
        return sums;
    }

    // The people behind a change are those of two weeks, and the change is what they differ by.
    private double? DailyOf(GateRow row)
    {
        var (key, week) = (row.Key, Period.FromDays(7));
        return row.Indicator != Indicator.DisplacedChange
            || Find(Indicator.DisplacedStock, key.Area, key.Start, key.End) is not { } stock
            ? row.Estimate.Daily
            : (SizeOf(stock) - (Find(Indicator.DisplacedStock, key.Area, key.Start - week, key.End - week) is { } before ? SizeOf(before) : 0)) / _weights.Of(row);
    }

    /// <summary>An upper area is the sum of the areas below it; areas without row are structural zeros.</summary>
    private void Hierarchy()
    {
        var below = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < _rows.Count; i++)
        {
            if (!_rows[i].Indicator.AdditiveOverAreas || _rows[i].Key.Counterpart == GateRow.Other)
            {
                continue;
            }

            if (Above(_rows[i]) is { } above)
            {
                if (!below.TryGetValue(above, out var list))
                {
                    below.Add(above, list = []);
                }

                list.Add(i);
            }
            else
            {
                _tops.Add(i);
            }
        }

        foreach (var (above, parts) in below
            .OrderBy(b => _rows[b.Key].Level).ThenBy(b => Turn(_rows[b.Key].Indicator)).ThenBy(b => b.Key))
        {
            Add(parts.Select(p => new EquationTerm(p, 1)).Append(new(above, -1)), total: above);
        }
    }

    // Stocks are protected first: a change then hides beside the stocks that are hidden anyway, and not others.
    private static int Turn(Indicator indicator) =>
        indicator == Indicator.DisplacedStock ? 0 : indicator == Indicator.DisplacedHosted ? 1 : 2;

    /// <summary>The nearest area above, of area and counterpart alike, that has a row.</summary>
    private int? Above(GateRow row)
    {
        var area = _areas[row.Key.Area];
        var counterpart = row.Key.Counterpart is { } c ? _areas[c] : null;
        while (area.Parent is not null && (counterpart is null || counterpart.Parent is not null))
        {
            area = _areas[area.Parent];
            counterpart = counterpart is null ? null : _areas[counterpart.Parent!];
            if (_index.TryGetValue(row.Key with { Area = area.PCode, Counterpart = counterpart?.PCode }, out var above))
            {
                return above;
            }
        }

        return null;
    }

    /// <summary>Over the whole country, people hosted are the people displaced. Where some are abroad the sum does not
    /// hold and the equation hides a little too much.</summary>
    private void HostedIsDisplaced()
    {
        var hosted = Tops(Indicator.DisplacedHosted);
        foreach (var (period, stocks) in Tops(Indicator.DisplacedStock))
        {
            if (hosted.TryGetValue(period, out var hosts))
            {
                Add(hosts.Select(h => new EquationTerm(h, 1)).Concat(stocks.Select(s => new EquationTerm(s, -1))));
            }
        }
    }

    private Dictionary<(LocalDate, LocalDate), List<int>> Tops(Indicator indicator) => _tops
        .Where(t => _rows[t].Indicator == indicator)
        .GroupBy(t => (_rows[t].Key.Start, _rows[t].Key.End))
        .ToDictionary(g => g.Key, g => g.ToList());

    /// <summary>An origin's stock is the sum of its pairs and <c>other</c>; the people hosted in an area are the pairs into it. The flow has
    /// no column margins of its own, but these are the same numbers in another table.</summary>
    private void Flows()
    {
        foreach (var table in FlowTable.Of(_rows).Where(t => t.Indicator.AdditiveOverAreas))
        {
            var folded = FoldedPairs.Of(table, _weights);
            int?[] origins = [.. folded.Origins.Select((f, o) => FromOrigin(table, table.Homes[o], f))];
            if (table.HasAbsentPairs)
            {
                int?[] hosts = [.. folded.Hosts.Select((f, h) => ToHost(table, table.Hosts[h], f))];
                FoldedTogether(table, folded, origins, hosts);
            }
        }
    }

    /// <summary>All folded people, by origin and by host. Those of one origin do not lie where its pairs are shown: with those folded into
    /// these hosts they are not more than all.</summary>
    private void FoldedTogether(FlowTable table, FoldedPairs folded, int?[] origins, int?[] hosts)
    {
        int[] from = [.. origins.Index().Where(o => o.Item is not null).Select(o => o.Index)];
        int[] into = [.. hosts.Index().Where(h => h.Item is not null).Select(h => h.Index)];
        if (from.Length == 0)
        {
            return;
        }

        var all = Unprinted(new(0, CellRole.Latent, Daily: folded.Size));
        var inner = new InnerTable(
            [.. from.Select(o => origins[o]!.Value)], [.. into.Select(h => hosts[h]!.Value)],
            [.. from.Select(o => into.Select(h => folded.Sizes[o][h]).ToArray())],
            [.. from.Select(o => folded.Origins[o].Weight)],
            [.. from.Select(o => table.TellsOf(table.Homes[o]))]);
        _inner.Add(inner);
        AddUnprinted(inner.Rows, all);
        AddUnprinted(inner.Columns, all);
        for (var o = 0; o < inner.Rows.Count; o++)
        {
            int[] apart = [inner.Rows[o], .. inner.Columns.Where((_, h) => !inner.Has(o, h))];
            if (apart.Length > 1)
            {
                var rest = Unprinted(new(0, CellRole.Latent, Daily: Math.Max(0, folded.Size - apart.Sum(SizeOf))));
                AddUnprinted(apart.Append(rest), all);
            }
        }
    }

    private int? FromOrigin(FlowTable table, string home, FoldedSum folded)
    {
        int[] other = _index.TryGetValue(FigureKey.Of(table.Indicator, home, GateRow.Other, table.Start, table.End), out var i) ? [i] : [];
        var unknown = Unprinted(folded, other.Length > 0 ? _rows[i].Estimate.Contributors : 0);
        var shown = table.From(home).Where(p => !p.Folded).Select(p => _index[p.Key]);
        if (table.Indicator == Indicator.DisplacementFlow && Find(Indicator.DisplacedStock, home, table.Start, table.End) is { } stock)
        {
            Add(shown.Concat(other).Select(c => new EquationTerm(c, 1)).Append(new(stock, -1)), stock);
        }

        foreach (var o in other)
        {
            // Of folded pairs that are known, a reader takes the number away.
            var known = table.From(home).Where(p => p.Folded && p.Role == CellRole.Known).Select(p => _index[p.Key]);
            Add(known.Concat(Cell(unknown)).Select(c => new EquationTerm(c, 1)).Append(new(o, -1)), o);
        }

        return unknown;
    }

    private int? ToHost(FlowTable table, string host, FoldedSum folded)
    {
        var unknown = Unprinted(folded, folded.Contributors);
        if (Find(Indicator.DisplacedHosted, host, table.Start, table.End) is { } hosted)
        {
            var pairs = table.Homes.Select(home => table.Pairs.GetValueOrDefault((home, host))).OfType<GateRow>()
                .Where(p => !p.Folded || p.Role == CellRole.Known).Select(p => _index[p.Key]);
            Add(pairs.Concat(Cell(unknown)).Select(c => new EquationTerm(c, 1)).Append(new(hosted, -1)), total: hosted);
        }

        return unknown;
    }

    private int? Unprinted(FoldedSum folded, long people)
    {
        if (folded.Pairs == 0)
        {
            return null;
        }

        return Unprinted(folded.Cell(people, _minimum));
    }

    private int Unprinted(TableCell cell)
    {
        _unprinted.Add(cell);
        return _rows.Count + _unprinted.Count - 1;
    }

    private static int[] Cell(int? cell) => cell is { } c ? [c] : [];

    private double SizeOf(int cell) => cell < _rows.Count ? _rows[cell].Size * _weights.Of(_rows[cell]) : _unprinted[cell - _rows.Count].Size;

    /// <summary>A change is this week's stock less last week's; the first week's is the stock itself.</summary>
    private void ChangeIsDifference()
    {
        foreach (var i in Of(Indicator.DisplacedChange))
        {
            var (area, start, end) = (_rows[i].Key.Area, _rows[i].Key.Start, _rows[i].Key.End);
            if (Find(Indicator.DisplacedStock, area, start, end) is { } stock)
            {
                List<EquationTerm> terms = [new(i, 1), new(stock, -1)];
                if (Find(Indicator.DisplacedStock, area, start.PlusDays(-7), end.PlusDays(-7)) is { } before)
                {
                    terms.Add(new(before, 1));
                }

                Add(terms);
            }
        }
    }

    /// <summary>Everyone ever displaced by a day is the sum of those ever displaced by an earlier one and the newly displaced since; by the first, of
    /// the newly displaced until then. The sums over more weeks follow from those over the fewest, unless a week between has no number.</summary>
    private void EverIsSumOfNew()
    {
        var weeks = Of(Indicator.NewlyDisplaced).ToLookup(i => _rows[i].Key.Area);
        var ever = Of(Indicator.EverDisplaced).ToLookup(i => _rows[i].Key.Area);
        foreach (var i in Of(Indicator.EverDisplaced))
        {
            var key = _rows[i].Key;
            List<int> until = [.. weeks[key.Area].Where(w => _rows[w].Key.End <= key.End)];
            if (until.Count == 0 || until.Max(w => _rows[w].Key.End) != key.End)
            {
                continue;
            }

            List<int> before = [.. ever[key.Area].Where(e => _rows[e].Key.End < key.End)];
            var first = until.Min(w => _rows[w].Key.Start);
            if (before.Where(e => _rows[e] is { Open: false, HasNumber: true }).OrderBy(e => _rows[e].Key.End).ToArray() is [.., var last])
            {
                var since = until.Where(w => _rows[w].Key.End > _rows[last].Key.End).Append(last);
                Add(since.Select(w => new EquationTerm(w, 1)).Append(new(i, -1)), total: i);
            }
            else if (before.All(e => _rows[e].Key.End >= first))
            {
                Add(until.Select(w => new EquationTerm(w, 1)).Append(new(i, -1)), total: i);
            }
        }
    }

    /// <summary>A projection is the last stock times a share that a reader can guess well: who knows one knows the other, so
    /// that they are shown and hidden together. The people behind both are the same.</summary>
    private void ProjectedIsLastStock()
    {
        var last = Of(Indicator.DisplacedStock).Select(i => _rows[i].Key).OrderBy(k => k.End).LastOrDefault();
        foreach (var i in Of(Indicator.ProjectedDisplaced))
        {
            if (Find(Indicator.DisplacedStock, _rows[i].Key.Area, last.Start, last.End) is { } stock)
            {
                Add([new(i, 1), new(stock, -1)]);
            }
        }
    }

    private IEnumerable<int> Of(Indicator indicator) =>
        Enumerable.Range(0, _rows.Count).Where(i => _rows[i].Indicator == indicator);

    private int? Find(Indicator indicator, string area, LocalDate start, LocalDate end) =>
        _index.TryGetValue(FigureKey.Of(indicator, area, null, start, end), out var i) ? i : null;

    // What is known is no unknown of the reader's equation. A sum without a number, though, says nothing of its parts, and
    // parts without a number alone say nothing of their sum.
    private void Add(IEnumerable<EquationTerm> terms, int? total = null)
    {
        EquationTerm[] all = [.. terms];
        EquationTerm[] unknown = [.. all.Where(t => !IsKnown(t.Cell))];
        var without = all.Any(t => Row(t.Cell) is { HasNumber: false });
        var open = all.Any(t => Row(t.Cell) is { Open: true })
            || (without && (unknown.Length == 1 || total is null || Row(total.Value) is { HasNumber: false }));
        if (unknown.Length > 0 && !open)
        {
            _equations.Add(new(unknown, total));
            _known.Add([.. all.Select(t => t.Cell).Where(IsKnown)]);
        }
    }

    private void AddUnprinted(IEnumerable<int> parts, int total)
    {
        _equations.Add(new([.. parts.Select(p => new EquationTerm(p, 1)), new(total, -1)], Unprinted: true));
        _known.Add([]);
    }

    private bool IsKnown(int cell) => Row(cell) is { Role: CellRole.Known };

    private GateRow? Row(int cell) => cell < _rows.Count ? _rows[cell] : null;
}
