using CsCheck;
using Tideline.Domain.Disclosure;
using Tideline.Release.Gate;
using Tideline.Release.Gate.Audit;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests.Audit;

public sealed class ProgrammeAuditTests
{
    private const long K = 16;

    // Districts by weeks, with the sums of both: rows 256, 79, 103; columns 190, 174, 74.
    private static readonly long[] _districtsByWeeks = [120, 96, 40, 9, 48, 22, 61, 30, 12];

    [Fact]
    public void The_bounds_of_a_two_way_table_are_those_worked_by_hand()
    {
        var table = WithSums(_districtsByWeeks);
        int[] hidden = [3, 5, 6, 8];
        using var programme = new LocalProgramme(table, hidden, 1000);

        Assert.Equal([(0, 31), (0, 31), (39, 70), (3, 34)], hidden.Select(c => (Bound(c, largest: false), Bound(c, largest: true))));

        double Bound(int cell, bool largest) =>
            Math.Round(programme.Extreme(cell, largest)![programme.IndexOf(cell)], 6);
    }

    [Fact]
    public void A_figure_that_two_sums_together_keep_small_gets_a_partner()
    {
        // a + b + c + e = 70 and a + b - d = 28, with e shown: c + d = 2, though each sum alone leaves c anything up to 30.
        SuppressionTable table = new(
            [
                new(14, CellRole.Sensitive), new(14, CellRole.Sensitive), new(2, CellRole.Sensitive), new(0, CellRole.Sensitive),
                new(40, CellRole.Candidate), new(28, CellRole.Known), new(70, CellRole.Known),
            ],
            [Sum((0, 1), (1, 1), (2, 1), (4, 1)), Sum((0, 1), (1, 1), (3, -1))]);

        Assert.False(ComplementarySuppression.Protect(table, K).Hidden[4]);
        Assert.True(ComplementarySuppression.Protect(table, K, new ProgrammeAudit(table, K)).Hidden[4]);
    }

    [Fact]
    public void Folded_pairs_of_one_origin_are_the_sums_of_their_hosts_and_narrow_with_these()
    {
        var narrow = Audit(rows: [40], columns: [20, 20], [[20, 20]]);

        Assert.Equal([1, 2], narrow);
    }

    [Fact]
    public void Folded_pairs_of_several_origins_take_each_others_place()
    {
        Assert.Empty(Audit(rows: [40, 40, 40], columns: [40, 40, 40], [[3, 5, 32], [30, 5, 5], [7, 30, 3]]));
    }

    [Fact]
    public void A_pair_into_a_host_of_few_people_is_narrow()
    {
        Assert.Equal([3], Audit(rows: [40, 40, 40], columns: [5, 57, 58], [[1, 20, 19], [2, 19, 19], [2, 18, 20]]));
    }

    [Fact]
    public void What_the_audit_lets_pass_is_wide_by_one_programme_over_all_sums_and_pairs() =>
        (from counts in Gen.OneOf(Gen.Long[0, 14], Gen.Long[0, 60], Gen.Long[10, 300]).Array[64]
         select counts).SamplePinned(
            counts =>
            {
                var rows = GateRows.Of(Moves.Cubes(Areas(), [.. counts.Index().Select(c => new Move(c.Index % 12, c.Index / 6, (c.Index * 5) % 12, c.Index % 2, 1, c.Item))], new HashSet<int>(), 2, 1000), Areas(), new());
                FlowFolding.Fold(rows, new());
                var table = PublishedSums.Tie(rows, Areas(), new()).Table;
                var result = ComplementarySuppression.Protect(table, K, new ProgrammeAudit(table, K));
                int[] hidden = [.. Enumerable.Range(0, table.Cells.Count).Where(c => result.Hidden[c])];

                Assert.Empty(result.Unprotected);
                foreach (var inner in table.Inner)
                {
                    using var whole = new LocalProgramme(table, hidden, 1e6, inner);
                    foreach (var cell in hidden.Where(c => table.Cells[c].NeedsProtection && table.EquationsOf(c).Count > 0))
                    {
                        var (least, most) = (whole.Extreme(cell, false)![whole.IndexOf(cell)], whole.Extreme(cell, true)![whole.IndexOf(cell)]);
                        Assert.True(new CellBounds(least, most + 1e-3).Protects(table.Cells[cell], K));
                    }

                    foreach (var (r, c) in Enumerable.Range(0, inner.Rows.Count).SelectMany(r => Enumerable.Range(0, inner.Columns.Count).Select(c => (r, c))).Where(p => inner.Told[p.r] && inner.Has(p.r, p.c)))
                    {
                        whole.ExtremePair(r, c, largest: false);
                        var least = whole.PairNow(r, c);
                        whole.ExtremePair(r, c, largest: true);
                        var most = whole.PairNow(r, c);
                        Assert.True(Math.Min(most, most - least) + 1e-3 >= K * inner.Weights[r]);
                    }
                }
            },
            iter: 8);

    private static IReadOnlyList<int> Audit(double[] rows, double[] columns, double[][] pairs, int silent = -1)
    {
        var cells = rows.Concat(columns).Select(s => new TableCell((long)s, CellRole.Latent)).ToArray();
        SuppressionTable table = new(
            cells,
            [.. Enumerable.Range(0, cells.Length).Select(c => Sum((c, 1)))],
            [new([.. Enumerable.Range(0, rows.Length)], [.. Enumerable.Range(rows.Length, columns.Length)], pairs, [.. rows.Select(_ => 1.0)], [.. rows.Select((_, r) => r != silent)])]);
        return new ProgrammeAudit(table, K).Narrow([.. cells.Select(_ => true)]);
    }

    [Fact]
    public void Pairs_of_an_origin_of_which_none_is_shown_say_no_more_than_its_stock()
    {
        Assert.Equal([0], Audit(rows: [10, 40, 40], columns: [30, 30, 30], [[3, 5, 2], [20, 15, 5], [7, 10, 23]]));
        Assert.Empty(Audit(rows: [10, 40, 40], columns: [30, 30, 30], [[3, 5, 2], [20, 15, 5], [7, 10, 23]], silent: 0));
    }

    [Fact]
    public void Of_two_partners_the_cheaper_is_hidden_though_it_lies_further_away()
    {
        // 0 + 1 = 4 and 0 + 2 + 3 = 5: to hide 0 beside 1 is dear; beside 2 it costs less.
        SuppressionTable table = new(
            [new(5, CellRole.Sensitive), new(400, CellRole.Candidate), new(30, CellRole.Candidate), new(90, CellRole.Candidate), new(405, CellRole.Candidate), new(125, CellRole.Candidate)],
            [Sum((0, 1), (1, 1), (4, -1)), Sum((0, 1), (2, 1), (3, 1), (5, -1))]);

        Assert.Equal([1, 2], new ProgrammeAudit(table, K).Partners([true, false, false, false, false, false], 0));
    }

    [Fact]
    public void Two_small_figures_protect_each_other_where_their_sum_is_wide_enough()
    {
        SuppressionTable table = new(
            [new(7, CellRole.Sensitive), new(18, CellRole.Candidate), new(400, CellRole.Candidate), new(425, CellRole.Known)],
            [Sum((0, 1), (1, 1), (2, 1))]);

        Assert.Equal([1], new ProgrammeAudit(table, K).Partners([true, false, false, false], 0));
    }

    [Fact]
    public void A_figure_that_can_be_just_as_wide_as_the_minimum_has_partners()
    {
        SuppressionTable table = new(
            [new(0, CellRole.Sensitive, Weight: 30.1), new(16, CellRole.Candidate, Weight: 30.1)], [Sum((0, 1), (1, 1))]);

        Assert.Equal([1], new ProgrammeAudit(table, K).Partners([true, false], 0));
    }

    [Fact]
    public void A_figure_that_was_widened_by_what_others_hid_asks_for_nothing_more()
    {
        SuppressionTable table = new(
            [new(7, CellRole.Sensitive), new(18, CellRole.Candidate), new(400, CellRole.Candidate), new(425, CellRole.Known)],
            [Sum((0, 1), (1, 1), (2, 1))]);

        Assert.Empty(new ProgrammeAudit(table, K).Partners([true, true, false, false], 0)!);
    }

    [Fact]
    public void A_figure_that_nothing_can_protect_has_no_partners()
    {
        SuppressionTable table = new([new(7, CellRole.Sensitive), new(0, CellRole.Candidate)], [Sum((0, 1), (1, 1))]);

        Assert.Null(new ProgrammeAudit(table, K).Partners([true, false], 0));
    }

    private static SuppressionTable WithSums(long[] matrix) => new(
        [.. matrix.Select(n => new TableCell(n, CellRole.Candidate))],
        [.. Enumerable.Range(0, 3).SelectMany(i => (LinearEquation[])[Sum((3 * i, 1), ((3 * i) + 1, 1), ((3 * i) + 2, 1)), Sum((i, 1), (i + 3, 1), (i + 6, 1))])]);

    private static LinearEquation Sum(params (int Cell, int Coefficient)[] terms) =>
        new([.. terms.Select(t => new EquationTerm(t.Cell, t.Coefficient))]);
}
