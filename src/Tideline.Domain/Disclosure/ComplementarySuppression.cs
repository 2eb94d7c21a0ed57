namespace Tideline.Domain.Disclosure;

/// <summary>What is hidden, and what could not be protected.</summary>
/// <param name="Hidden">By cell: sensitive cells and those hidden to protect them.</param>
/// <param name="Unprotected">Hidden cells, by index, that a reader can still work out or narrow down too far, because
/// everything else in their equations is known. A release with any of them must be refused.</param>
public sealed record SuppressionResult(IReadOnlyList<bool> Hidden, IReadOnlyList<int> Unprotected);

/// <summary>
/// Hides further cells until no sensitive one follows from published sums: first wherever an equation has exactly one
/// hidden cell, then wherever a hidden cell follows from several equations or its bounds are too narrow.
/// </summary>
/// <remarks>
/// Greedy: the partner is the cheapest shown cell of the equation (contributors times importance), counting with its own
/// cost that of the partners that hiding it would call for in its other equations; the total comes last. Ties go to the smaller index.
/// The result depends on cells and equations alone.
/// </remarks>
public static class ComplementarySuppression
{
    /// <param name="minimum">k: hidden cells keep an upper bound of at least k and bounds at least k apart.</param>
    /// <param name="audit">Judges what elimination and propagation let pass, of this table and by this minimum; null where those are
    /// enough.</param>
    public static SuppressionResult Protect(SuppressionTable table, long minimum, IDisclosureAudit? audit = null)
    {
        var state = new Pattern(table);
        while (true)
        {
            state.PairSingles();
            var narrow = Narrow();
            if (narrow.Count == 0)
            {
                return new(state.Hidden, []);
            }

            if (audit is not null)
            {
                var (widened, beyond) = state.Widen(narrow, audit);
                if (beyond.Count > 0)
                {
                    return new(state.Hidden, beyond);
                }

                if (widened)
                {
                    continue;
                }

                // Looking for partners has shown more to be possible.
                narrow = Narrow();
                if (narrow.Count == 0)
                {
                    return new(state.Hidden, []);
                }
            }

            if (!state.Widen(narrow))
            {
                return new(state.Hidden, narrow);
            }
        }

        IReadOnlyList<int> Narrow()
        {
            int[] exposed = [.. Exposed(table, state.Hidden, minimum)];
            return exposed.Length > 0 || audit is null ? exposed : audit.Narrow(state.Hidden);
        }
    }

    /// <summary>Hidden cells, by index, that follow from published sums by adding and subtracting, or can be narrowed down too far by one sum
    /// after another.</summary>
    public static IEnumerable<int> Exposed(SuppressionTable table, IReadOnlyList<bool> hidden, long minimum)
    {
        var bounds = FeasibleIntervals.ByPropagation(table, hidden);
        var determined = DeterminedCells.Find(table, hidden).ToHashSet();
        return Enumerable.Range(0, table.Cells.Count).Where(i =>
            hidden[i] && table.Cells[i].NeedsProtection
            && (determined.Contains(i) || !bounds[i].Protects(table.Cells[i], minimum)));
    }

    private sealed class Pattern
    {
        private readonly SuppressionTable _table;
        private readonly int[] _hiddenIn;

        public Pattern(SuppressionTable table)
        {
            _table = table;
            _hiddenIn = new int[table.Equations.Count];
            Hidden = new bool[table.Cells.Count];
            for (var i = 0; i < Hidden.Length; i++)
            {
                if (table.Cells[i].Role is CellRole.Sensitive or CellRole.Latent)
                {
                    Hide(i);
                }
            }
        }

        public bool[] Hidden { get; }

        /// <summary>Gives every equation with exactly one hidden cell a second one, until none is left that can have one.</summary>
        public void PairSingles()
        {
            bool changed;
            do
            {
                changed = false;
                for (var e = 0; e < _hiddenIn.Length; e++)
                {
                    if (_hiddenIn[e] == 1 && _table.Tells(_table.Equations[e], Hidden) && Cheapest([e]) is { } partner)
                    {
                        Hide(partner);
                        changed = true;
                    }
                }
            }
            while (changed);
        }

        /// <summary>Hides what the audit finds cheapest for each narrow cell; what one hid may be all that the next needs.</summary>
        /// <returns>Whether anything was hidden, and the cells that nothing can protect.</returns>
        public (bool Hidden, IReadOnlyList<int> Beyond) Widen(IReadOnlyList<int> narrow, IDisclosureAudit audit)
        {
            var any = false;
            var beyond = new List<int>();
            foreach (var cell in narrow)
            {
                if (audit.Partners(Hidden, cell) is not { } partners)
                {
                    beyond.Add(cell);
                    continue;
                }

                foreach (var partner in partners)
                {
                    Hide(partner);
                    any = true;
                }
            }

            return (any, beyond);
        }

        /// <summary>Hides one more cell beside each narrow one, but at most one in an equation at a time, near or far: a
        /// partner often widens its neighbours as well, and the parts of a neighbour.</summary>
        public bool Widen(IReadOnlyList<int> narrow)
        {
            var touched = new HashSet<int>();
            foreach (var cell in narrow.OrderBy(c => _table.EquationsOf(c) is [var first, ..] ? first : int.MaxValue))
            {
                var equations = _table.EquationsOf(cell);
                if ((Nearest(equations, touched, near: true) ?? Nearest(equations, touched, near: false)) is { } partner)
                {
                    Hide(partner);
                    touched.UnionWith(equations);
                    touched.UnionWith(_table.EquationsOf(partner));
                }
            }

            return touched.Count > 0;
        }

        /// <summary>The cheapest cell of these equations, or, where all of theirs are hidden already, of the equations
        /// that share a hidden cell with them, and so on; none where one of these was touched before.</summary>
        /// <param name="near">Whether not to look across sums of cells that no row prints.</param>
        private int? Nearest(IReadOnlyList<int> equations, HashSet<int> touched, bool near)
        {
            equations = near ? [.. equations.Where(e => !_table.Equations[e].Unprinted)] : equations;
            var reached = equations.ToHashSet();
            for (var ring = equations; ring.Count > 0 && !ring.Any(touched.Contains);)
            {
                if (Cheapest(ring) is { } partner)
                {
                    return partner;
                }

                ring =
                [
                    .. ring.SelectMany(e => _table.Equations[e].Terms).Where(t => Hidden[t.Cell])
                        .SelectMany(t => _table.EquationsOf(t.Cell)).Where(e => !(near && _table.Equations[e].Unprinted) && reached.Add(e)).Order(),
                ];
            }

            return null;
        }

        private void Hide(int cell)
        {
            Hidden[cell] = true;
            foreach (var e in _table.EquationsOf(cell))
            {
                _hiddenIn[e]++;
            }
        }

        private int? Cheapest(IReadOnlyList<int> equations)
        {
            (bool Total, long Cost, long Own, int Cell)? best = null;
            foreach (var e in equations)
            {
                var equation = _table.Equations[e];
                foreach (var term in equation.Terms)
                {
                    if (Free(term.Cell))
                    {
                        var own = _table.Cells[term.Cell].Cost;
                        var offer = (term.Cell == equation.Total, own + FollowUp(term.Cell, equations), own, term.Cell);
                        if (best is null || offer.CompareTo(best.Value) < 0)
                        {
                            best = offer;
                        }
                    }
                }
            }

            return best?.Cell;
        }

        // A structural zero or a cell without people hides nothing: both are no candidates.
        private bool Free(int cell) =>
            !Hidden[cell] && _table.Cells[cell] is { Role: CellRole.Candidate, Contributors: > 0 };

        /// <summary>What the equations that would then have one hidden cell will cost at least.</summary>
        private long FollowUp(int cell, IReadOnlyList<int> except)
        {
            long cost = 0;
            foreach (var e in _table.EquationsOf(cell))
            {
                if (_hiddenIn[e] == 0 && !except.Contains(e))
                {
                    var others = _table.Equations[e].Terms.Where(t => t.Cell != cell && Free(t.Cell));
                    cost += others.Select(t => _table.Cells[t.Cell].Cost).DefaultIfEmpty(0).Min();
                }
            }

            return cost;
        }
    }
}
