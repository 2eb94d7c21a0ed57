using Tideline.Synthetic.Truth;

namespace Tideline.Synthetic.People;

/// <summary>The people with homes in one tehsil: their SIMs and what becomes of them.</summary>
internal sealed class TehsilPopulation(int tehsil, int places, int days)
{
    public int Tehsil { get; } = tehsil;

    public long People { get; set; }

    /// <summary>SIMs of people with homes here that are active on the day of the onset.</summary>
    public long SubscribersAtOnset { get; set; }

    public List<Sim> Sims { get; } = [];

    public List<NightChange> Nights { get; } = [];

    /// <summary>People here at night less those of this tehsil away, by place and day.</summary>
    public DailyStock PresentPeople { get; } = new(places, days);

    public DailyStock PresentSubscribers { get; } = new(places, days);

    /// <summary>People moved by the emergency, by host place and day; abroad is the place after all tehsils.</summary>
    public DailyStock DisplacedPeople { get; } = new(places, days);

    public DailyStock DisplacedSubscribers { get; } = new(places, days);

    /// <summary>People who left for the first time, by day.</summary>
    public long[] Left { get; } = new long[days];

    /// <summary>People who returned for the first time, by day.</summary>
    public long[] Returned { get; } = new long[days];

    /// <summary>People who returned for the first time, by whole days since their own first departure.</summary>
    public long[] ReturnedAfter { get; } = new long[days];

    /// <summary>People still away from their first departure on the last day of data, by whole days since it.</summary>
    public long[] StillAwayAfter { get; } = new long[days];
}
