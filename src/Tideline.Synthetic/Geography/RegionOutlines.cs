namespace Tideline.Synthetic.Geography;

/// <summary>Polygons of labelled faces. Borders are smoothed once, corner by corner, so that all areas that share a
/// border share its points at every level.</summary>
internal sealed class RegionOutlines
{
    private const int Rounds = 3;
    private readonly HexMesh _mesh;
    private readonly PlanePoint[] _position;

    /// <param name="finest">Label of each face at the finest level; −1 outside.</param>
    public RegionOutlines(HexMesh mesh, int[] finest)
    {
        _mesh = mesh;
        var neighbours = BorderNeighbours(mesh, finest);
        _position = new PlanePoint[mesh.CornerCount];
        for (var corner = 0; corner < _position.Length; corner++)
        {
            _position[corner] = mesh.CornerPosition(corner);
        }

        for (var round = 0; round < Rounds; round++)
        {
            var moved = (PlanePoint[])_position.Clone();
            foreach (var (corner, others) in neighbours)
            {
                var east = others.Average(o => _position[o].East);
                var north = others.Average(o => _position[o].North);
                moved[corner] = new PlanePoint((_position[corner].East + east) / 2, (_position[corner].North + north) / 2);
            }

            _position = moved;
        }
    }

    /// <summary>Rings of the faces with the property, not closed, largest first; outer rings run counter-clockwise,
    /// holes clockwise.</summary>
    public IReadOnlyList<IReadOnlyList<PlanePoint>> Rings(Func<int, bool> isMember)
    {
        var next = new SortedDictionary<int, int>();
        for (var face = 0; face < _mesh.Centres.Length; face++)
        {
            if (!isMember(face))
            {
                continue;
            }

            for (var direction = 0; direction < HexMesh.Directions; direction++)
            {
                if (!isMember(_mesh.Neighbour(face, direction)))
                {
                    next[_mesh.Corner(face, direction)] = _mesh.Corner(face, direction + 1);
                }
            }
        }

        var rings = new List<IReadOnlyList<PlanePoint>>();
        while (next.Count > 0)
        {
            var start = next.First().Key;
            var ring = new List<PlanePoint>();
            for (var corner = start; next.Remove(corner, out var following); corner = following)
            {
                ring.Add(_position[corner]);
            }

            rings.Add(ring);
        }

        return [.. rings.OrderByDescending(r => Math.Abs(Plane.SignedArea(r)))];
    }

    private static SortedDictionary<int, List<int>> BorderNeighbours(HexMesh mesh, int[] finest)
    {
        var neighbours = new SortedDictionary<int, List<int>>();
        for (var face = 0; face < finest.Length; face++)
        {
            for (var direction = 0; direction < HexMesh.Directions; direction++)
            {
                var beyond = mesh.Neighbour(face, direction);
                if (finest[face] >= 0 && (beyond < 0 || finest[beyond] != finest[face]))
                {
                    Link(mesh.Corner(face, direction), mesh.Corner(face, direction + 1));
                }
            }
        }

        return neighbours;

        void Link(int a, int b)
        {
            Add(a, b);
            Add(b, a);
        }

        void Add(int a, int b)
        {
            if (!neighbours.TryGetValue(a, out var others))
            {
                neighbours[a] = others = [];
            }

            if (!others.Contains(b))
            {
                others.Add(b);
            }
        }
    }
}
