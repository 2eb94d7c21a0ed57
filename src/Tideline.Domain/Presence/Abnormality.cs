using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Quality;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Domain.Presence;

/// <summary>
/// How unusual an area's present population is on a day beside its own earlier days: a modified z score, without unit.
/// Method, limits and test: docs/methods/abnormality.md.
/// </summary>
public static class Abnormality
{
    /// <summary>Days before the day, or before the evacuation where that is earlier, that history reaches back.</summary>
    public const int LongestHistory = 364;

    /// <summary>Days of the same weekday from which on only they are the reference.</summary>
    public const int FewestOfWeekday = 12;

    /// <summary>Days of any weekday below which there is no score.</summary>
    public const int FewestDays = 28;

    private const double OfMedianDeviation = 1.4826;
    private const double OfMeanDeviation = 1.253314;
    private static readonly Estimate Nobody = new(0, default, default, 0, 0, 0, ObservationStatus.Normal);

    /// <summary>Distance from the median of the reference in 1.4826 median absolute deviations about it; where those are
    /// 0, in 1.253314 mean absolute deviations about the mean. Null where both are 0, or the reference is empty.</summary>
    public static double? Score(double value, IReadOnlyCollection<double> reference) =>
        Scale(reference) is { } scale ? (value - scale.Centre) / scale.Spread : null;

    /// <summary>One cell per area and day from <paramref name="from"/> on that has present people.</summary>
    /// <param name="present">Present population of those days and of the days before that serve as history.</param>
    /// <param name="areas">P-codes of the areas that get a score.</param>
    /// <param name="from">First day that gets one.</param>
    /// <param name="evacuationStarts">No day from here on is a reference: what is unusual does not become usual.</param>
    /// <remarks>
    /// A day of history without anyone present counts as 0; one that the network saw badly is left out. Contributors are
    /// those of the day or of the reference day with the fewest, so that no day that is too small to show is behind a
    /// score. The interval is that of the present population on the day; it holds no error of the reference. Too little
    /// history, or none that varies: no value, with the status of what cannot be seen.
    /// </remarks>
    public static Cube Build(Cube present, IReadOnlySet<string> areas, LocalDate from, LocalDate evacuationStarts)
    {
        LocalDate[] days = [.. present.Cells.Select(c => c.Start).Distinct().Order()];
        List<CubeCell> cells = [];
        foreach (var area in present.Cells.Where(c => areas.Contains(c.Area)).GroupBy(c => c.Area))
        {
            var byDay = area.ToDictionary(c => c.Start, c => c.Estimate);
            (LocalDate Day, Estimate Present)[] observed =
            [
                .. days.Select(d => (d, byDay.GetValueOrDefault(d, Nobody)))
                    .Where(d => d.Item2.Status is not (ObservationStatus.NotObservable or ObservationStatus.LowReliability)),
            ];
            cells.AddRange(area.Where(c => c.Start >= from).OrderBy(c => c.Start).Select(c => c with
            {
                Estimate = Of(c.Estimate, Reference(c.Start, LocalDate.Min(c.Start, evacuationStarts), observed)),
            }));
        }

        return new Cube(Indicator.Abnormality, cells);
    }

    private static (IReadOnlyList<Estimate> Days, bool OfWeekday) Reference(
        LocalDate day, LocalDate end, (LocalDate Day, Estimate Present)[] observed)
    {
        var first = end.PlusDays(-LongestHistory);
        var all = Array.FindAll(observed, d => d.Day >= first && d.Day < end);
        Estimate[] ofWeekday = [.. all.Where(d => d.Day.DayOfWeek == day.DayOfWeek).Select(d => d.Present)];
        return ofWeekday.Length >= FewestOfWeekday ? (ofWeekday, true) : ([.. all.Select(d => d.Present)], false);
    }

    private static Estimate Of(in Estimate present, (IReadOnlyList<Estimate> Days, bool OfWeekday) reference)
    {
        var scale = present.Status != ObservationStatus.NotObservable && (reference.OfWeekday || reference.Days.Count >= FewestDays)
            ? Scale([.. reference.Days.Select(d => d.Value)])
            : null;
        if (scale is not { } s)
        {
            return new Estimate(double.NaN, default, default, present.Contributors, 0, 1, ObservationStatus.NotObservable);
        }

        var status = present.Status > ObservationStatus.LowReliability && !reference.OfWeekday
            ? ObservationStatus.LowReliability
            : present.Status;
        return new Estimate(
            (present.Value - s.Centre) / s.Spread, Scaled(present.Interval80), Scaled(present.Interval95),
            Math.Min(present.Contributors, reference.Days.Min(d => d.Contributors)), 0, 1, status);

        Interval Scaled(Interval i) => new((i.Lower - s.Centre) / s.Spread, (i.Upper - s.Centre) / s.Spread);
    }

    private static (double Centre, double Spread)? Scale(IReadOnlyCollection<double> reference)
    {
        if (reference.Count == 0)
        {
            return null;
        }

        var centre = Medians.OfSorting([.. reference]);
        var median = Medians.OfSorting<double>([.. reference.Select(r => Math.Abs(r - centre))]);

        // Sums of equal weights differ in their last digits: that is no variation.
        var nothing = 1e-9 * Math.Max(1, Math.Abs(centre));
        if (median > nothing)
        {
            return (centre, OfMedianDeviation * median);
        }

        var mean = reference.Average();
        var deviation = reference.Average(r => Math.Abs(r - mean));
        return deviation > nothing ? (centre, OfMeanDeviation * deviation) : null;
    }
}
