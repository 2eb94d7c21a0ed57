using Tideline.Domain.Cubes;
using Tideline.Release.Observations;

namespace Tideline.Server.Releases;

/// <summary>Gathers the observations of one indicator and unit; each word is kept once.</summary>
internal sealed class IndicatorTableBuilder(string indicator, Unit unit, string definition)
{
    private readonly Dictionary<string, int> _areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counterparts = new(StringComparer.Ordinal);
    private readonly Dictionary<FigurePeriod, int> _periods = [];
    private readonly List<ReleasedRow> _rows = [];

    public void Add(Observation o) => _rows.Add(new(
        Place(_areas, o.Area),
        o.CounterpartArea is null ? -1 : Place(_counterparts, o.CounterpartArea),
        Place(_periods, new(o.PeriodStart, o.PeriodEnd)),
        Number(o.Value), Number(o.Lower), Number(o.Upper), o.Status));

    /// <param name="level">Admin level of a p-code; -1 where it is not known.</param>
    public IndicatorTable ToTable(Func<string, int> level)
    {
        string[] areas = [.. _areas.Keys.OrderBy(level).ThenBy(a => a, StringComparer.Ordinal)];
        string[] counterparts = [.. _counterparts.Keys.Order(StringComparer.Ordinal)];
        FigurePeriod[] periods = [.. _periods.Keys.OrderBy(p => p.Start).ThenBy(p => p.End)];
        var (area, counterpart, period) = (Moved(_areas, areas), Moved(_counterparts, counterparts), Moved(_periods, periods));
        return new(
            indicator, unit, definition, areas, [.. areas.Select(level)], counterparts, periods,
            [.. _rows.Select(r => r with { Area = area[r.Area], Counterpart = r.Counterpart < 0 ? -1 : counterpart[r.Counterpart], Period = period[r.Period] })]);
    }

    private static int Place<T>(Dictionary<T, int> places, T key)
        where T : notnull
    {
        if (!places.TryGetValue(key, out var place))
        {
            places[key] = place = places.Count;
        }

        return place;
    }

    private static int[] Moved<T>(Dictionary<T, int> from, T[] to)
        where T : notnull
    {
        var moved = new int[to.Length];
        foreach (var (i, key) in to.Index())
        {
            moved[from[key]] = i;
        }

        return moved;
    }

    private static double Number(decimal? value) => value is { } number ? (double)number : double.NaN;
}
