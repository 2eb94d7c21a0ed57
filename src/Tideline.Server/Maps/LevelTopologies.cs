using System.Collections.Concurrent;
using Tideline.Server.Maps.Topologies;

namespace Tideline.Server.Maps;

/// <summary>The TopoJSON of each level of a boundary set, made when first asked for.</summary>
internal sealed class LevelTopologies(BoundarySet boundaries)
{
    // Width in pixels of the largest map that a level is drawn on; tehsils are looked at closely.
    private static readonly int[] _detail = [800, 1200, 2000, 3000];

    private readonly ConcurrentDictionary<int, Lazy<byte[]>> _files = new();

    /// <summary>Null where no area is of the level.</summary>
    public byte[]? Of(int level) => boundaries.Hierarchy.Levels.Contains(level)
        ? _files.GetOrAdd(level, _ => new(() => Make(level))).Value
        : null;

    private byte[] Make(int level)
    {
        var areas = boundaries.Areas.Where(a => a.Area.AdminLevel == level && boundaries.Geometry.ContainsKey(a.Area.PCode)).ToList();
        var topology = AreaTopology.Of(
            [.. areas.Select(a => (a.Area.PCode, boundaries.Geometry[a.Area.PCode]))], _detail[Math.Min(level, _detail.Length - 1)]);
        return TopoJson.Write(topology, areas);
    }
}
