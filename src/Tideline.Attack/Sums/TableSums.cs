using NodaTime;
using Tideline.Attack.Published;

namespace Tideline.Attack.Sums;

/// <summary>Writes down the sums that tie the figures of a table, from the public definition of the indicators.</summary>
/// <remarks>A pair of home and host without a row is unknown where its origin has a row <c>other</c>, and otherwise nobody.</remarks>
internal sealed class TableSums
{
    private readonly AreaTree _areas;
    private readonly Func<RowKey, double> _floorOf;
    private readonly List<Figure> _figures = [];
    private readonly Dictionary<RowKey, int> _index = [];
    private readonly List<Sum> _sums = [];

    private TableSums(AreaTree areas, Func<RowKey, double> floorOf) => (_areas, _floorOf) = (areas, floorOf);

    /// <param name="figures">All rows but <c>other</c>.</param>
    /// <param name="others">Rows <c>other</c> of flows, each with the hosts of the pairs that its release prints beside it; one for a release.</param>
    /// <param name="floorOf">Least number of a pair that no row prints.</param>
    /// <param name="further">More sums, given where a figure stands.</param>
    public static SumSystem Write(
        IEnumerable<Figure> figures, IReadOnlyList<(Figure Row, IReadOnlySet<string> PrintedHosts)> others, AreaTree areas, Func<RowKey, double> floorOf,
        Func<IReadOnlyList<Figure>, IReadOnlyDictionary<RowKey, int>, IEnumerable<Sum>>? further = null)
    {
        var table = new TableSums(areas, floorOf);
        foreach (var figure in figures)
        {
            table.Add(figure);
        }

        table.Pairs(others);
        table.Hierarchy();
        table.HostedIsDisplaced();
        table.Changes();
        table.EverIsSumOfNew();
        if (further is not null)
        {
            table._sums.AddRange(further(table._figures, table._index));
        }

        return new(table._figures, table._sums);
    }

    private int Add(Figure figure)
    {
        _index.Add(figure.Key, _figures.Count);
        _figures.Add(figure);
        return _figures.Count - 1;
    }

    private void Equation(IEnumerable<int> parts, params ReadOnlySpan<int> wholes)
    {
        List<Term> terms = [.. parts.Select(p => new Term(p, 1))];
        foreach (var whole in wholes)
        {
            terms.Add(new(whole, -1));
        }

        _sums.Add(new(terms));
    }

    /// <summary>An origin's stock is the sum of its pairs, <c>other</c> that of its pairs without a row, and people hosted that of
    /// the pairs into an area.</summary>
    private void Pairs(IReadOnlyList<(Figure Row, IReadOnlySet<string> PrintedHosts)> others)
    {
        var stocks = Areas(Indicators.Stock);
        var hosted = Areas(Indicators.Hosted);
        var flows = Of(Indicators.Flow).Select(i => _figures[i].Key).Concat(others.Select(o => o.Row.Key))
            .GroupBy(k => (k.Start, k.End, Level: _areas.LevelOf(k.Area))).ToList();
        var othersOf = others.ToLookup(o => (o.Row.Key.Area, o.Row.Key.Start, o.Row.Key.End));
        foreach (var table in flows)
        {
            string[] homes = [.. table.Select(k => k.Area).Union(stocks[table.Key])];
            string[] hosts = [.. table.Select(k => k.Counterpart!).Where(h => h != PublishedRow.Other).Union(hosted[table.Key])];
            var into = hosts.ToDictionary(h => h, _ => new List<int>());
            foreach (var home in homes)
            {
                var rows = othersOf[(home, table.Key.Start, table.Key.End)].ToList();
                var pairs = new Dictionary<string, int>();
                var absent = rows.Exists(r => r.PrintedHosts.Count > 0) ? FigureKind.Hidden : FigureKind.Silent;
                foreach (var host in hosts)
                {
                    var key = new RowKey(Indicators.Flow, "people", home, host, table.Key.Start, table.Key.End);
                    if (_index.TryGetValue(key, out var pair) || (rows.Count > 0 && (pair = Add(new(key, absent, new(_floorOf(key), double.PositiveInfinity)))) >= 0))
                    {
                        pairs.Add(host, pair);
                        into[host].Add(pair);
                    }
                }

                if (Find(Indicators.Stock, home, table.Key.Start, table.Key.End) is { } stock)
                {
                    Equation(pairs.Values, stock);
                }

                Gathered(rows, pairs);
            }

            foreach (var host in hosts)
            {
                if (Find(Indicators.Hosted, host, table.Key.Start, table.Key.End) is { } whole)
                {
                    Equation(into[host], whole);
                }
            }
        }
    }

    private void Gathered(IEnumerable<(Figure Row, IReadOnlySet<string> PrintedHosts)> rows, Dictionary<string, int> pairs)
    {
        var written = new HashSet<string>();
        foreach (var (row, printed) in rows)
        {
            int[] folded = [.. pairs.Where(p => !printed.Contains(p.Key)).Select(p => p.Value)];
            if (written.Add($"{row.Kind} {row.Bounds} {string.Join(' ', folded)}"))
            {
                // One row a release: later ones get a name of their own.
                var key = row.Key with { Counterpart = written.Count == 1 ? PublishedRow.Other : $"{PublishedRow.Other} {written.Count}" };
                Equation(folded, Add(row with { Key = key }));
            }
        }
    }

    /// <summary>An upper area is the sum of the areas below it; areas without a row are nobody.</summary>
    private void Hierarchy()
    {
        var below = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < _figures.Count; i++)
        {
            if (Indicators.IsAdditive(_figures[i].Key.Indicator, _figures[i].Key.Unit)
                && _figures[i].Key.Counterpart?.StartsWith(PublishedRow.Other, StringComparison.Ordinal) != true && Above(_figures[i].Key) is { } above)
            {
                if (!below.TryGetValue(above, out var parts))
                {
                    below.Add(above, parts = []);
                }

                parts.Add(i);
            }
        }

        foreach (var (above, parts) in below)
        {
            Equation(parts, above);
        }
    }

    private int? Above(RowKey key)
    {
        var (area, counterpart) = (_areas.ParentOf(key.Area), key.Counterpart is { } c ? _areas.ParentOf(c) : null);
        while (area is not null && (key.Counterpart is null || counterpart is not null))
        {
            if (_index.TryGetValue(key with { Area = area, Counterpart = counterpart }, out var above))
            {
                return above;
            }

            (area, counterpart) = (_areas.ParentOf(area), counterpart is null ? null : _areas.ParentOf(counterpart));
        }

        return null;
    }

    private void HostedIsDisplaced()
    {
        var hosted = Tops(Indicators.Hosted);
        foreach (var (period, stocks) in Tops(Indicators.Stock))
        {
            if (hosted.TryGetValue(period, out var hosts))
            {
                Equation(hosts, [.. stocks]);
            }
        }
    }

    private Dictionary<(LocalDate, LocalDate), List<int>> Tops(string indicator) => Of(indicator)
        .Where(i => Above(_figures[i].Key) is null)
        .GroupBy(i => (_figures[i].Key.Start, _figures[i].Key.End))
        .ToDictionary(g => g.Key, g => g.ToList());

    private void Changes()
    {
        foreach (var i in Of(Indicators.Change))
        {
            var key = _figures[i].Key;
            if (Find(Indicators.Stock, key.Area, key.Start, key.End) is { } stock)
            {
                Equation(Find(Indicators.Stock, key.Area, key.Start.PlusDays(-7), key.End.PlusDays(-7)) is { } before ? [i, before] : [i], stock);
            }
        }
    }

    private void EverIsSumOfNew()
    {
        var weeks = Of(Indicators.New).ToLookup(i => _figures[i].Key.Area);
        foreach (var area in Of(Indicators.Ever).GroupBy(i => _figures[i].Key.Area))
        {
            int[] ever = [.. area.OrderBy(i => _figures[i].Key.End)];
            for (var e = 0; e < ever.Length; e++)
            {
                var (from, until) = (e == 0 ? (LocalDate?)null : _figures[ever[e - 1]].Key.End, _figures[ever[e]].Key.End);
                int[] since = [.. weeks[area.Key].Where(w => _figures[w].Key.End <= until && (from is null || _figures[w].Key.End > from))];
                if (since.Length > 0 && since.Max(w => _figures[w].Key.End) == until)
                {
                    Equation(e == 0 ? since : [.. since, ever[e - 1]], ever[e]);
                }
            }
        }
    }

    private ILookup<(LocalDate Start, LocalDate End, int Level), string> Areas(string indicator) =>
        Of(indicator).Select(i => _figures[i].Key).ToLookup(k => (k.Start, k.End, _areas.LevelOf(k.Area)), k => k.Area);

    private List<int> Of(string indicator) => [.. Enumerable.Range(0, _figures.Count).Where(i => _figures[i].Key.Indicator == indicator)];

    private int? Find(string indicator, string area, LocalDate start, LocalDate end) =>
        _index.TryGetValue(new(indicator, "people", area, null, start, end), out var i) ? i : null;
}
