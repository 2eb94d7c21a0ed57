using NodaTime;
using Tideline.Domain.Cubes;

namespace Tideline.Release.Bulletins.Model;

/// <summary>One row for every area of the map level, by p-code, in scope or not.</summary>
internal static class AreaRows
{
    /// <summary>District where there are districts, else the finest level that is not finer.</summary>
    public static int MapLevel(IReadOnlyList<int> levels)
        => levels.Where(l => l <= 2).DefaultIfEmpty(levels.Count == 0 ? 0 : levels[0]).Max();

    public static IReadOnlyList<AreaRow> Of(BulletinInput input, ReleasedFigures figures, int level, LocalDate end)
    {
        var hierarchy = input.Boundaries.Hierarchy;
        var population = SumByAncestor(input, level);
        var limits = input.Provenance.DetectionLimitKm
            .Where(l => hierarchy.TryGet(l.Key, out _))
            .Select(l => (Area: hierarchy.AncestorAt(l.Key, level)?.PCode, Km: l.Value))
            .Where(l => l.Area is not null)
            .GroupBy(l => l.Area!, l => l.Km, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (g.Min(), g.Max()), StringComparer.Ordinal);
        var claimed = input.Claim.Areas.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. hierarchy.AtLevel(level).Select(area => new AreaRow(
                area,
                area.Parent is null ? "" : hierarchy[area.Parent].Name,
                population.TryGetValue(area.PCode, out var people) ? people : null,
                figures.Find(Indicator.DisplacedStock, area.PCode, end),
                figures.Find(Indicator.NewlyDisplaced, area.PCode, end),
                figures.Find(Indicator.Returned, area.PCode, end),
                figures.Find(Indicator.DisplacedChange, area.PCode, end),
                figures.Find(Indicator.DisplacedHosted, area.PCode, end),
                claimed.Contains(area.PCode),
                limits.TryGetValue(area.PCode, out var limit) ? limit : null)),
        ];
    }

    private static Dictionary<string, long> SumByAncestor(BulletinInput input, int level)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (pcode, people) in input.Population?.People ?? new Dictionary<string, long>())
        {
            if (input.Boundaries.Hierarchy.TryGet(pcode, out _)
                && input.Boundaries.Hierarchy.AncestorAt(pcode, level) is { } ancestor)
            {
                sums[ancestor.PCode] = checked(sums.GetValueOrDefault(ancestor.PCode) + people);
            }
        }

        return sums;
    }
}
