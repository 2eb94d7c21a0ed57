using Tideline.Domain.Homes;

namespace Tideline.Domain.Displacement;

/// <summary>Who lives where before the live onset, who was seen, and when homes were left: what the gates of network and panel
/// judge by and departures are dated by, and so folded before the displacement itself.</summary>
public sealed class HomeCounts
{
    public HomeCounts(FoldFrame frame)
    {
        Homes = new HomeSightings(frame);
        Panel = new PanelSightings(frame);
        Nights = new NightPairs(frame);
    }

    public HomeSightings Homes { get; }

    public PanelSightings Panel { get; }

    public NightPairs Nights { get; }

    public void Add(HomeCounts other)
    {
        Homes.Add(other.Homes);
        Panel.Add(other.Panel);
        Nights.Add(other.Nights);
    }
}

/// <summary>Folds one subscriber's timeline after another into <see cref="HomeCounts"/>. One instance a thread.</summary>
public sealed class HomeFold(FoldFrame frame)
{
    private readonly ReferenceLocator _locator = new(frame.Map, frame.Parameters);

    public HomeCounts Counts { get; } = new(frame);

    /// <summary>Folds one subscriber.</summary>
    /// <param name="days">Its days seen, each once, in day order; days outside the frame are passed over.</param>
    public void Add(ReadOnlySpan<TimelineDay> days)
    {
        days = days[StateFold.LowerBound(days, frame.Origin)..StateFold.LowerBound(days, frame.Origin + frame.Days)];
        Counts.Panel.Add(days);
        var live = frame.Schedule.Live;
        var start = live.Day - frame.Schedule.ReferenceStartsBefore;
        var window = days[StateFold.LowerBound(days, start)..];
        var home = _locator.Assign(window, start, live.Day - frame.Parameters.ReferenceEndsBefore, frame.Unobserved, frame.Origin);
        if (home.Exists)
        {
            Counts.Homes.Add(home.HomeCluster, window);
            Counts.Nights.Add(home, _locator, window);
        }
    }
}
