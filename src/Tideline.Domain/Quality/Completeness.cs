using System.Runtime.InteropServices;
using NodaTime;

namespace Tideline.Domain.Quality;

/// <summary>Kept rows of one local day that came with one file.</summary>
/// <param name="DeliveredOn">When the file was there.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeliveredRows(LocalDate Day, LocalDate DeliveredOn, long Rows);

public enum Delivery
{
    /// <summary>Less than 80% is in, as far as earlier days tell: not used as the last day of an estimate.</summary>
    Held,

    /// <summary>Used, and told to be provisional.</summary>
    Provisional,

    /// <summary>Nothing more is to be expected.</summary>
    Complete,
}

/// <summary>How much of one local day is in.</summary>
/// <param name="Rows">Kept rows so far.</param>
/// <param name="Share">Share of the day's rows that are in by such an age, 0 to 1.</param>
/// <param name="Deviation">Standard deviation of the share, by resampling the days that it was learnt from.</param>
public sealed record DayCompleteness(LocalDate Day, long Rows, double Share, double Deviation, Delivery State)
{
    /// <summary>Rows expected in the end.</summary>
    public double Expected => Share == 0 ? double.NaN : Rows / Share;

    /// <summary>Standard deviation of <see cref="Expected"/>.</summary>
    public double ExpectedDeviation => Share == 0 ? double.NaN : Rows * Deviation / (Share * Share);
}

/// <summary>How complete days are by the days since their first file, learnt from days that are old enough.</summary>
/// <param name="Shares">By days since the first file; 1 at the end.</param>
/// <param name="ReferenceDays">Days that it was learnt from.</param>
/// <param name="MeanRevision">Mean of (final − first) / final over them, first being what was in when the share reached 80%.</param>
/// <param name="LargestRevision">The largest of them.</param>
/// <param name="Days">Every day, in order.</param>
public sealed record CompletenessReport(
    IReadOnlyList<double> Shares, int ReferenceDays, double MeanRevision, double LargestRevision, IReadOnlyList<DayCompleteness> Days);

/// <summary>
/// Tells how much of the newest days is still to come, from how late the rows of earlier days came (the triangle of rows by
/// day and lateness). Method, limits and test: docs/methods/late-data.md.
/// </summary>
public static class Completeness
{
    /// <summary>From this share on a day is used.</summary>
    public const double UsedFrom = 0.8;

    /// <summary>From this share on a day counts as complete: a trickle of single rows changes nothing.</summary>
    public const double CompleteFrom = 0.999;

    /// <summary>Days since the first file after which nothing more is expected.</summary>
    public const int LongestLag = 14;

    /// <summary>Days that the shares are learnt from: the latest that are old enough.</summary>
    public const int MostReferenceDays = 28;

    private const int FewestReferenceDays = 14;
    private const int Replicates = 200;

    /// <summary>Null where fewer than 14 days are old enough to learn from: nothing is known, and nothing held back.</summary>
    /// <param name="rows">Rows by day and delivery, in any order. A day that came with its file alone, however many days that
    /// file holds, was not late: lateness counts from the day's first delivery.</param>
    public static CompletenessReport? Judge(IEnumerable<DeliveredRows> rows)
    {
        var days = rows.Where(r => r.Rows > 0).GroupBy(r => r.Day).OrderBy(g => g.Key).Select(g => new Arrivals(g.Key, [.. g])).ToArray();
        if (days.Length == 0)
        {
            return null;
        }

        var now = days.Max(d => d.Last);
        var reference = days.Where(d => d.Age(now) >= LongestLag).TakeLast(MostReferenceDays).ToArray();
        if (reference.Length < FewestReferenceDays)
        {
            return null;
        }

        var shares = Shares(reference);
        var deviations = Deviations(reference);
        var first = Array.FindIndex(shares, s => s >= UsedFrom);
        double[] revisions = [.. reference.Select(d => (double)(d.Total - d.By(first)) / d.Total)];
        return new CompletenessReport(
            shares, reference.Length, revisions.Average(), revisions.Max(),
            [.. days.Select(d => Judge(d, Math.Min(LongestLag, d.Age(now)), shares, deviations))]);
    }

    private static DayCompleteness Judge(Arrivals day, int age, double[] shares, double[] deviations) => new(
        day.Day, day.Total, shares[age], deviations[age], shares[age] switch
        {
            < UsedFrom => Delivery.Held,
            < CompleteFrom => Delivery.Provisional,
            _ => Delivery.Complete,
        });

    private static double[] Shares(IReadOnlyCollection<Arrivals> days)
    {
        var total = days.Sum(d => d.Total);
        return [.. Enumerable.Range(0, LongestLag + 1).Select(lag => lag == LongestLag ? 1 : days.Sum(d => d.By(lag)) / (double)total)];
    }

    private static double[] Deviations(Arrivals[] days)
    {
        double[][] drawn = [.. Enumerable.Range(0, Replicates).Select(r => Shares(
            [.. Enumerable.Range(0, days.Length).Select(i => days[Draws.Below(Draws.Hash((ulong)r, (ulong)i), days.Length)])]))];
        return [.. Enumerable.Range(0, LongestLag + 1).Select(lag =>
        {
            var mean = drawn.Average(s => s[lag]);
            return Math.Sqrt(drawn.Sum(s => (s[lag] - mean) * (s[lag] - mean)) / (Replicates - 1));
        })];
    }

    /// <summary>One day's rows by lateness.</summary>
    private sealed class Arrivals
    {
        private readonly long[] _by = new long[LongestLag + 1];
        private readonly LocalDate _first;

        public Arrivals(LocalDate day, IReadOnlyCollection<DeliveredRows> parts)
        {
            Day = day;
            _first = parts.Min(p => p.DeliveredOn);
            Last = parts.Max(p => p.DeliveredOn);
            foreach (var part in parts)
            {
                for (var lag = Math.Min(LongestLag, Period.DaysBetween(_first, part.DeliveredOn)); lag <= LongestLag; lag++)
                {
                    _by[lag] = checked(_by[lag] + part.Rows);
                }
            }
        }

        public LocalDate Day { get; }

        public LocalDate Last { get; }

        public long Total => _by[LongestLag];

        public long By(int lag) => _by[lag];

        public int Age(LocalDate now) => Period.DaysBetween(_first, now);
    }
}
