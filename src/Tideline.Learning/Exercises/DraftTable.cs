using System.Globalization;
using Tideline.Domain.Disclosure;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>A table that somebody wants to publish, and what a reader can learn from it.</summary>
/// <param name="Id">As t1.</param>
/// <param name="Cells">What can be flagged, as a2: row and column.</param>
/// <param name="Leaks">Those that must not go out so.</param>
/// <param name="Remedies">Each of them is enough.</param>
/// <param name="Missed">The mistake of who does not see the leak.</param>
internal sealed record DraftTable(string Id, FormTable Shown, IReadOnlyList<string> Cells, IReadOnlySet<string> Leaks, IReadOnlyList<string> Remedies, string Missed)
{
    /// <summary>Fewest subscribers that may be shown.</summary>
    public const int Minimum = 16;

    /// <summary>What stands for a hidden number: its status.</summary>
    public const string Hidden = "Q";

    /// <summary>Nothing needs to be done.</summary>
    public const string AsItIs = "as_it_is";

    public static IReadOnlyList<string> RemedyOptions { get; } = [AsItIs, "hide_alone", "hide_partner", "merge", "hold_back", "round_10", "write_zero"];

    /// <summary>Cells flagged that hold exactly the minimum.</summary>
    public required IReadOnlySet<string> AtMinimum { get; init; }

    /// <summary>Cells that are hidden well.</summary>
    public required IReadOnlySet<string> WellHidden { get; init; }

    /// <summary>Counts of rows by columns with the sums of both, some of them hidden.</summary>
    public static DraftTable WithSums(string id, int[][] counts, Func<SuppressionTable, IReadOnlyList<bool>> hide)
    {
        var (rows, columns) = (counts.Length, counts[0].Length);
        var both = columns > 1;
        var table = Suppression(counts);
        var hidden = hide(table);
        var shown = Enumerable.Range(0, rows).Select(r => (string[])
        [
            Letter(r), .. counts[r].Select((n, c) => hidden[(r * columns) + c] ? Hidden : Text(n)), .. both ? [Text(counts[r].Sum())] : Array.Empty<string>(),
        ]).ToList();
        string[] sums = ["Σ", .. Enumerable.Range(0, columns).Select(c => Text(counts.Sum(r => r[c]))), .. both ? [Text(counts.Sum(r => r.Sum()))] : Array.Empty<string>()];
        string[] header = ["", .. Enumerable.Range(1, columns).Select(Text), .. both ? ["Σ"] : Array.Empty<string>()];
        string[] cells = [.. Enumerable.Range(0, rows * columns).Select(i => CellOf(i / columns, i % columns))];
        var exposed = ComplementarySuppression.Exposed(table, hidden, Minimum).ToHashSet();
        var leaks = cells.Where((_, i) => hidden[i] ? exposed.Contains(i) : table.Cells[i].Contributors < Minimum).ToHashSet(StringComparer.Ordinal);
        return new(
            id, new([header, .. shown, sums]), cells, leaks, leaks.Count == 0 ? [AsItIs] : ["hide_partner", "merge"],
            exposed.Count == 0 ? "threshold_missed" : exposed.Count == 1 ? "threshold_alone" : "narrow_pair")
        {
            AtMinimum = cells.Where((_, i) => !hidden[i] && table.Cells[i].Contributors == Minimum).ToHashSet(StringComparer.Ordinal),
            WellHidden = cells.Where((_, i) => hidden[i] && !exposed.Contains(i)).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>A table in which no sum stands; one column of it goes out, or all.</summary>
    /// <param name="column">Which column can be flagged, from 0; null: all.</param>
    /// <param name="behind">By row and column: subscribers that a reader learns of.</param>
    public static DraftTable Plain(string id, string[][] shown, int? column, int[][] behind, Func<int, bool> leaks, string[] remedies, string missed)
    {
        var cells = behind.SelectMany((r, i) => r.Select((n, c) => (Cell: CellOf(i, column ?? c), Behind: n))).ToList();
        var leaking = cells.Where(c => leaks(c.Behind)).Select(c => c.Cell).ToHashSet(StringComparer.Ordinal);
        return new(
            id, new([["", .. shown[0].Select((_, i) => Text(i + 1))], .. shown.Select((r, i) => (string[])[Letter(i), .. r])]), [.. cells.Select(c => c.Cell)], leaking,
            leaking.Count == 0 ? [AsItIs] : remedies, missed)
        {
            AtMinimum = cells.Where(c => c.Behind == Minimum).Select(c => c.Cell).ToHashSet(StringComparer.Ordinal),
            WellHidden = new HashSet<string>(StringComparer.Ordinal),
        };
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Letter(int row) => ((char)('A' + row)).ToString();

    private static string CellOf(int row, int column) => (char)('a' + row) + Text(column + 1);

    /// <summary>Inner cells by row, then sums of rows, sums of columns and the total, which are known to every reader.</summary>
    private static SuppressionTable Suppression(int[][] counts)
    {
        var (rows, columns) = (counts.Length, counts[0].Length);
        var cells = counts.SelectMany(r => r).Select(n => new TableCell(n, n < Minimum ? CellRole.Sensitive : CellRole.Candidate)).ToList();
        var equations = new List<LinearEquation>();
        if (columns > 1)
        {
            for (var r = 0; r < rows; r++)
            {
                Sum(Enumerable.Range(r * columns, columns));
            }
        }

        for (var c = 0; c < columns; c++)
        {
            Sum(Enumerable.Range(0, rows).Select(r => (r * columns) + c));
        }

        return new(cells, equations);

        void Sum(IEnumerable<int> of)
        {
            int[] parts = [.. of];
            cells.Add(new(parts.Sum(p => cells[p].Contributors), CellRole.Known));
            equations.Add(new([.. parts.Select(p => new EquationTerm(p, 1)), new(cells.Count - 1, -1)], cells.Count - 1));
        }
    }
}
