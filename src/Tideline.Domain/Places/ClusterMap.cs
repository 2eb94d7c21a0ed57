namespace Tideline.Domain.Places;

/// <summary>
/// Where clusters lie: by cluster id (1 to n) its position and finest area; by finest area its ancestors.
/// </summary>
/// <remarks>Finest areas are numbered by p-code order (<see cref="AreaHierarchy.Finest"/>); an unmapped cluster has area
/// <see cref="Unmapped"/>. Index 0 of the cluster arrays is unused: 0 means "no cluster" in timelines.</remarks>
public sealed class ClusterMap
{
    public const int Unmapped = -1;

    private readonly double[] _longitude;
    private readonly double[] _latitude;
    private readonly int[] _area;
    private readonly double[] _cosLatitude;

    /// <param name="hierarchy">The areas.</param>
    /// <param name="clusters">Position and finest p-code (null where unmapped) of clusters 1, 2, 3 ….</param>
    public ClusterMap(AreaHierarchy hierarchy, IReadOnlyList<(double Longitude, double Latitude, string? PCode)> clusters)
    {
        Hierarchy = hierarchy;
        var index = hierarchy.Finest.Select((a, i) => (a.PCode, i)).ToDictionary(x => x.PCode, x => x.i, StringComparer.Ordinal);
        _longitude = new double[clusters.Count + 1];
        _latitude = new double[clusters.Count + 1];
        _cosLatitude = new double[clusters.Count + 1];
        _area = new int[clusters.Count + 1];
        _area[0] = Unmapped;
        ClustersInArea = new int[hierarchy.Finest.Count];
        for (var c = 1; c <= clusters.Count; c++)
        {
            var (longitude, latitude, pcode) = clusters[c - 1];
            _longitude[c] = longitude;
            _latitude[c] = latitude;
            _cosLatitude[c] = Math.Cos(latitude * Math.PI / 180);
            _area[c] = pcode is null ? Unmapped : index[pcode];
            if (_area[c] >= 0)
            {
                ClustersInArea[_area[c]]++;
            }
        }

        Levels = hierarchy.Levels;
        AreasAtLevel = [.. Levels.Select(l => (IReadOnlyList<Area>)[.. hierarchy.AtLevel(l)])];
        Ancestors = [.. Levels.Select((level, i) => AncestorIndexes(level, AreasAtLevel[i]))];
    }

    public AreaHierarchy Hierarchy { get; }

    /// <summary>Clusters, including the unused id 0.</summary>
    public int Count => _area.Length;

    public int FinestAreas => Hierarchy.Finest.Count;

    /// <summary>Clusters by finest area.</summary>
    public int[] ClustersInArea { get; }

    /// <summary>Admin levels present, coarse to fine; the index into <see cref="AreasAtLevel"/> and <see cref="Ancestors"/>.</summary>
    public IReadOnlyList<int> Levels { get; }

    public IReadOnlyList<IReadOnlyList<Area>> AreasAtLevel { get; }

    /// <summary>By level index, by finest area: the index of its ancestor within that level.</summary>
    public IReadOnlyList<int[]> Ancestors { get; }

    /// <summary>Finest area of a cluster, or <see cref="Unmapped"/>.</summary>
    public int AreaOf(int cluster) => _area[cluster];

    public (double Longitude, double Latitude) PositionOf(int cluster) => (_longitude[cluster], _latitude[cluster]);

    /// <summary>Whether two clusters lie within a short distance of each other (flat-earth, good to 1% below 100 km).</summary>
    public bool Within(int a, int b, double km)
    {
        if (a == b)
        {
            return true;
        }

        const double kmPerDegree = 111.195;
        var dy = (_latitude[a] - _latitude[b]) * kmPerDegree;
        var dx = (_longitude[a] - _longitude[b]) * kmPerDegree * _cosLatitude[a];
        return (dx * dx) + (dy * dy) <= km * km;
    }

    private int[] AncestorIndexes(int level, IReadOnlyList<Area> areas)
    {
        var index = areas.Select((a, i) => (a.PCode, i)).ToDictionary(x => x.PCode, x => x.i, StringComparer.Ordinal);
        return [.. Hierarchy.Finest.Select(f => Hierarchy.AncestorAt(f.PCode, level) is { } a ? index[a.PCode] : -1)];
    }
}
