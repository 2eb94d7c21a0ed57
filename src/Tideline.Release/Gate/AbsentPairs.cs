using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate;

/// <summary>The pairs of home and host that a cube of flows leaves out because nobody is behind them.</summary>
/// <remarks>
/// A reader cannot tell them from pairs that were folded into <c>other</c>, so that they are unknowns of the sums over
/// pairs. Without them the tables would say by their rows alone that nobody was hosted in an area without pairs.
/// </remarks>
internal static class AbsentPairs
{
    /// <returns>For each week and level of the flows, every pair of an area with a stock or a flow and an area with hosted
    /// people or a flow that has no row yet; all hidden.</returns>
    public static List<GateRow> Of(IReadOnlyList<GateRow> rows)
    {
        var stocks = Areas(rows, Indicator.DisplacedStock);
        var hosted = Areas(rows, Indicator.DisplacedHosted);
        var absent = new List<GateRow>();
        foreach (var flows in rows.Where(r => r.Indicator == Indicator.DisplacementFlow).GroupBy(Table))
        {
            var present = flows.Select(f => (f.Key.Area, f.Key.Counterpart)).ToHashSet();
            foreach (var home in flows.Select(f => f.Key.Area).Union(stocks[flows.Key]))
            {
                foreach (var host in flows.Select(f => f.Key.Counterpart!).Union(hosted[flows.Key]))
                {
                    if (!present.Contains((home, host)))
                    {
                        absent.Add(Pair(home, host, flows.Key));
                    }
                }
            }
        }

        return absent;
    }

    private static ILookup<(LocalDate Start, LocalDate End, int Level), string> Areas(
        IEnumerable<GateRow> rows, Indicator indicator) =>
        rows.Where(r => r.Indicator == indicator).ToLookup(Table, r => r.Key.Area);

    private static (LocalDate Start, LocalDate End, int Level) Table(GateRow row) => (row.Key.Start, row.Key.End, row.Level);

    private static GateRow Pair(string home, string host, (LocalDate Start, LocalDate End, int Level) table)
    {
        var key = FigureKey.Of(Indicator.DisplacementFlow, home, host, table.Start, table.End);
        return new(Indicator.DisplacementFlow, key, table.Level, GateRows.Nobody)
        {
            Absent = true,
            Hidden = true,
            Role = CellRole.Sensitive,
        };
    }
}
