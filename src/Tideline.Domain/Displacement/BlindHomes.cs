namespace Tideline.Domain.Displacement;

/// <summary>
/// Home clusters whose network was blind, by day. Who lives there cannot be seen at home on such a day but can be seen away,
/// so that every visit would look like a flight: the day counts as unobserved for them, wherever they were seen.
/// </summary>
public sealed class BlindHomes
{
    public static readonly BlindHomes None = new([]);

    private readonly HashSet<long> _blind;

    /// <param name="blind">Cluster and day number.</param>
    public BlindHomes(IEnumerable<(int Cluster, int Day)> blind) => _blind = [.. blind.Select(b => Key(b.Cluster, b.Day))];

    public bool Contains(int cluster, int day) => _blind.Count > 0 && _blind.Contains(Key(cluster, day));

    private static long Key(int cluster, int day) => ((long)cluster << 32) | (uint)day;
}
