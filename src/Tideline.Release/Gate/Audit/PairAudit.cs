using System.Runtime.InteropServices;
using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate.Audit;

/// <summary>
/// Certifies the folded pairs of one table by structure. For sums of origins and hosts that fit all that is published, a table of pairs
/// is written down; alternating cycles through a pair (more here, less for two others, more for a fourth) then show how large and how
/// small it may be.
/// </summary>
internal sealed class PairAudit
{
    private const double Tolerance = 1e-6;
    private readonly long _minimum;
    private readonly Dictionary<int, double> _largest = [];
    private List<Pair> _narrow = [];

    public PairAudit(InnerTable inner, long minimum)
    {
        (Inner, _minimum) = (inner, minimum);
        for (var r = 0; r < inner.Rows.Count; r++)
        {
            for (var c = 0; c < inner.Columns.Count; c++)
            {
                if (inner.Told[r] && inner.Has(r, c))
                {
                    _narrow.Add(new(r, c, inner.Sizes[r][c], inner.Sizes[r][c]));
                }
            }
        }

        Count = _narrow.Count;
    }

    public InnerTable Inner { get; }

    /// <summary>Pairs in the table that are hidden figures.</summary>
    public int Count { get; }

    public bool AllSafe => _narrow.Count == 0;

    /// <summary>Whether there are pairs that are not shown to be safe though both their sums can be large enough.</summary>
    public bool HasOpen => _narrow.Exists(p => !Cramped(p));

    /// <summary>The margins of pairs that are not shown to be safe: the row where it is too small for the pair, and otherwise the column,
    /// which costs no stock.</summary>
    public IEnumerable<int> Margins =>
        _narrow.Select(p => p.OfRow < Needed(p.Row, p.Least) ? Inner.Rows[p.Row] : Inner.Columns[p.Column]).Distinct().Order();

    /// <summary>Whether a margin, as large as it was seen, is too small for one of its pairs.</summary>
    public bool Cramps(int margin) => NarrowOf(margin).Any(p => Largest(margin) < Needed(p.Row, least: 0));

    /// <summary>The other margins of a margin's open pairs.</summary>
    public int[] Across(int margin) =>
        [.. NarrowOf(margin).Where(p => !Cramped(p)).Select(p => Inner.Rows[p.Row] == margin ? Inner.Columns[p.Column] : Inner.Rows[p.Row])];

    /// <summary>Notes how large a margin can be: no pair of it is larger than the largest.</summary>
    public void SeeMargin(int margin, double number) => _largest[margin] = Math.Max(number, _largest.GetValueOrDefault(margin));

    /// <summary>Pairs that were shown to be safe by a table that fits their sums.</summary>
    public int Fitted { get; private set; }

    /// <summary>Widens what is known to be possible by sums that fit all that is published. Nothing where no table has these sums.</summary>
    /// <param name="sumOf">By cell of a margin.</param>
    public void See(Func<int, double> sumOf)
    {
        double[] rows = [.. Inner.Rows.Select(sumOf)], columns = [.. Inner.Columns.Select(sumOf)];
        if (FittedTable.Of(Inner, rows, columns) is not { } table)
        {
            return;
        }

        var narrow = new List<Pair>();
        foreach (var pair in _narrow)
        {
            var size = table[pair.Row][pair.Column];
            var least = Math.Min(pair.Least, size - Given(table, pair, size));
            var needed = Needed(pair.Row, least);
            var most = Math.Max(pair.Most, size + (size < needed ? Taken(table, pair, needed - size) : 0));
            if (most < needed)
            {
                narrow.Add(pair with { Least = least, Most = most, OfRow = rows[pair.Row] });
            }
        }

        Fitted += _narrow.Count - narrow.Count;
        _narrow = narrow;
    }

    /// <summary>Widens it by linear programmes over the pairs: all that are open at once, then one after another.</summary>
    /// <returns>Numbers of the programme's cells that were found possible last.</returns>
    public double[]? See(LocalProgramme programme)
    {
        var numbers = Take(programme, programme.RaisedPairs(Open.Select(p => (p.Row, p.Column, Needed(p.Row, p.Least) + Tolerance))));
        foreach (var (row, column) in Open.Select(p => (p.Row, p.Column)).ToArray())
        {
            foreach (var largest in (bool[])[true, false])
            {
                if (_narrow.Exists(p => p.Row == row && p.Column == column))
                {
                    numbers = Take(programme, programme.ExtremePair(row, column, largest)) ?? numbers;
                }
            }
        }

        return numbers;
    }

    private IEnumerable<Pair> Open => _narrow.Where(p => !Cramped(p));

    private IEnumerable<Pair> NarrowOf(int margin) => _narrow.Where(p => Inner.Rows[p.Row] == margin || Inner.Columns[p.Column] == margin);

    // Whatever the least that the pair can be, which is not known before it was looked for.
    private bool Cramped(Pair pair)
    {
        var needed = Needed(pair.Row, least: 0);
        return Largest(Inner.Rows[pair.Row]) < needed || Largest(Inner.Columns[pair.Column]) < needed;
    }

    private double Largest(int margin) => _largest.GetValueOrDefault(margin, double.PositiveInfinity);

    private double Needed(int row, double least) => (_minimum * Inner.Weights[row]) + Math.Max(0, least) - Tolerance;

    private double[]? Take(LocalProgramme programme, double[]? numbers)
    {
        if (numbers is not null)
        {
            var narrow = new List<Pair>();
            foreach (var pair in _narrow)
            {
                var size = programme.PairNow(pair.Row, pair.Column);
                var wider = pair with { Least = Math.Min(pair.Least, size), Most = Math.Max(pair.Most, size) };
                if (wider.Most < Needed(wider.Row, wider.Least))
                {
                    narrow.Add(wider);
                }
            }

            _narrow = narrow;
        }

        return numbers;
    }

    /// <summary>How much the pair can give up, as far as <paramref name="enough"/>: other pairs of its row and column take it up, and a fourth
    /// gives way to both.</summary>
    private double Given(double[][] table, Pair pair, double enough)
    {
        double given = 0;
        for (var r = 0; r < table.Length && given < enough; r++)
        {
            if (r == pair.Row || !Inner.Has(r, pair.Column))
            {
                continue;
            }

            for (var c = 0; c < table[r].Length && given < enough; c++)
            {
                if (c != pair.Column && Inner.Has(pair.Row, c) && Inner.Has(r, c))
                {
                    given += table[r][c];
                }
            }
        }

        return Math.Min(given, enough);
    }

    /// <summary>How much the pair can take up, as far as <paramref name="enough"/>, from others of its row and column, whose own
    /// counterparts make up for it between them.</summary>
    private double Taken(double[][] table, Pair pair, double enough)
    {
        double taken = 0;
        var left = new double[table.Length];
        for (var r = 0; r < table.Length; r++)
        {
            left[r] = r != pair.Row && Inner.Has(r, pair.Column) ? table[r][pair.Column] : 0;
        }

        for (var c = 0; c < Inner.Columns.Count && taken < enough; c++)
        {
            var free = c != pair.Column && Inner.Has(pair.Row, c) ? table[pair.Row][c] : 0;
            for (var r = 0; r < table.Length && free > 0 && taken < enough; r++)
            {
                if (left[r] > 0 && Inner.Has(r, c))
                {
                    var moved = Math.Min(free, left[r]);
                    free -= moved;
                    left[r] -= moved;
                    taken += moved;
                }
            }
        }

        return taken;
    }

    /// <param name="Least">The smallest that is known to be possible.</param>
    /// <param name="Most">The largest.</param>
    /// <param name="OfRow">What the row's sum was when it was looked at last.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pair(int Row, int Column, double Least, double Most, double OfRow = 0);
}
