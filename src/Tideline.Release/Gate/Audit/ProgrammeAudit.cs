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
    private static readonly int[] _partnersAmong = [200, 2000, 50_000];
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
            foreach (var cell in open)
            {
                if (!Protected(cell))
                {
                    Search(hidden, cell, most);
                }
            }

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
        foreach (var most in _partnersAmong)
        {
            using var programme = new PartnerProgramme(_table, hidden, narrow, most, _minimum);
            Programmes++;
            if (programme.Cheapest() is { } partners)
            {
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

    private void Search(IReadOnlyList<bool> hidden, int cell, int most)
    {
        using var programme = Programme(Neighbourhood.Of(_table, hidden, [cell], most));
        See(programme, programme.Extreme(cell, largest: true));
        if (!Protected(cell))
        {
            See(programme, programme.Extreme(cell, largest: false));
        }

        Programmes += programme.Solved;
    }

    private LocalProgramme Programme(int[] near, InnerTable? inner = null) =>
        new(_table, near, FarEnough * _minimum * near.Max(c => _table.Cells[c].Weight), inner);

    private void See(LocalProgramme programme, double[]? numbers)
    {
        for (var i = 0; numbers is not null && i < numbers.Length; i++)
        {
            var cell = programme.Cells[i];
            _seen[cell] = new(Math.Min(_seen[cell].Lower, numbers[i]), Math.Max(_seen[cell].Upper, numbers[i]));
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
            SeeRaisedSums(pairs, margins, near);
            if (!pairs.AllSafe)
            {
                using var programme = Programme(near, pairs.Inner);
                See(programme, pairs.See(programme));
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

    private void SeeRaisedSums(PairAudit pairs, int[] margins, int[] near)
    {
        using var sums = Programme(near);
        if (sums.Raised(margins, 2 * _minimum * pairs.Inner.Weights.Max()) is { } numbers)
        {
            pairs.See(cell => numbers[sums.IndexOf(cell)]);
            See(sums, numbers);
        }

        Programmes += sums.Solved;
    }
}
