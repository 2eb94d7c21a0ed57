using NetTopologySuite.Geometries;
using Tideline.Domain.Places;
using Tideline.Projects.Reference;

namespace Tideline.Server.Maps;

/// <summary>One version of the boundaries, with names and population; does not change.</summary>
internal sealed class BoundarySet
{
    private static readonly Dictionary<string, string> _none = [];

    private BoundarySet(AreaHierarchy hierarchy, IReadOnlyDictionary<string, Geometry> geometry, string version, IReadOnlyList<MapArea> areas)
    {
        (Hierarchy, Geometry, Version, Areas) = (hierarchy, geometry, version, areas);
        Topologies = new(this);
    }

    public AreaHierarchy Hierarchy { get; }

    public IReadOnlyDictionary<string, Geometry> Geometry { get; }

    public string Version { get; }

    /// <summary>Coarse to fine, then by p-code.</summary>
    public IReadOnlyList<MapArea> Areas { get; }

    public LevelTopologies Topologies { get; }

    /// <param name="names">Names in other languages, by p-code and language.</param>
    /// <param name="population">People by area of the finest level; null where the project has no table.</param>
    public static BoundarySet Of(
        AreaHierarchy hierarchy, IReadOnlyDictionary<string, Geometry> geometry, string version,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> names, PopulationTable? population)
    {
        var people = Summed(hierarchy, population);
        return new(hierarchy, geometry, version,
        [
            .. hierarchy.All.Select(a => new MapArea(a, names.GetValueOrDefault(a.PCode) ?? _none, people.TryGetValue(a.PCode, out var n) ? n : null)),
        ]);
    }

    /// <summary>Admin level of an area; -1 where it is none of the set.</summary>
    public int LevelOf(string pcode) => Hierarchy.TryGet(pcode, out var area) ? area.AdminLevel : -1;

    public string NameOf(string pcode) => Hierarchy.TryGet(pcode, out var area) ? area.Name : pcode;

    private static Dictionary<string, long> Summed(AreaHierarchy hierarchy, PopulationTable? population)
    {
        var people = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (finest, count) in population?.People ?? new Dictionary<string, long>())
        {
            for (var pcode = finest; pcode is not null && hierarchy.TryGet(pcode, out var area); pcode = area.Parent)
            {
                people[pcode] = checked(people.GetValueOrDefault(pcode) + count);
            }
        }

        return people;
    }
}
