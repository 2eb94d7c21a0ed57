using Tideline.Domain.Alerts;

namespace Tideline.Domain.Tests.Alerts;

/// <summary>
/// The rules by themselves, on 3,000 series: a baseline of 84 days by median and median absolute deviation, then 90 days
/// watched without an event, or a shift reached over three days. The expected false alarms are those of an independent
/// simulation of the same rules; sampling error of a share is at most 0.01. Delays are those of a watch that has run for 20
/// days before the shift: one that begins with it, and whose limit is still narrow, finds it some tenths of a day sooner.
/// </summary>
public sealed class DetectorTests
{
    private const int Runs = 3000;
    private const int BaselineDays = 84;
    private const int Watched = 90;

    public enum Rule
    {
        Above3,
        Shock,
        TwoOfThree,
        Average3,
        WhitenedAverage3,
        WhitenedAverage35,
        WhitenedAverage4,
    }

    [Theory]
    [InlineData(Rule.Above3, 0.19, 0.19, 0.21)]
    [InlineData(Rule.Shock, 0.01, 0.01, 0.01)]
    [InlineData(Rule.TwoOfThree, 0.03, 0.10, 0.17)]
    [InlineData(Rule.Average3, 0.15, 0.47, 0.60)]
    [InlineData(Rule.WhitenedAverage3, 0.15, 0.18, 0.22)]
    [InlineData(Rule.WhitenedAverage35, 0.05, 0.09, 0.09)]
    [InlineData(Rule.WhitenedAverage4, 0.02, 0.04, 0.04)]
    public void False_alarms_of_a_quarter_are_those_of_the_published_table(Rule rule, double none, double some, double much)
    {
        const double tolerance = 0.03;
        Assert.Equal(none, FalseAlarms(rule, 0), tolerance);
        Assert.Equal(some, FalseAlarms(rule, 0.4), tolerance);
        Assert.Equal(much, FalseAlarms(rule, 0.6), tolerance);
    }

    [Theory]
    [InlineData(Rule.Above3, 2.7, 2.7, 2.7)]
    [InlineData(Rule.TwoOfThree, 3.5, 3.5, 3.5)]
    [InlineData(Rule.WhitenedAverage35, 3.2, 3.5, 3.9)]
    public void A_shift_of_four_deviations_is_found_after_three_days(Rule rule, double none, double some, double much)
    {
        foreach (var (correlation, expected) in ((double, double)[])[(0, none), (0.4, some), (0.6, much)])
        {
            var (delay, missed) = Delay(rule, correlation, 4);
            Assert.InRange(delay, expected - 0.25, expected + 0.25);
            Assert.InRange(missed, 0, 0.01);
        }
    }

    private static double FalseAlarms(Rule rule, double correlation) =>
        Enumerable.Range(0, Runs).Count(run => FirstAlarm(rule, (ulong)run, correlation, Watched, _ => 0) > 0) / (double)Runs;

    /// <summary>Mean days from the first day of the shift, that day being 1, and the share not found in 14 days; series with
    /// an alarm before the shift are none.</summary>
    private static (double Delay, double Missed) Delay(Rule rule, double correlation, double shift)
    {
        const int quiet = 20;
        int[] first = [.. Enumerable.Range(0, Runs)
            .Select(run => FirstAlarm(rule, (ulong)run, correlation, quiet + 14, d => d < quiet ? 0 : shift * Math.Min(1, (d - quiet + 1) / 3.0)))
            .Where(f => f == 0 || f > quiet)];
        return (first.Where(f => f > 0).Average(f => f - quiet), first.Count(f => f == 0) / (double)first.Length);
    }

    /// <summary>The first watched day, from 1, with an alarm; 0 for none.</summary>
    private static int FirstAlarm(Rule rule, ulong run, double correlation, int days, Func<int, double> shift)
    {
        var values = Noise.Series(run, 7, BaselineDays + days, correlation);
        var baseline = values[..BaselineDays];
        var centre = Median(baseline);
        var spread = 1.4826 * Median([.. baseline.Select(v => Math.Abs(v - centre))]);
        double Z(int d) => (values[d] + (d < BaselineDays ? 0 : shift(d - BaselineDays)) - centre) / spread;
        var phi = rule is Rule.Average3 ? 0 : Math.Clamp(
            Enumerable.Range(0, BaselineDays - 1).Sum(d => Z(d) * Z(d + 1)) / Enumerable.Range(0, BaselineDays).Sum(d => Z(d) * Z(d)), 0, 0.8);
        var average = 0.0;
        for (var d = BaselineDays; d < BaselineDays + days; d++)
        {
            average = Detectors.Average(average, Detectors.Whitened(Z(d), Z(d - 1), 1, phi), 0.2);
            var alarm = rule switch
            {
                Rule.Above3 => Z(d) > 3,
                Rule.Shock => Z(d) > 4.5,
                Rule.TwoOfThree => Detectors.TwoOfThree(
                    Z(d), d > BaselineDays ? Z(d - 1) : double.NaN, d > BaselineDays + 1 ? Z(d - 2) : double.NaN, 2.5),
                Rule.Average3 or Rule.WhitenedAverage3 => average > 3,
                Rule.WhitenedAverage35 => average > 3.5,
                Rule.WhitenedAverage4 => average > 4,
                _ => false,
            };
            if (alarm)
            {
                return d - BaselineDays + 1;
            }
        }

        return 0;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
