namespace Tideline.Domain.Places;

/// <summary>One group of positions within 1 km of each other, and the position it grew from.</summary>
internal sealed record PositionCluster(GeoPosition Seed, IReadOnlyList<GeoPosition> Members);

/// <summary>The grouping rule of <see cref="CellClusters"/>, over distinct positions.</summary>
internal static class PositionClusters
{
    /// <summary>The groups, by seed (latitude, then longitude); every position is in exactly one.</summary>
    public static IReadOnlyList<PositionCluster> Of(IEnumerable<GeoPosition> positions)
    {
        GeoPosition[] ordered = [.. positions.Distinct().OrderBy(p => p.Hash).ThenBy(p => p)];
        var free = new Dictionary<(int X, int Y, int Z), List<GeoPosition>>();
        foreach (var position in ordered)
        {
            var box = BoxOf(position);
            if (!free.TryGetValue(box, out var held))
            {
                free.Add(box, held = []);
            }

            held.Add(position);
        }

        var taken = new HashSet<GeoPosition>();
        var clusters = new List<PositionCluster>();
        foreach (var seed in ordered)
        {
            if (!taken.Contains(seed))
            {
                clusters.Add(Grow(seed, free, taken));
            }
        }

        clusters.Sort((a, b) => a.Seed.CompareTo(b.Seed));
        return clusters;
    }

    private static PositionCluster Grow(
        GeoPosition seed, Dictionary<(int X, int Y, int Z), List<GeoPosition>> free, HashSet<GeoPosition> taken)
    {
        var around = Around(seed, free).Select(p => (Position: p, Km: seed.DistanceKm(p))).Where(n => n.Km <= CellClusters.WidthKm);
        var members = new List<GeoPosition>();
        foreach (var (position, _) in around.OrderBy(n => n.Km).ThenBy(n => n.Position))
        {
            if (members.TrueForAll(m => m.DistanceKm(position) <= CellClusters.WidthKm))
            {
                members.Add(position);
                taken.Add(position);
                free[BoxOf(position)].Remove(position);
            }
        }

        return new PositionCluster(seed, members);
    }

    private static IEnumerable<GeoPosition> Around(GeoPosition seed, Dictionary<(int X, int Y, int Z), List<GeoPosition>> free)
    {
        var (x, y, z) = BoxOf(seed);
        for (var dx = -1; dx <= 1; dx++)
        {
            for (var dy = -1; dy <= 1; dy++)
            {
                for (var dz = -1; dz <= 1; dz++)
                {
                    if (free.TryGetValue((x + dx, y + dy, z + dz), out var held))
                    {
                        foreach (var position in held)
                        {
                            yield return position;
                        }
                    }
                }
            }
        }
    }

    /// <summary>A box of 1 km in Earth-centred coordinates: a chord is never longer than its arc, so that neighbours
    /// are in adjacent boxes at every latitude and across the antimeridian.</summary>
    private static (int X, int Y, int Z) BoxOf(GeoPosition position)
    {
        var phi = double.DegreesToRadians(position.Latitude);
        var lambda = double.DegreesToRadians(position.Longitude);
        const double Scale = Geodesy.EarthRadiusKm / CellClusters.WidthKm;
        return (
            (int)Math.Floor(Scale * Math.Cos(phi) * Math.Cos(lambda)),
            (int)Math.Floor(Scale * Math.Cos(phi) * Math.Sin(lambda)),
            (int)Math.Floor(Scale * Math.Sin(phi)));
    }
}
