using Tideline.Domain.Cubes;
using Tideline.Release.Observations;
using Tideline.Server.Maps;

namespace Tideline.Server.Releases;

/// <summary>All figures of one public release, by indicator and unit; does not change.</summary>
internal sealed record ReleasedTable(ReleaseEntry Release, IReadOnlyList<IndicatorTable> Indicators, BoundarySet Boundaries)
{
    public static ReleasedTable Of(ReleaseEntry release, IEnumerable<Observation> observations, BoundarySet boundaries)
    {
        var builders = new Dictionary<(string, Unit), IndicatorTableBuilder>();
        foreach (var o in observations)
        {
            if (!builders.TryGetValue((o.Indicator, o.Unit), out var builder))
            {
                builders[(o.Indicator, o.Unit)] = builder = new(o.Indicator, o.Unit, o.Definition);
            }

            builder.Add(o);
        }

        return new(release, [.. builders.Values.Select(b => b.ToTable(boundaries.LevelOf))], boundaries);
    }

    /// <summary>Figures of an indicator; of people where it has several units and none is asked for. Null where there are none.</summary>
    public IndicatorTable? Find(string indicator, string? unit = null) => Indicators
        .Where(t => t.Indicator == indicator && (unit is null || t.UnitWord == unit)).OrderBy(t => t.Unit).FirstOrDefault();
}
