using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Triangulation;

/// <summary>The released figures of areas, to be found by indicator, area and period. Pairs of areas are passed over.</summary>
internal sealed class OurFigures
{
    private readonly Dictionary<(string Indicator, string Area), List<Observation>> _series;

    public OurFigures(IEnumerable<Observation> observations)
    {
        _series = observations.Where(o => o is { CounterpartArea: null, Unit: Unit.People })
            .GroupBy(o => (o.Indicator, o.Area)).ToDictionary(g => g.Key, g => g.OrderBy(o => o.PeriodEnd).ToList());
        Periods = _series.GroupBy(s => s.Key.Indicator, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => (IReadOnlyList<(LocalDate, LocalDate)>)[.. g.SelectMany(s => s.Value).Select(o => (o.PeriodStart, o.PeriodEnd)).Distinct().Order()],
            StringComparer.Ordinal);
    }

    /// <summary>Periods that an indicator has figures of, in order.</summary>
    private Dictionary<string, IReadOnlyList<(LocalDate Start, LocalDate End)>> Periods { get; }

    /// <summary>The period of an indicator that holds a day, or the nearest one; of two as near the earlier.</summary>
    /// <returns>The period and the days between; null where the release has none within reach.</returns>
    public (LocalDate Start, LocalDate End, int DaysApart)? PeriodOf(string indicator, LocalDate day, int reach)
    {
        var nearest = Periods.GetValueOrDefault(indicator, []).Select(p => (p.Start, p.End, DaysApart: Distance(p, day)))
            .OrderBy(p => p.DaysApart).ThenBy(p => p.End).Take(1).ToList();
        return nearest is [var found] && found.DaysApart <= reach ? found : null;
    }

    /// <summary>The periods of an indicator that a longer one is made of: those that lie in it with more than half of their days.</summary>
    /// <returns>The periods, and the days by which they and the longer one differ; null where that is more than the reach, or there are none.</returns>
    public (IReadOnlyList<(LocalDate Start, LocalDate End)> Periods, int DaysApart)? PeriodsIn(string indicator, LocalDate start, LocalDate end, int reach)
    {
        IReadOnlyList<(LocalDate Start, LocalDate End)> inside =
            [.. Periods.GetValueOrDefault(indicator, []).Where(p => Days(LocalDate.Max(p.Start, start), LocalDate.Min(p.End, end)) * 2 > Days(p.Start, p.End))];
        if (inside.Count == 0)
        {
            return null;
        }

        var shared = inside.Sum(p => Days(LocalDate.Max(p.Start, start), LocalDate.Min(p.End, end)));
        var apart = Days(start, end) + inside.Sum(p => Days(p.Start, p.End)) - (2 * shared);
        return apart <= reach ? (inside, apart) : null;
    }

    /// <summary>The figure of an area in a period; null where the release has no row.</summary>
    public Observation? Find(string indicator, string area, LocalDate end) => _series.GetValueOrDefault((indicator, area))?.Find(o => o.PeriodEnd == end);

    /// <summary>The figures of an indicator in its last period.</summary>
    public IReadOnlyList<Observation> Latest(string indicator) => Periods.GetValueOrDefault(indicator) is not { } periods ? [] :
        [.. _series.Where(s => s.Key.Indicator == indicator).Select(s => s.Value.Find(o => o.PeriodEnd == periods[^1].End)).OfType<Observation>()];

    private static int Distance((LocalDate Start, LocalDate End) period, LocalDate day) =>
        day < period.Start ? Period.DaysBetween(day, period.Start) : day > period.End ? Period.DaysBetween(period.End, day) : 0;

    private static int Days(LocalDate start, LocalDate end) => Math.Max(0, Period.DaysBetween(start, end) + 1);
}
