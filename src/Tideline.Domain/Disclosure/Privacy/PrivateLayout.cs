using Tideline.Domain.Places;

namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>A home area in the tree of what is measured.</summary>
/// <param name="Level">Index into <see cref="ClusterMap.Levels"/>.</param>
/// <param name="Area">Index within the level.</param>
/// <param name="Parent">Node one level up; −1 at the top.</param>
public sealed record HomeNode(int Level, int Area, string PCode, int Parent);

/// <summary>
/// The cells that are measured, whether anybody is in them or not: which cells exist says nothing about anyone. Homes are the areas
/// that hold exposed ones, down to the level of flows; hosts are all areas of that level, and one more for elsewhere.
/// </summary>
public sealed class PrivateLayout
{
    /// <param name="map">The areas.</param>
    /// <param name="exposed">By finest area: whether its homes are exposed.</param>
    /// <param name="flowLevel">Index of the level of flows (districts).</param>
    public PrivateLayout(ClusterMap map, IReadOnlyList<bool> exposed, int flowLevel)
    {
        Map = map;
        List<HomeNode> nodes = [];
        var nodeOf = new Dictionary<(int Level, int Area), int>();
        for (var level = 0; level <= flowLevel; level++)
        {
            FirstDistrict = nodes.Count;
            foreach (var home in Enumerable.Range(0, exposed.Count).Where(a => exposed[a]).GroupBy(a => map.Ancestors[level][a]).OrderBy(g => g.Key))
            {
                var parent = level == 0 ? -1 : nodeOf[(level - 1, map.Ancestors[level - 1][home.First()])];
                nodeOf[(level, home.Key)] = nodes.Count;
                nodes.Add(new HomeNode(level, home.Key, map.AreasAtLevel[level][home.Key].PCode, parent));
            }
        }

        Nodes = nodes;
        FlowLevel = flowLevel;
        Hosts = map.AreasAtLevel[flowLevel].Count;
        DistrictOfArea = [.. Enumerable.Range(0, exposed.Count).Select(
            a => exposed[a] ? nodeOf[(flowLevel, map.Ancestors[flowLevel][a])] - FirstDistrict : -1)];
    }

    public ClusterMap Map { get; }

    /// <summary>Coarse to fine; the districts come last.</summary>
    public IReadOnlyList<HomeNode> Nodes { get; }

    public int FlowLevel { get; }

    /// <summary>Number of the first node that is a district.</summary>
    public int FirstDistrict { get; }

    /// <summary>Home districts with exposed homes.</summary>
    public int Districts => Nodes.Count - FirstDistrict;

    /// <summary>Host districts; their number is also the index of "elsewhere".</summary>
    public int Hosts { get; }

    /// <summary>By finest area: its district within the layout; −1 where its homes are not exposed.</summary>
    public IReadOnlyList<int> DistrictOfArea { get; }

    /// <summary>Levels of the home tree above districts.</summary>
    public int UpperLevels => FlowLevel;

    /// <summary>Index of a pair among all pairs.</summary>
    public int Pair(int district, int host) => (district * (Hosts + 1)) + host;

    public int Pairs => Districts * (Hosts + 1);
}
