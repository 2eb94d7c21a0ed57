using Tideline.Domain.Returns;

namespace Tideline.Domain.Tests.Returns;

public sealed class WithdrawalTests
{
    private static readonly ProjectionRules Rules = new();

    [Fact]
    public void A_decline_is_projected() => Assert.Null(Of(Decline(30)));

    [Fact]
    public void A_growing_stock_that_never_fell_is_projected() =>
        Assert.Null(Of([.. Enumerable.Range(1, 20).Select(d => 100.0 * d)]));

    [Fact]
    public void Nobody_away_is_not_projected() =>
        Assert.Equal(WithdrawalReason.NobodyAway, Of([.. Decline(10), -3]));

    [Theory]
    [InlineData(23, true)]
    [InlineData(29, true)]
    [InlineData(22, false)]
    public void A_new_alarm_holds_it_back_for_seven_days(int alarm, bool held) =>
        Assert.Equal(held ? WithdrawalReason.NewAlarm : null, Of(Decline(30), alarm));

    [Fact]
    public void An_alarm_that_only_goes_on_is_not_new() =>
        Assert.Null(Of(Decline(30), [.. Enumerable.Range(10, 20)]));

    [Fact]
    public void A_second_wave_after_day_twenty_withdraws_it()
    {
        double[] stocks = [.. Decline(20), .. Enumerable.Range(1, 4).Select(d => Decline(20)[^1] * (1 + (0.08 * d)))];
        Assert.Equal(WithdrawalReason.ReturnsReversed, Of(stocks));
    }

    [Fact]
    public void A_second_wave_above_the_first_peak_withdraws_it_too() =>
        Assert.Equal(
            WithdrawalReason.ReturnsReversed, Of([.. Decline(20), .. Enumerable.Range(1, 6).Select(d => 1000 + (500.0 * d))]));

    [Fact]
    public void Daily_noise_of_a_fifth_is_rarely_taken_for_a_reversal()
    {
        var withdrawn = Enumerable.Range(0, 100).Count(seed => Of(
            [.. Decline(40).Select((s, d) => s * (0.8 + (0.4 * Draws.Uniform(Draws.Hash((ulong)seed, (ulong)d)))))]) is not null);
        Assert.InRange(withdrawn, 0, 5);
    }

    [Fact]
    public void A_rise_within_two_standard_errors_of_sampling_is_no_reversal()
    {
        double[] stocks = [.. Decline(20), .. Enumerable.Range(1, 4).Select(d => Decline(20)[^1] * (1 + (0.08 * d)))];
        Assert.Null(Withdrawal.Of(StockSeries.Daily(stocks), [], 0.2, Rules));
    }

    private static double[] Decline(int days) => [.. Enumerable.Range(0, days).Select(d => 1000 * Math.Exp(-0.02 * d))];

    private static WithdrawalReason? Of(double[] stocks, params int[] alarms) =>
        Withdrawal.Of(StockSeries.Daily(stocks), alarms, 0, Rules);
}
