using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate.Audit;

/// <summary>
/// Shows of every hidden cell that it may be large and may be otherwise, by numbers that fit every published sum. A cell for which no
/// such numbers are found counts as narrow, so that the audit errs towards hiding.
/// </summary>
/// <remarks>
/// Each solution of a linear programme widens what is known to be possible for all of its cells, and stays possible when more cells
/// are hidden: the audit keeps it over the turns of one suppression. Programmes are small first and grow only for cells that stay
/// narrow. One instance follows one suppression; it is not safe for use by several threads.
/// </remarks>
internal sealed class ProgrammeAudit : IDisclosureAudit
{
    // Beyond the last, a neighbour changes nothing that the cells between have not passed on.
    private static readonly int[] _neighbourhoods = [40, 300, 3000];
    private const double Tolerance = 1e-6;
    private const int FarEnough = 64;

    private SuppressionTable? _table;
    private CellBounds[] _seen = [];
    private IReadOnlyList<PairAudit>? _pairs;
    private int _hiddenBefore;

    /// <summary>Hidden cells that need protection, of the last pattern judged.</summary>
    public long Cells { get; private set; }

    /// <summary>Of these, cells that are safe by the form of their sums.</summary>
    public long Free { get; private set; }

    /// <summary>Folded pairs of the last pattern judged.</summary>
    public long Pairs => _pairs?.Sum(p => (long)p.Count) ?? 0;

    /// <summary>Linear programmes solved.</summary>
    public long Programmes { get; private set; }

    public IReadOnlyList<int> Narrow(SuppressionTable table, IReadOnlyList<bool> hidden, long minimum)
    {
        Follow(table, hidden);
        var open = Open(table, hidden, minimum);
        foreach (var most in _neighbourhoods)
        {
            foreach (var cell in open)
            {
                if (!Protected(table, cell, minimum))
                {
                    Search(table, hidden, cell, minimum, most);
                }
            }

            open = [.. open.Where(c => !Protected(table, c, minimum))];
            if (open.Count == 0)
            {
                break;
            }
        }

        return open.Count > 0 ? open : NarrowMargins(table, hidden, minimum);
    }

    private void Follow(SuppressionTable table, IReadOnlyList<bool> hidden)
    {
        var count = hidden.Count(h => h);
        if (!ReferenceEquals(table, _table) || count < _hiddenBefore)
        {
            _table = table;
            _pairs = null;
            _seen = [.. table.Cells.Select(c => new CellBounds(c.Size, c.Size))];
        }

        _hiddenBefore = count;
    }

    private List<int> Open(SuppressionTable table, IReadOnlyList<bool> hidden, long minimum)
    {
        (Cells, Free) = (0, 0);
        var open = new List<int>();
        for (var i = 0; i < hidden.Count; i++)
        {
            if (!hidden[i] || !table.Cells[i].NeedsProtection)
            {
                continue;
            }

            Cells++;
            if (FreeCells.Has(table, hidden, i, minimum))
            {
                Free++;
            }
            else if (!Protected(table, i, minimum))
            {
                open.Add(i);
            }
        }

        return open;
    }

    private static double Far(SuppressionTable table, IEnumerable<int> cells, long minimum) => FarEnough * minimum * cells.Max(c => table.Cells[c].Weight);

    private bool Protected(SuppressionTable table, int cell, long minimum) =>
        new CellBounds(_seen[cell].Lower, _seen[cell].Upper + Tolerance).Protects(table.Cells[cell], minimum);

    private void Search(SuppressionTable table, IReadOnlyList<bool> hidden, int cell, long minimum, int most)
    {
        var near = Neighbourhood.Of(table, hidden, [cell], most);
        using var programme = new LocalProgramme(table, near, Far(table, near, minimum));
        See(programme, programme.Extreme(cell, largest: true));
        if (!Protected(table, cell, minimum))
        {
            See(programme, programme.Extreme(cell, largest: false));
        }
    }

    private void See(LocalProgramme programme, double[]? numbers)
    {
        Programmes++;
        for (var i = 0; numbers is not null && i < numbers.Length; i++)
        {
            var cell = programme.Cells[i];
            _seen[cell] = new(Math.Min(_seen[cell].Lower, numbers[i]), Math.Max(_seen[cell].Upper, numbers[i]));
        }
    }

    private IReadOnlyList<int> NarrowMargins(SuppressionTable table, IReadOnlyList<bool> hidden, long minimum)
    {
        var narrow = new SortedSet<int>();
        foreach (var pairs in PairsOf(table, minimum).Where(p => !p.AllSafe))
        {
            int[] margins = [.. pairs.Inner.Rows, .. pairs.Inner.Columns];
            var near = Neighbourhood.Of(table, hidden, margins, _neighbourhoods[^1]);
            var far = Far(table, near, minimum);
            using (var sums = new LocalProgramme(table, near, far))
            {
                See(sums, sums.Raised(margins, 2 * minimum * pairs.Inner.Weights.Max()) is { } numbers ? Seen(pairs, sums, numbers) : null);
            }

            if (!pairs.AllSafe)
            {
                using var programme = new LocalProgramme(table, near, far, pairs.Inner);
                See(programme, pairs.See(programme));
            }

            narrow.UnionWith(pairs.Margins);
        }

        return [.. narrow];
    }

    private static double[] Seen(PairAudit pairs, LocalProgramme sums, double[] numbers)
    {
        pairs.See([.. pairs.Inner.Rows.Select(At)], [.. pairs.Inner.Columns.Select(At)]);
        return numbers;

        double At(int cell) => numbers[sums.IndexOf(cell)];
    }

    /// <summary>Judged by the real sums at first, and by what each turn adds.</summary>
    private IReadOnlyList<PairAudit> PairsOf(SuppressionTable table, long minimum)
    {
        if (_pairs is null)
        {
            _pairs = [.. table.Inner.Select(inner => new PairAudit(inner, minimum))];
            foreach (var pairs in _pairs)
            {
                pairs.See([.. pairs.Inner.Rows.Select(SizeOf)], [.. pairs.Inner.Columns.Select(SizeOf)]);
            }
        }

        return _pairs;

        double SizeOf(int cell) => table.Cells[cell].Size;
    }
}
