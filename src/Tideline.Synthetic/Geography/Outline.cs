namespace Tideline.Synthetic.Geography;

/// <summary>Which faces belong to the country: a drawn shape, roughened; one piece without holes.</summary>
internal static class Outline
{
    private static readonly PlanePoint[] _shape =
    [
        new(150, 62), new(70, 112), new(28, 200), new(74, 290), new(40, 385), new(92, 470), new(78, 560), new(148, 640),
        new(172, 730), new(240, 800), new(300, 872), new(372, 886), new(430, 852), new(515, 842), new(562, 770),
        new(586, 690), new(545, 612), new(580, 535), new(525, 452), new(482, 382), new(500, 300), new(452, 232),
        new(402, 152), new(372, 84), new(312, 52), new(262, 22), new(205, 34),
    ];

    public static bool[] Faces(HexMesh mesh)
    {
        var inside = new bool[mesh.Centres.Length];
        for (var face = 0; face < inside.Length; face++)
        {
            var p = mesh.Centres[face];
            var east = p.East + (20 * Noise.At(Country.Seed, p, 75)) + (7 * Noise.At(Country.Seed + 1, p, 22));
            var north = p.North + (20 * Noise.At(Country.Seed + 2, p, 75)) + (7 * Noise.At(Country.Seed + 3, p, 22));
            inside[face] = p is { East: > 5 and < 600, North: > 5 and < 900 } && Plane.Contains(_shape, new PlanePoint(east, north));
        }

        var sea = Reached(mesh, 0, f => !inside[f]);
        var land = Reached(mesh, Array.FindIndex(mesh.Centres, c => c is { East: > 300, North: > 450 }), f => !sea[f]);
        return land;
    }

    private static bool[] Reached(HexMesh mesh, int from, Func<int, bool> passable)
    {
        var reached = new bool[mesh.Centres.Length];
        var open = new Stack<int>([from]);
        reached[from] = true;
        while (open.TryPop(out var face))
        {
            for (var direction = 0; direction < HexMesh.Directions; direction++)
            {
                var next = mesh.Neighbour(face, direction);
                if (next >= 0 && !reached[next] && passable(next))
                {
                    reached[next] = true;
                    open.Push(next);
                }
            }
        }

        return reached;
    }
}
