using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate.Audit;

/// <summary>The hidden cells nearest to some, by the sums that they share.</summary>
internal static class Neighbourhood
{
    /// <summary>The cells themselves and the nearest others, at most <paramref name="most"/> in all unless the cells are more; whole where a
    /// sum has few.</summary>
    public static int[] Of(SuppressionTable table, IReadOnlyList<bool> hidden, IReadOnlyList<int> cells, int most) =>
        Of(table, c => hidden[c], cells, most);

    /// <summary>The same among the cells that may be taken.</summary>
    public static int[] Of(SuppressionTable table, Func<int, bool> taken, IReadOnlyList<int> cells, int most)
    {
        var reached = new HashSet<int>(cells);
        var seen = new HashSet<int>();
        var next = new Queue<int>(cells);
        while (reached.Count < most && next.TryDequeue(out var cell))
        {
            // A sum of few hidden cells ties them closest.
            foreach (var e in table.EquationsOf(cell).Where(seen.Add).OrderBy(e => table.Equations[e].Terms.Count))
            {
                foreach (var term in table.Equations[e].Terms)
                {
                    if (taken(term.Cell) && reached.Count < most && reached.Add(term.Cell))
                    {
                        next.Enqueue(term.Cell);
                    }
                }
            }
        }

        return [.. reached.Order()];
    }

    /// <summary>What the sums of a table leave of some cells: their places among these, with coefficients; one for each sum that has any.</summary>
    /// <param name="cells">Ascending.</param>
    public static IEnumerable<(int At, int Coefficient)[]> Rests(SuppressionTable table, int[] cells) =>
        Rests(table, cells.Index().ToDictionary(c => c.Item, c => c.Index));

    private static IEnumerable<(int At, int Coefficient)[]> Rests(SuppressionTable table, Dictionary<int, int> places) =>
        places.Keys.SelectMany(table.EquationsOf).Distinct().Order().Select(e => table.Equations[e].Terms
            .Where(t => places.ContainsKey(t.Cell)).Select(t => (places[t.Cell], t.Coefficient)).ToArray());
}
