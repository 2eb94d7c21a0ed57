using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate;

/// <summary>The pairs of one flow, period and level of area.</summary>
/// <param name="Homes">Ordinal order.</param>
/// <param name="Hosts">Ordinal order.</param>
/// <param name="Pairs">Those that the cube has; nobody is behind the others.</param>
/// <remarks>
/// A reader cannot tell a pair without anybody from one that was folded into <c>other</c>. Every area with a stock or a flow is
/// therefore paired with every area with hosted people or a flow; otherwise the rows alone would say that nobody was
/// hosted in an area without pairs. An area that has no row of people hosted has none, as everybody can see. Of trips the pairs
/// that exist stand alone: no other table says where trips end.
/// </remarks>
internal sealed record FlowTable(
    Indicator Indicator, LocalDate Start, LocalDate End, int Level,
    IReadOnlyList<string> Homes, IReadOnlyList<string> Hosts, IReadOnlyDictionary<(string Home, string Host), GateRow> Pairs)
{
    private readonly Dictionary<string, GateRow[]> _from = Pairs.Values.GroupBy(p => p.Key.Area)
        .ToDictionary(g => g.Key, g => g.OrderBy(p => p.Key.Counterpart, StringComparer.Ordinal).ToArray());

    public static IEnumerable<FlowTable> Of(IReadOnlyList<GateRow> rows)
    {
        var stocks = Areas(rows, Indicator.DisplacedStock);
        var hosted = Areas(rows, Indicator.DisplacedHosted);
        foreach (var flows in rows.Where(r => r.Indicator.HasCounterpart && r.Key.Counterpart != GateRow.Other)
            .GroupBy(r => (r.Indicator, Table: Table(r))))
        {
            var whole = flows.Key.Indicator == Indicator.DisplacementFlow;
            var homes = flows.Select(f => f.Key.Area).Union(whole ? stocks[flows.Key.Table] : []);
            var hosts = whole && hosted.Contains(flows.Key.Table)
                ? hosted[flows.Key.Table].Union(flows.Where(f => f.Estimate.Contributors > 0).Select(f => f.Key.Counterpart!))
                : flows.Select(f => f.Key.Counterpart!);
            yield return new(
                flows.Key.Indicator, flows.Key.Table.Start, flows.Key.Table.End, flows.Key.Table.Level,
                [.. homes.Order(StringComparer.Ordinal)], [.. hosts.Order(StringComparer.Ordinal)],
                flows.ToDictionary(f => (f.Key.Area, f.Key.Counterpart!)));
        }
    }

    /// <summary>Whether the pairs are tied to people hosted, so that those without anybody are unknowns of sums.</summary>
    public bool HasAbsentPairs => Indicator == Indicator.DisplacementFlow;

    /// <summary>The pairs of a home, in the order of their hosts.</summary>
    public IReadOnlyList<GateRow> From(string home) => _from.GetValueOrDefault(home, []);

    /// <summary>Whether nobody took one of the home's pairs, so that the cube does not have it.</summary>
    public bool LacksPairFrom(string home) => HasAbsentPairs && Hosts.Any(host => !Pairs.ContainsKey((home, host)));

    /// <summary>Whether a reader has the number of one of the home's pairs; <c>other</c> is the whole stock otherwise, and says no more.</summary>
    public bool TellsOf(string home) => From(home).Any(p => !p.Folded || p.Role == CellRole.Known);

    private static ILookup<(LocalDate Start, LocalDate End, int Level), string> Areas(
        IEnumerable<GateRow> rows, Indicator indicator) =>
        rows.Where(r => r.Indicator == indicator).ToLookup(Table, r => r.Key.Area);

    private static (LocalDate Start, LocalDate End, int Level) Table(GateRow row) => (row.Key.Start, row.Key.End, row.Level);
}
