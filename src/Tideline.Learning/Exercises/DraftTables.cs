using Tideline.Domain.Disclosure;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>The ten tables of a learner. What each table is about stands; where one leaks follows from the seed.</summary>
internal static class DraftTables
{
    private const int Minimum = DraftTable.Minimum;

    private enum Draft
    {
        /// <summary>All numbers are large.</summary>
        Clean,

        /// <summary>A small number is shown.</summary>
        SmallShown,

        /// <summary>One small number is hidden, and a sum tells it.</summary>
        Alone,

        /// <summary>Two small numbers are hidden whose sum is below the minimum.</summary>
        Narrow,

        /// <summary>Small numbers are hidden, and others beside them.</summary>
        Protected,
    }

    public static IReadOnlyList<DraftTable> Of(ulong seed)
    {
        var draws = new FormDraws(seed, 70);
        var weeks = draws.Shuffled([Draft.Alone, Draft.Protected, draws.Pick(Draft.SmallShown, Draft.Clean)]);
        var parts = draws.Shuffled([Draft.Narrow, draws.Pick(Draft.Alone, Draft.Protected)]);
        return
        [
            .. weeks.Select((kind, i) => Weeks(draws, "t" + DraftTable.Text(i + 1), kind)),
            .. parts.Select((kind, i) => Parts(draws, "t" + DraftTable.Text(i + 4), kind)),
            Weighted(draws), Rest(draws), Revised(draws), Pairs(draws), Zeros(draws),
        ];
    }

    /// <summary>Three districts by three weeks with sums.</summary>
    private static DraftTable Weeks(FormDraws draws, string id, Draft kind)
    {
        var counts = Large(draws, 3, 3);
        var small = draws.Between(0, 8);
        if (kind is not Draft.Clean)
        {
            counts[small / 3][small % 3] = draws.Between(3, Minimum - 1);
        }

        return DraftTable.WithSums(id, counts, table => Hide(table, kind));
    }

    /// <summary>A province with its five districts.</summary>
    private static DraftTable Parts(FormDraws draws, string id, Draft kind)
    {
        var counts = Large(draws, 5, 1);
        var at = draws.Shuffled(Enumerable.Range(0, 5));
        counts[at[0]][0] = kind is Draft.Narrow ? draws.Between(3, 8) : draws.Between(3, Minimum - 1);
        if (kind is Draft.Narrow)
        {
            // Together at most 15.
            counts[at[1]][0] = draws.Between(2, 7);
        }

        return DraftTable.WithSums(id, counts, table => Hide(table, kind));
    }

    private static IReadOnlyList<bool> Hide(SuppressionTable table, Draft kind) => kind is Draft.Protected
        ? ComplementarySuppression.Protect(table, Minimum).Hidden
        : [.. table.Cells.Select(c => kind is not Draft.SmallShown && c.Role is CellRole.Sensitive)];

    /// <summary>Subscribers, people for each, people; the people go out.</summary>
    private static DraftTable Weighted(FormDraws draws)
    {
        var weight = draws.Between(40, 90);
        int[] subscribers = Behind(draws, draws.Between(0, 2));
        return DraftTable.Plain(
            "t6", [.. subscribers.Select(n => (string[])[DraftTable.Text(n), DraftTable.Text(weight), DraftTable.Text(n * weight)])], 2, [.. subscribers.Select(n => (int[])[n])],
            n => n < Minimum, ["hide_alone", "hide_partner", "merge"], "threshold_after_scaling");
    }

    /// <summary>Subscribers with a home, and how many of them are away: both go out.</summary>
    private static DraftTable Rest(FormDraws draws)
    {
        var rests = Behind(draws, draws.Between(0, 1));
        int[] away = [.. rests.Select(_ => draws.Between(40, 160))];
        return DraftTable.Plain(
            "t7", [.. rests.Select((n, i) => (string[])[DraftTable.Text(n + away[i]), DraftTable.Text(away[i])])], 1, [.. rests.Select(n => (int[])[n])],
            n => n < Minimum, ["hide_alone", "hide_partner", "merge"], "rest_forgotten");
    }

    /// <summary>What was published, and what would be published after late records came.</summary>
    private static DraftTable Revised(FormDraws draws)
    {
        var changes = Behind(draws, draws.Between(0, 2));
        int[] first = [.. changes.Select(_ => draws.Between(60, 240))];
        changes[draws.Between(0, changes.Length - 1)] = 0;
        return DraftTable.Plain(
            "t8", [.. changes.Select((n, i) => (string[])[DraftTable.Text(first[i]), DraftTable.Text(first[i] + n)])], 1, [.. changes.Select(n => (int[])[n])],
            n => n is > 0 and < Minimum, ["hold_back", "hide_alone"], "difference_forgotten");
    }

    /// <summary>Pairs of home and host.</summary>
    private static DraftTable Pairs(FormDraws draws)
    {
        var counts = Behind(draws, draws.Between(0, 2));
        return DraftTable.Plain(
            "t9", [.. counts.Select((n, i) => (string[])["D" + DraftTable.Text(i + 1), "D" + DraftTable.Text(draws.Between(5, 9)), DraftTable.Text(n)])], 2, [.. counts.Select(n => (int[])[n])],
            n => n < Minimum, ["hide_alone", "hide_partner", "merge"], "threshold_missed");
    }

    /// <summary>Districts by weeks without sums, some with nobody.</summary>
    private static DraftTable Zeros(FormDraws draws)
    {
        var counts = Large(draws, 3, 3);
        for (var zeros = draws.Between(0, 2); zeros > 0; zeros--)
        {
            counts[draws.Between(0, 2)][draws.Between(0, 2)] = 0;
        }

        return DraftTable.Plain(
            "t10", [.. counts.Select(r => (string[])[.. r.Select(DraftTable.Text)])], null, counts, n => n < Minimum, ["hide_alone", "hide_partner", "merge"], "zero_is_small");
    }

    /// <summary>Four numbers: some small, one at the minimum, the others large.</summary>
    private static int[] Behind(FormDraws draws, int small) =>
        [.. draws.Shuffled(Enumerable.Range(0, 4).Select(i => i < small ? draws.Between(2, Minimum - 1) : i == small ? Minimum : draws.Between(Minimum + 4, 90)))];

    private static int[][] Large(FormDraws draws, int rows, int columns) =>
        [.. Enumerable.Range(0, rows).Select(_ => (int[])[.. Enumerable.Range(0, columns).Select(_ => draws.Between(Minimum + 4, 120))])];
}
