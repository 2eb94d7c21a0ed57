namespace Tideline.Server.Maps.Topologies;

/// <summary>Leaves out points that make little difference to a line: smallest triangle with its neighbours first.</summary>
/// <remarks>M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination of points", 1993. Ends stay, so that
/// neighbours keep meeting, and a line keeps enough points that no area collapses.</remarks>
internal static class ArcSimplifier
{
    /// <param name="area">Triangles smaller than this, in squares of the grid, are left out.</param>
    public static GridPoint[] Simplify(GridPoint[] arc, double area)
    {
        var fewest = arc[0] == arc[^1] ? 4 : 3;
        if (arc.Length <= fewest)
        {
            return arc;
        }

        var (before, after) = (new int[arc.Length], new int[arc.Length]);
        var sizes = new double[arc.Length];
        var queue = new PriorityQueue<int, (double Size, int Place)>();
        for (var i = 0; i < arc.Length; i++)
        {
            (before[i], after[i]) = (i - 1, i + 1);
        }

        for (var i = 1; i < arc.Length - 1; i++)
        {
            Measure(i);
        }

        var left = arc.Length;
        var isGone = new bool[arc.Length];
        while (left > fewest && queue.TryDequeue(out var i, out var key))
        {
            // A point whose neighbours went was measured again.
            if (isGone[i] || key.Size != sizes[i])
            {
                continue;
            }

            if (key.Size >= area)
            {
                break;
            }

            isGone[i] = true;
            left--;
            (after[before[i]], before[after[i]]) = (after[i], before[i]);
            foreach (var neighbour in (int[])[before[i], after[i]])
            {
                if (neighbour > 0 && neighbour < arc.Length - 1)
                {
                    Measure(neighbour);
                }
            }
        }

        return [.. arc.Where((_, i) => !isGone[i])];

        void Measure(int i)
        {
            var (a, b, c) = (arc[before[i]], arc[i], arc[after[i]]);
            sizes[i] = Math.Abs(((double)(b.X - a.X) * (c.Y - a.Y)) - ((double)(c.X - a.X) * (b.Y - a.Y))) / 2;
            queue.Enqueue(i, (sizes[i], i));
        }
    }
}
