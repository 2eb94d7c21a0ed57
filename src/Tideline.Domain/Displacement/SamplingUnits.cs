using Tideline.Domain.Places;

namespace Tideline.Domain.Displacement;

/// <summary>
/// What the bootstrap resamples: home clusters where a finest area has enough of them, else random groups of its
/// people. Units are numbered by area, so that an area's units stand together.
/// </summary>
public sealed class SamplingUnits
{
    /// <summary>Groups of people in an area with few clusters: enough that the variance between groups is well known.</summary>
    public const int GroupsOfPeople = 32;

    private readonly int[] _unitOfCluster;
    private readonly int[] _firstUnit;

    private SamplingUnits(int[] unitOfCluster, int[] firstUnit, int[] areaOfUnit, ulong[] keyOfUnit)
    {
        _unitOfCluster = unitOfCluster;
        _firstUnit = firstUnit;
        AreaOfUnit = areaOfUnit;
        KeyOfUnit = keyOfUnit;
    }

    /// <summary>Finest area by unit.</summary>
    public int[] AreaOfUnit { get; }

    /// <summary>The key of the unit's replicate weights: the same unit has the same weights in every run.</summary>
    public ulong[] KeyOfUnit { get; }

    public int Count => AreaOfUnit.Length;

    /// <summary>The unit of a subscriber.</summary>
    public int UnitOf(ulong subscriber, int homeCluster, int area)
    {
        var unit = _unitOfCluster[homeCluster];
        return unit >= 0 ? unit : _firstUnit[area] + Draws.Below(Draws.Hash(subscriber, 0x9E1D), GroupsOfPeople);
    }

    internal static SamplingUnits Plan(ClusterMap map, DisplacementParameters parameters)
    {
        var unitOfCluster = new int[map.Count];
        Array.Fill(unitOfCluster, -1);
        var byArea = Enumerable.Range(1, map.Count - 1).Where(c => map.AreaOf(c) >= 0).ToLookup(map.AreaOf);
        var first = new int[map.FinestAreas];
        List<int> areaOfUnit = [];
        List<ulong> keys = [];
        for (var area = 0; area < map.FinestAreas; area++)
        {
            first[area] = areaOfUnit.Count;
            if (map.ClustersInArea[area] >= parameters.MinimumClusters)
            {
                foreach (var cluster in byArea[area])
                {
                    unitOfCluster[cluster] = areaOfUnit.Count;
                    areaOfUnit.Add(area);
                    keys.Add((ulong)cluster);
                }
            }
            else
            {
                for (var group = 0; group < GroupsOfPeople; group++)
                {
                    areaOfUnit.Add(area);
                    keys.Add((1UL << 40) + ((ulong)area << 8) + (ulong)group);
                }
            }
        }

        return new SamplingUnits(unitOfCluster, first, [.. areaOfUnit], [.. keys]);
    }
}
