using System.Globalization;
using NodaTime;

namespace Tideline.Operation.Feeds.Sql;

/// <summary>A local day, or a local hour, as instants: from its start to before its end.</summary>
/// <param name="Key">Names its files and its state: <c>20250826</c>, or with hour and offset <c>20250826T14+0500</c>.</param>
internal sealed record Span(string Key, Instant Start, Instant End)
{
    /// <summary>Spans without a gap, from that which holds an instant on, whose end is not after another.</summary>
    public static IEnumerable<Span> Between(Instant from, Instant until, bool byHour, DateTimeZone zone)
    {
        for (var day = from.InZone(zone).Date; ; day = day.PlusDays(1))
        {
            foreach (var span in byHour ? Hours(day, zone) : [Day(day, zone)])
            {
                if (span.End > until)
                {
                    yield break;
                }

                if (span.End > from)
                {
                    yield return span;
                }
            }
        }
    }

    private static Span Day(LocalDate day, DateTimeZone zone) =>
        new(day.ToString("uuuuMMdd", CultureInfo.InvariantCulture), zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());

    // By the clock that runs on: an hour that the wall clock repeats or skips is one hour, and its offset tells it from the other.
    private static IEnumerable<Span> Hours(LocalDate day, DateTimeZone zone)
    {
        var whole = Day(day, zone);
        for (var at = whole.Start; at < whole.End; at += Duration.FromHours(1))
        {
            yield return new(
                at.InZone(zone).ToString("uuuuMMdd'T'HHo<+HHmm>", CultureInfo.InvariantCulture), at, Instant.Min(at + Duration.FromHours(1), whole.End));
        }
    }
}
