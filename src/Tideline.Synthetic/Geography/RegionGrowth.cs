using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Geography;

/// <summary>Divides a connected set of faces into connected parts of about equal weight with irregular borders.</summary>
internal static class RegionGrowth
{
    private const int LloydRounds = 16;

    /// <returns>The part of each face, 0 … parts − 1, in the order of <paramref name="faces"/>.</returns>
    public static int[] Split(HexMesh mesh, IReadOnlyList<int> faces, Func<int, double> weight, int parts, ulong key)
    {
        var centres = FarthestApart(mesh, faces, parts, key);
        for (var round = 0; round < LloydRounds; round++)
        {
            var sums = new (double Weight, double East, double North)[parts];
            foreach (var face in faces)
            {
                var part = NearestOf(centres, mesh.Centres[face]);
                var w = weight(face);
                sums[part] = (sums[part].Weight + w, sums[part].East + (w * mesh.Centres[face].East), sums[part].North + (w * mesh.Centres[face].North));
            }

            for (var part = 0; part < parts; part++)
            {
                if (sums[part].Weight > 0)
                {
                    centres[part] = new PlanePoint(sums[part].East / sums[part].Weight, sums[part].North / sums[part].Weight);
                }
            }
        }

        return Grow(mesh, faces, centres, key);
    }

    private static PlanePoint[] FarthestApart(HexMesh mesh, IReadOnlyList<int> faces, int parts, ulong key)
    {
        var centres = new List<PlanePoint> { mesh.Centres[faces[Draw.Stream(key, Purpose.Split).Below(faces.Count)]] };
        while (centres.Count < parts)
        {
            centres.Add(mesh.Centres[faces.MaxBy(f => centres.Min(c => c.DistanceTo(mesh.Centres[f])))]);
        }

        return [.. centres];
    }

    /// <summary>Fronts advance from the centres at a speed that varies by place: parts are connected by construction.</summary>
    private static int[] Grow(HexMesh mesh, IReadOnlyList<int> faces, PlanePoint[] centres, ulong key)
    {
        var index = new Dictionary<int, int>(faces.Count);
        for (var i = 0; i < faces.Count; i++)
        {
            index[faces[i]] = i;
        }

        var part = new int[faces.Count];
        Array.Fill(part, -1);
        var fronts = new PriorityQueue<(int Face, int Part), (double Time, int Face)>();
        for (var p = 0; p < centres.Length; p++)
        {
            var start = faces.MinBy(f => mesh.Centres[f].DistanceTo(centres[p]));
            fronts.Enqueue((start, p), (0, start));
        }

        while (fronts.TryDequeue(out var reached, out var at))
        {
            if (part[index[reached.Face]] >= 0)
            {
                continue;
            }

            part[index[reached.Face]] = reached.Part;
            for (var direction = 0; direction < HexMesh.Directions; direction++)
            {
                var next = mesh.Neighbour(reached.Face, direction);
                if (index.TryGetValue(next, out var i) && part[i] < 0)
                {
                    var roughness = 1 + (0.55 * Noise.At(key, mesh.Centres[next], 28)) + (0.35 * Draw.Unit(key, Purpose.Noise, next));
                    fronts.Enqueue((next, reached.Part), (at.Time + roughness, next));
                }
            }
        }

        return part;
    }

    private static int NearestOf(PlanePoint[] centres, PlanePoint p)
    {
        var best = 0;
        for (var i = 1; i < centres.Length; i++)
        {
            if (centres[i].DistanceTo(p) < centres[best].DistanceTo(p))
            {
                best = i;
            }
        }

        return best;
    }
}
