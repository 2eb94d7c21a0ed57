using NodaTime;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class CompletenessTests
{
    private static readonly LocalDate First = new(2025, 7, 1);

    [Fact]
    public void Days_that_always_come_at_once_are_complete_at_once()
    {
        var report = Completeness.Judge(Days(40, (0, 1000)))!;
        Assert.All(report.Shares, s => Assert.Equal(1, s));
        Assert.All(report.Days, d => Assert.Equal(Delivery.Complete, d.State));
        Assert.Equal(0, report.LargestRevision);
    }

    [Fact]
    public void Where_thirty_of_a_hundred_rows_come_three_days_late_the_newest_days_are_held_and_their_rows_expected()
    {
        var report = Completeness.Judge(Days(40, (0, 700), (3, 300)))!;
        Assert.Equal([0.7, 0.7, 0.7, 1], report.Shares.Take(4).Select(s => Math.Round(s, 6)));
        Assert.Equal(
            [Delivery.Complete, Delivery.Held, Delivery.Held, Delivery.Held],
            report.Days.TakeLast(4).Select(d => d.State));
        Assert.All(report.Days.TakeLast(3), d => Assert.Equal((700, 1000), (d.Rows, Math.Round(d.Expected))));
        Assert.Equal(0, report.LargestRevision, 12);
    }

    [Fact]
    public void A_day_with_most_of_its_rows_is_provisional_and_its_revision_is_what_was_missing()
    {
        var report = Completeness.Judge(Days(40, (0, 900), (2, 100)))!;
        Assert.Equal([Delivery.Complete, Delivery.Provisional, Delivery.Provisional], report.Days.TakeLast(3).Select(d => d.State));
        Assert.Equal(0.1, report.MeanRevision, 12);
    }

    [Fact]
    public void Days_that_differ_leave_the_share_uncertain()
    {
        var even = Completeness.Judge(Days(40, (0, 900), (2, 100)))!;
        var uneven = Completeness.Judge(Enumerable.Range(0, 40).SelectMany(d => Parts(d, 39, d % 2 == 0 ? [(0, 980), (2, 20)] : [(0, 820), (2, 180)])))!;
        Assert.Equal(0, even.Days[^1].ExpectedDeviation, 9);
        Assert.InRange(uneven.Days[^1].Deviation, 0.005, 0.03);
        Assert.InRange(uneven.Days[^1].Share, 0.85, 0.95);
    }

    [Fact]
    public void A_file_of_a_month_is_not_late_for_its_first_days()
    {
        var rows = Enumerable.Range(0, 60).Select(d => new DeliveredRows(First.PlusDays(d), First.PlusDays(d < 30 ? 30 : 60), 1000));
        Assert.All(Completeness.Judge(rows)!.Days, d => Assert.Equal(Delivery.Complete, d.State));
    }

    [Fact]
    public void Small_hours_that_come_with_the_next_file_make_a_day_provisional_until_then()
    {
        var report = Completeness.Judge(Days(40, (0, 930), (1, 70)))!;
        Assert.Equal([Delivery.Complete, Delivery.Provisional], report.Days.TakeLast(2).Select(d => d.State));
    }

    [Fact]
    public void With_few_old_days_nothing_is_known_and_nothing_held()
    {
        Assert.Null(Completeness.Judge(Days(27, (0, 700), (3, 300))));
        Assert.Null(Completeness.Judge([]));
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        DeliveredRows[] rows = [.. Days(40, (0, 700), (1, 200), (3, 100))];
        Assert.Equivalent(Completeness.Judge(rows), Completeness.Judge(rows.Reverse()), strict: true);
    }

    /// <summary>Days each of whose rows come so many days after their first file, as far as the last day's first file has come.</summary>
    private static IEnumerable<DeliveredRows> Days(int days, params (int Late, long Rows)[] parts) =>
        Enumerable.Range(0, days).SelectMany(d => Parts(d, days - 1, parts));

    private static IEnumerable<DeliveredRows> Parts(int day, int last, (int Late, long Rows)[] parts) =>
        parts.Where(p => day + p.Late <= last).Select(p => new DeliveredRows(First.PlusDays(day), First.PlusDays(day + 1 + p.Late), p.Rows));
}
