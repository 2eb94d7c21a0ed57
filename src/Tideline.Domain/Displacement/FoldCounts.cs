namespace Tideline.Domain.Displacement;

/// <summary>The integer accumulators of the fold. Adding two gives the fold of both parts, in any order.</summary>
public sealed class FoldCounts
{
    private static readonly int Kinds = Enum.GetValues<Count>().Length;

    private readonly int[]?[] _units;
    private readonly int _blockSize;
    private readonly int _strata;
    private readonly int _weeks;

    public FoldCounts(FoldFrame frame)
    {
        (_strata, _weeks) = (frame.Parameters.Strata, frame.Weeks);
        _units = new int[]?[frame.Units.Count];
        _blockSize = (frame.Onsets.Count + frame.SeasonOnsets.Count) * _strata * _weeks * Kinds;
        Daily = new DailyStates(frame);
        ReferenceTravel = new ReferenceTravel(frame);
        Contributors = new ContributorCounts(frame);
        Sketches = new ContributorSketches(frame);
        WithReference = new long[frame.Map.FinestAreas];
    }

    /// <summary>Away days by host: see <see cref="HostKey"/>.</summary>
    public Dictionary<ulong, long> AwayAtHost { get; } = [];

    public DailyStates Daily { get; }

    public SpellLengths SpellLengths { get; } = new();

    /// <summary>Of the live onset.</summary>
    public ReferenceTravel ReferenceTravel { get; }

    public ContributorCounts Contributors { get; }

    public ContributorSketches Sketches { get; }

    /// <summary>Subscribers with a reference location for the live onset, by finest area.</summary>
    public long[] WithReference { get; }

    /// <summary>Subscribers seen at night in the live reference window but without a reference location.</summary>
    public long WithoutReference { get; set; }

    /// <summary>Subscribers folded.</summary>
    public long Subscribers { get; set; }

    /// <summary>Count of an onset: the live one, the placebos, then those of the season, by <see cref="FoldFrame.Onsets"/> and
    /// <see cref="FoldFrame.SeasonOnsets"/>. Hosts and daily states are not counted for the season's.</summary>
    public long this[Count count, int onset, int unit, int stratum, int week] =>
        _units[unit] is { } block ? block[Index(count, onset, stratum, week)] : 0;

    /// <summary>Whether the unit has a member for any onset.</summary>
    public bool HasMembers(int unit) => _units[unit] is not null;

    /// <summary>The counts of one unit, all zero before its first member; index them by <see cref="Index"/>. Units without
    /// members take no memory.</summary>
    internal int[] BlockOf(int unit) => _units[unit] ??= new int[_blockSize];

    internal int Index(Count count, int onset, int stratum, int week) =>
        (((((onset * _strata) + stratum) * _weeks) + week) * Kinds) + (int)count;

    /// <summary>Key of away days: onset, unit, stratum, week and finest host area (the last index: unmapped).</summary>
    public static ulong HostKey(int onset, int unit, int stratum, int week, int host) =>
        ((ulong)onset << 56) | ((ulong)stratum << 52) | ((ulong)week << 44) | ((ulong)host << 24) | (uint)unit;

    public static (int Onset, int Unit, int Stratum, int Week, int Host) SplitHostKey(ulong key) =>
        ((int)(key >> 56), (int)key & 0xFFFFFF, (int)(key >> 52) & 0xF, (int)(key >> 44) & 0xFF, (int)(key >> 24) & 0xFFFFF);

    public void Add(FoldCounts other)
    {
        for (var unit = 0; unit < _units.Length; unit++)
        {
            if (other._units[unit] is { } part)
            {
                var sum = BlockOf(unit);
                for (var i = 0; i < sum.Length; i++)
                {
                    sum[i] = checked(sum[i] + part[i]);
                }
            }
        }

        foreach (var (key, days) in other.AwayAtHost)
        {
            AwayAtHost[key] = checked(AwayAtHost.GetValueOrDefault(key) + days);
        }

        for (var a = 0; a < WithReference.Length; a++)
        {
            WithReference[a] += other.WithReference[a];
        }

        Daily.Add(other.Daily);
        SpellLengths.Add(other.SpellLengths);
        ReferenceTravel.Add(other.ReferenceTravel);
        Contributors.Add(other.Contributors);
        Sketches.Add(other.Sketches);
        WithoutReference += other.WithoutReference;
        Subscribers += other.Subscribers;
    }
}
