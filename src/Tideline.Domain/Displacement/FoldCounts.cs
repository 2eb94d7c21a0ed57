namespace Tideline.Domain.Displacement;

/// <summary>What the fold counts in one dense table: subscriber-days, or spells, by onset × sampling unit × stratum × week.</summary>
public enum Count
{
    /// <summary>Days in the panel: a state is known, bridged or carried.</summary>
    Panel,

    /// <summary>Panel days away from home, from the start of evacuation on.</summary>
    Away,

    /// <summary>Days after exit with last state home.</summary>
    CensoredHome,

    /// <summary>Days after exit with last state away.</summary>
    CensoredAway,

    /// <summary>Days on which the subscriber was seen with a decisive location.</summary>
    Seen,

    /// <summary>Spells of at least <see cref="DisplacementParameters.SpellDays"/> away that began in the week.</summary>
    SpellsBegun,

    /// <summary>Such spells that ended at home in the week.</summary>
    SpellsEnded,
}

/// <summary>The integer accumulators of the fold. Adding two gives the fold of both parts, in any order.</summary>
public sealed class FoldCounts
{
    private static readonly int Kinds = Enum.GetValues<Count>().Length;

    private readonly long[] _dense;
    private readonly int _units;
    private readonly int _strata;
    private readonly int _weeks;

    public FoldCounts(FoldFrame frame)
    {
        (_units, _strata, _weeks) = (frame.Units.Count, frame.Parameters.Strata, frame.Weeks);
        _dense = new long[(long)frame.Onsets.Count * _units * _strata * _weeks * Kinds];
        Contributors = new ContributorCounts(frame);
        Homes = new HomeSightings(frame);
        Panel = new PanelSightings(frame);
        WithReference = new long[frame.Map.FinestAreas];
    }

    /// <summary>Away days by host: see <see cref="HostKey"/>.</summary>
    public Dictionary<ulong, long> AwayAtHost { get; } = [];

    public ContributorCounts Contributors { get; }

    public HomeSightings Homes { get; }

    public PanelSightings Panel { get; }

    /// <summary>Subscribers with a reference location for the live onset, by finest area.</summary>
    public long[] WithReference { get; }

    /// <summary>Subscribers seen at night in the live reference window but without a reference location.</summary>
    public long WithoutReference { get; set; }

    /// <summary>Subscribers folded.</summary>
    public long Subscribers { get; set; }

    public long this[Count count, int onset, int unit, int stratum, int week] => _dense[Index(count, onset, unit, stratum, week)];

    internal ref long At(Count count, int onset, int unit, int stratum, int week) =>
        ref _dense[Index(count, onset, unit, stratum, week)];

    /// <summary>Key of away days: onset, unit, stratum, week and finest host area (the last index: unmapped).</summary>
    public static ulong HostKey(int onset, int unit, int stratum, int week, int host) =>
        ((ulong)onset << 56) | ((ulong)stratum << 52) | ((ulong)week << 44) | ((ulong)host << 24) | (uint)unit;

    public static (int Onset, int Unit, int Stratum, int Week, int Host) SplitHostKey(ulong key) =>
        ((int)(key >> 56), (int)key & 0xFFFFFF, (int)(key >> 52) & 0xF, (int)(key >> 44) & 0xFF, (int)(key >> 24) & 0xFFFFF);

    public void Add(FoldCounts other)
    {
        for (var i = 0; i < _dense.Length; i++)
        {
            _dense[i] = checked(_dense[i] + other._dense[i]);
        }

        foreach (var (key, days) in other.AwayAtHost)
        {
            AwayAtHost[key] = checked(AwayAtHost.GetValueOrDefault(key) + days);
        }

        for (var a = 0; a < WithReference.Length; a++)
        {
            WithReference[a] += other.WithReference[a];
        }

        Contributors.Add(other.Contributors);
        Homes.Add(other.Homes);
        Panel.Add(other.Panel);
        WithoutReference += other.WithoutReference;
        Subscribers += other.Subscribers;
    }

    private int Index(Count count, int onset, int unit, int stratum, int week) =>
        (((((((onset * _units) + unit) * _strata) + stratum) * _weeks) + week) * Kinds) + (int)count;
}
