using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate.Audit;

/// <summary>
/// Shows of every hidden cell that it may be large and may be otherwise, by numbers that fit every published sum. A cell for which no
/// such numbers are found counts as narrow, so that the audit errs towards hiding.
/// </summary>
/// <remarks>
/// Each solution of a linear programme widens what is known to be possible for all of its cells, and stays possible when more cells
/// are hidden: the audit keeps it over the turns of one suppression. Programmes are small first and grow only for cells that stay
/// narrow. One instance follows the suppression of one table; it is not safe for use by several threads.
/// </remarks>
internal sealed class ProgrammeAudit : IDisclosureAudit
{
    // Beyond the last, a neighbour changes nothing that the cells between have not passed on.
    private static readonly int[] _neighbourhoods = [40, 300, 3000];

    // How far is looked for numbers of hidden cells before, where not as far already, and how many cells may move.
    private static readonly (int? Search, int Among)[] _partners = [(40, 200), (300, 600), (null, 2000), (3000, 50_000)];

    // A cell is judged by another's neighbourhood where that holds the nearest of its own, this part of as many.
    private const int WellInside = 8;
    private const double Tolerance = 1e-6;
    private const int FarEnough = 64;

    private readonly SuppressionTable _table;
    private readonly long _minimum;
    private CellBounds[] _seen = [];
    private IReadOnlyList<PairAudit>? _pairs;
    private bool[] _hiddenBefore = [];

    /// <param name="minimum">k: hidden cells keep an upper bound of at least k and bounds at least k apart.</param>
    public ProgrammeAudit(SuppressionTable table, long minimum)
    {
        (_table, _minimum) = (table, minimum);
        Forget();
    }

    /// <summary>Hidden cells that need protection, of the last pattern judged.</summary>
    public long Cells { get; private set; }

    /// <summary>Of these, cells that are safe by the form of their sums.</summary>
    public long Free { get; private set; }

    /// <summary>Folded pairs of the last pattern judged.</summary>
    public long Pairs => _pairs?.Sum(p => (long)p.Count) ?? 0;

    /// <summary>Of these, pairs that were shown to be safe by tables that fit their sums, without a programme over pairs.</summary>
    public long FittedPairs => _pairs?.Sum(p => (long)p.Fitted) ?? 0;

    /// <summary>Linear programmes solved, those over pairs included.</summary>
    public long Programmes { get; private set; }

    public IReadOnlyList<int> Narrow(IReadOnlyList<bool> hidden)
    {
        // What was possible stays so only while nothing that it moved is shown again.
        if (_hiddenBefore.Where((before, i) => before && !hidden[i]).Any())
        {
            Forget();
        }

        _hiddenBefore = [.. hidden];
        var open = Open(hidden);
        foreach (var most in _neighbourhoods)
        {
            Search(hidden, open, most);
            open = [.. open.Where(c => !Protected(c))];
            if (open.Count == 0)
            {
                break;
            }
        }

        return open.Count > 0 ? open : NarrowMargins(hidden);
    }

    public IReadOnlyList<int>? Partners(IReadOnlyList<bool> hidden, int narrow)
    {
        foreach (var (search, among) in _partners)
        {
            // What was hidden for others since may have widened it.
            if (search is { } most)
            {
                Search(hidden, [narrow], most);
            }

            if (Protected(narrow))
            {
                return [];
            }

            using var programme = new PartnerProgramme(_table, hidden, narrow, among, _minimum, mayBeNothing: !_table.Cells[narrow].Signed && _seen[narrow].Lower <= 0);
            Programmes++;
            if (programme.Cheapest() is { } partners)
            {
                See(programme.Cells, programme.Largest());
                if (programme.Smallest() is { } smallest)
                {
                    See(programme.Cells, smallest);
                }

                return partners;
            }
        }

        return null;
    }

    private void Forget()
    {
        _pairs = null;
        _seen = [.. _table.Cells.Select(c => new CellBounds(c.Size, c.Size))];
    }

    private List<int> Open(IReadOnlyList<bool> hidden)
    {
        (Cells, Free) = (0, 0);
        var open = new List<int>();
        for (var i = 0; i < hidden.Count; i++)
        {
            if (!hidden[i] || !_table.Cells[i].NeedsProtection)
            {
                continue;
            }

            Cells++;
            if (FreeCells.Has(_table, hidden, i, _minimum))
            {
                Free++;
            }
            else if (!Protected(i))
            {
                open.Add(i);
            }
        }

        return open;
    }

    private bool Protected(int cell) =>
        new CellBounds(_seen[cell].Lower, _seen[cell].Upper + Tolerance).Protects(_table.Cells[cell], _minimum);

    // One programme serves all open cells that lie well inside of its neighbourhood: first as many as can be together, then each that stays narrow.
    private void Search(IReadOnlyList<bool> hidden, IReadOnlyList<int> open, int most)
    {
        var waiting = open.ToHashSet();
        foreach (var cell in open)
        {
            if (!waiting.Contains(cell) || Protected(cell))
            {
                continue;
            }

            var near = Neighbourhood.Of(_table, hidden, [cell], most);
            int[] served = [.. near.Where(c => waiting.Contains(c) && !Protected(c) && (c == cell || IsWellInside(hidden, c, near, most)))];
            waiting.ExceptWith(served);
            using var programme = Programme(near);
            if (served.Length > 1)
            {
                See(programme.Cells, programme.Raised(served, 2 * _minimum * served.Max(c => _table.Cells[c].Weight)));
            }

            foreach (var narrow in served)
            {
                foreach (var largest in new[] { true, false })
                {
                    if (!Protected(narrow))
                    {
                        See(programme.Cells, programme.Extreme(narrow, largest));
                    }
                }
            }

            Programmes += programme.Solved;
        }
    }

    private bool IsWellInside(IReadOnlyList<bool> hidden, int cell, int[] near, int most) =>
        Neighbourhood.Of(_table, hidden, [cell], most / WellInside).All(c => Array.BinarySearch(near, c) >= 0);

    private LocalProgramme Programme(int[] near, InnerTable? inner = null) =>
        new(_table, near, FarEnough * _minimum * near.Max(c => _table.Cells[c].Weight), inner);

    private void See(IReadOnlyList<int> cells, double[]? numbers)
    {
        for (var i = 0; numbers is not null && i < numbers.Length; i++)
        {
            _seen[cells[i]] = new(Math.Min(_seen[cells[i]].Lower, numbers[i]), Math.Max(_seen[cells[i]].Upper, numbers[i]));
        }
    }

    private IReadOnlyList<int> NarrowMargins(IReadOnlyList<bool> hidden)
    {
        var narrow = new SortedSet<int>();
        foreach (var pairs in _pairs ??= FittedToRealSums())
        {
            if (pairs.AllSafe)
            {
                continue;
            }

            int[] margins = [.. pairs.Inner.Rows, .. pairs.Inner.Columns];
            var near = Neighbourhood.Of(_table, hidden, margins, _neighbourhoods[^1]);
            SeeSums(pairs, margins, near);
            if (pairs.HasOpen)
            {
                using var programme = Programme(near, pairs.Inner);
                See(programme.Cells, pairs.See(programme));
                Programmes += programme.Solved;
            }

            narrow.UnionWith(pairs.Margins);
        }

        return [.. narrow];
    }

    private PairAudit[] FittedToRealSums()
    {
        PairAudit[] all = [.. _table.Inner.Select(inner => new PairAudit(inner, _minimum))];
        foreach (var pairs in all)
        {
            pairs.See(cell => _table.Cells[cell].Size);
        }

        return all;
    }

    // All margins as large as they can be together; each that stays too small, as large as it can be; then each with those across its open pairs.
    private void SeeSums(PairAudit pairs, int[] margins, int[] near)
    {
        using var sums = Programme(near);
        var enough = 2 * _minimum * pairs.Inner.Weights.Max();
        SeeRaised(margins, first: null, fit: true);
        foreach (var margin in margins.Where(pairs.Cramps))
        {
            SeeRaised([margin], margin, fit: false);
        }

        foreach (var margin in margins)
        {
            if (pairs.Across(margin) is { Length: > 0 } across)
            {
                SeeRaised([margin, .. across], margin, fit: true);
            }
        }

        Programmes += sums.Solved;

        void SeeRaised(int[] cells, int? first, bool fit)
        {
            if (sums.Raised(cells, enough, first) is not { } numbers)
            {
                return;
            }

            See(sums.Cells, numbers);
            foreach (var cell in margins)
            {
                pairs.SeeMargin(cell, numbers[sums.IndexOf(cell)]);
            }

            if (fit)
            {
                pairs.See(cell => numbers[sums.IndexOf(cell)]);
            }
        }
    }
}
