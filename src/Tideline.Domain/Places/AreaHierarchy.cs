namespace Tideline.Domain.Places;

/// <summary>All areas of a boundary version with their parents; every area but the top has one parent one level up.</summary>
/// <remarks>Areas are ordered by level, then p-code (ordinal), so that an index means the same area on every run.</remarks>
public sealed class AreaHierarchy
{
    private readonly Dictionary<string, Area> _byPCode;
    private readonly ILookup<string, Area> _children;

    /// <exception cref="ArgumentException">A p-code occurs twice, or a parent is missing or not at a coarser level.</exception>
    public AreaHierarchy(IEnumerable<Area> areas)
    {
        All = [.. areas.OrderBy(a => a.AdminLevel).ThenBy(a => a.PCode, StringComparer.Ordinal)];
        _byPCode = new Dictionary<string, Area>(All.Count, StringComparer.Ordinal);
        foreach (var area in All)
        {
            if (!_byPCode.TryAdd(area.PCode, area))
            {
                throw new ArgumentException($"The p-code '{area.PCode}' occurs twice.", nameof(areas));
            }

            if (area.Parent is not null
                && (!_byPCode.TryGetValue(area.Parent, out var parent) || parent.AdminLevel >= area.AdminLevel))
            {
                throw new ArgumentException(
                    $"The parent '{area.Parent}' of area '{area.PCode}' is not an area of a coarser level.", nameof(areas));
            }
        }

        _children = All.Where(a => a.Parent is not null).ToLookup(a => a.Parent!, StringComparer.Ordinal);
        Levels = [.. All.Select(a => a.AdminLevel).Distinct()];
        FinestLevel = Levels.Count == 0 ? 0 : Levels[^1];
        Finest = [.. All.Where(a => a.AdminLevel == FinestLevel)];
    }

    /// <summary>Every area, coarse to fine, then by p-code.</summary>
    public IReadOnlyList<Area> All { get; }

    /// <summary>The levels present, coarse to fine.</summary>
    public IReadOnlyList<int> Levels { get; }

    /// <summary>The finest level; estimates are computed there and summed upwards.</summary>
    public int FinestLevel { get; }

    /// <summary>The areas of the finest level, by p-code.</summary>
    public IReadOnlyList<Area> Finest { get; }

    public Area this[string pcode] => _byPCode[pcode];

    public bool TryGet(string pcode, out Area area) => _byPCode.TryGetValue(pcode, out area!);

    /// <summary>The areas of one level, by p-code.</summary>
    public IEnumerable<Area> AtLevel(int level) => All.Where(a => a.AdminLevel == level);

    /// <summary>Direct children, by p-code; empty for the finest level.</summary>
    public IEnumerable<Area> Children(string pcode) => _children[pcode];

    /// <summary>The area itself or its ancestor at <paramref name="level"/>; null where the area is coarser than that.</summary>
    public Area? AncestorAt(string pcode, int level)
    {
        var area = _byPCode[pcode];
        while (area.AdminLevel > level && area.Parent is not null)
        {
            area = _byPCode[area.Parent];
        }

        return area.AdminLevel == level ? area : null;
    }
}
