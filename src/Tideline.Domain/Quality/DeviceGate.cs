using System.Runtime.InteropServices;

namespace Tideline.Domain.Quality;

/// <summary>How one subscriber used the network over the reference period; each field is a plain SQL aggregate.</summary>
/// <remarks>
/// First per subscriber and local day, then per subscriber over the days:
/// <c>select subscriber, local_day, count(*) as events, count(distinct hour) as hours, count(distinct cluster) as clusters</c>,
/// then <c>count(*), sum(events), sum(events * events), sum(hours)</c> and, in one more <c>group by</c> over distinct
/// pairs, <c>count(distinct cluster)</c>.
/// </remarks>
/// <param name="DaysSeen">Local days with events: <c>count(*)</c> over the daily rows.</param>
/// <param name="Events"><c>sum(events)</c>.</param>
/// <param name="SumSquaredDailyEvents"><c>sum(events * events)</c>: with the two above, the spread of the daily counts.</param>
/// <param name="ActiveHours"><c>sum(hours)</c>: distinct pairs of local day and clock hour with events.</param>
/// <param name="Clusters"><c>count(distinct cluster)</c> over the whole period.</param>
/// <param name="DominantGapShare">Share of the gaps between successive events that lie within 5% of the most frequent
/// gap; null where the gaps were not looked at (only needed for candidates, see <see cref="DeviceGate.IsCandidate"/>).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SubscriberProfile(
    int DaysSeen, long Events, double SumSquaredDailyEvents, long ActiveHours, int Clusters, double? DominantGapShare = null);

public enum DeviceKind
{
    Person,

    /// <summary>A meter, alarm or pump: one place, one rhythm.</summary>
    StaticDevice,

    /// <summary>A gateway or dialler: more than 20 events an hour, hour after hour.</summary>
    HighRateDevice,
}

/// <summary>Tells devices from people, so that a field of meters is not a population that never flees.</summary>
/// <remarks>
/// A static device has at most 2 clusters, at least 21 days and at least 3.5 events a day, and a rhythm: a dominant gap
/// (≥ 80% of the gaps) where gaps were looked at, else daily counts far more even than chance allows (variance under
/// 0.2 of the mean; independent events have 1, people more: at 21 days chance gets there once in 20,000, and then only
/// for a subscriber who never leaves two clusters). Neighbouring masts serve a device at times, so one that shows
/// up to 6 clusters is judged too, by its evenness and more strictly (0.05); who moves about more is a person. A person with one event every day stays a person:
/// below 3.5 events a day (4 less losses) evenness says nothing.
/// </remarks>
public static class DeviceGate
{
    /// <summary>Mean events per active hour above which no person calls.</summary>
    public const double EventsPerHour = 20;

    private const int SustainedHours = 24;
    private const int SustainedDays = 3;
    private const int StaticClusters = 2;
    private const int NeighbourClusters = 6;
    private const int StaticDays = 21;
    private const double StaticEventsPerDay = 3.5;
    private const double EvenBelow = 0.2;
    private const double StrictlyEvenBelow = 0.05;
    private const double DominantFrom = 0.8;

    public static DeviceKind Judge(SubscriberProfile profile)
    {
        var sustained = profile.DaysSeen >= SustainedDays && profile.ActiveHours >= SustainedHours;
        if (sustained && profile.Events > EventsPerHour * profile.ActiveHours)
        {
            return DeviceKind.HighRateDevice;
        }

        return IsCandidate(profile) && HasRhythm(profile) ? DeviceKind.StaticDevice : DeviceKind.Person;
    }

    /// <summary>Whether the subscriber stays about one place and is seen enough for its rhythm to matter.</summary>
    public static bool IsCandidate(SubscriberProfile profile) =>
        profile.Clusters <= NeighbourClusters
        && profile.DaysSeen >= StaticDays
        && profile.Events >= StaticEventsPerDay * profile.DaysSeen;

    /// <summary>Variance over mean of the daily counts of the days seen (sample variance); NaN below 2 days.</summary>
    public static double Dispersion(SubscriberProfile profile)
    {
        if (profile.DaysSeen < 2)
        {
            return double.NaN;
        }

        var mean = (double)profile.Events / profile.DaysSeen;
        var variance = (profile.SumSquaredDailyEvents - (profile.Events * mean)) / (profile.DaysSeen - 1);
        return Math.Max(0, variance) / mean;
    }

    private static bool HasRhythm(SubscriberProfile profile) =>
        profile.DominantGapShare is { } share
            ? profile.Clusters <= StaticClusters && share >= DominantFrom
            : Dispersion(profile) < (profile.Clusters <= StaticClusters ? EvenBelow : StrictlyEvenBelow);
}
