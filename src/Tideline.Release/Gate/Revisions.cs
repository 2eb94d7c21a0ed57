using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;

namespace Tideline.Release.Gate;

/// <summary>
/// Which figures go out with another number than they were published with, and which keep the number they have. The
/// differences of two releases are a table like any other: one that too few people are behind is not shown, and no sum of
/// differences may tell it.
/// </summary>
internal sealed class Revisions
{
    private readonly List<GateRow> _rows;
    private readonly PublishedFigures _published;
    private readonly SuppressionTable _table;
    private readonly bool[] _untold;

    private Revisions(List<GateRow> rows, PublishedFigures published, SuppressionTable table, bool[] untold) =>
        (_rows, _published, _table, _untold) = (rows, published, table, untold);

    /// <summary>Decides for every shown row that has been published before.</summary>
    /// <remarks>
    /// A change below the rounding base is none: the reader learns that there is none, so that it hides no other. Where the
    /// same people are known to be behind both numbers, the earlier one stays as well. A figure that only one of
    /// the two releases shows has a difference that nobody knows.
    /// </remarks>
    public static Revisions Of(
        List<GateRow> rows, PublishedSums sums, PublishedFigures published,
        IReadOnlyDictionary<(string Indicator, Unit Unit), decimal> bases, DisclosureRules rules)
    {
        var cells = new TableCell[sums.Table.Cells.Count];
        var anyChange = false;
        for (var i = 0; i < rows.Count; i++)
        {
            cells[i] = Difference(rows[i], published, bases[(rows[i].Key.Indicator, rows[i].Key.Unit)], rules);
            anyChange |= cells[i].Role == CellRole.Candidate;
        }

        for (var i = rows.Count; i < cells.Length; i++)
        {
            cells[i] = new(0, sums.IsOnePair(i) ? CellRole.Sensitive : CellRole.Latent, Signed: true);
        }

        // Where nothing could go out anew, no difference can be told.
        LinearEquation[] differences = anyChange
            ? [.. sums.OfEveryRelease.Select(s => Unknown(s, cells)).Where(s => s.Terms.Any(t => cells[t.Cell].Role == CellRole.Candidate))]
            : [];
        var table = new SuppressionTable(cells, differences);
        var result = ComplementarySuppression.Protect(table, rules.MinimumSubscribers);
        return new(rows, published, table, [.. result.Hidden]);
    }

    /// <summary>The number that stands for a row, where it is the published one.</summary>
    public RoundedFigure? Kept(int row) =>
        IsBefore(_rows[row], _published) is { Value: { } value } earlier && (_untold[row] || _table.Cells[row].Role == CellRole.Known)
            ? new(value, earlier.Lower, earlier.Upper)
            : null;

    /// <summary>Who is behind the number that goes out for a row; null where that is not known of an earlier one.</summary>
    public Contribution? People(int row) => Kept(row) is null ? _rows[row].People : _published.People(_rows[row].Key);

    /// <summary>Revised figures with too few people behind the change, and sums that tell one difference that is not shown.</summary>
    public int Telling(DisclosureRules rules)
    {
        var few = Enumerable.Range(0, _rows.Count).Count(i =>
            IsBefore(_rows[i], _published) is not null && Kept(i) is null && _published.ChangedAtLeast(_rows[i]) < rules.MinimumSubscribers);
        return few + _table.Equations.Count(e => e.Terms.Count > 1 && _table.Tells(e, _untold));
    }

    private static Observations.Observation? IsBefore(GateRow row, PublishedFigures published) =>
        row.Shown ? published.Find(row.Key) : null;

    private static TableCell Difference(GateRow row, PublishedFigures published, decimal @base, DisclosureRules rules)
    {
        if (IsBefore(row, published) is not { Value: { } value })
        {
            return new(0, CellRole.Sensitive, Signed: true);
        }

        if (Math.Abs((decimal)row.Estimate.Value - value) < @base || published.People(row.Key)?.IsOfTheSame(row.People) == true)
        {
            return new(0, CellRole.Known, Signed: true);
        }

        var changed = published.ChangedAtLeast(row);
        return new(changed, changed < rules.MinimumSubscribers ? CellRole.Sensitive : CellRole.Candidate, Signed: true);
    }

    private static LinearEquation Unknown(LinearEquation sum, TableCell[] cells) =>
        sum with { Terms = [.. sum.Terms.Where(t => cells[t.Cell].Role != CellRole.Known)] };
}
