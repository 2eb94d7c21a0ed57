using NodaTime;
using Tideline.Domain.Alerts;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Domain.Returns;
using Tideline.Pipeline.Fold;
using Tideline.Pipeline.Quality;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Runs;

/// <summary>What the daily counts of all areas say: holidays that no table names, then alarms.</summary>
public sealed class DailyRun(ReferenceData reference, IReadOnlyList<Emergency> emergencies)
{
    /// <summary>Stands in manifests, so it says no figure.</summary>
    private const string FoundName = "found: nights away of homes that are not exposed";

    private DailyCounts? _counts;

    /// <summary>Holidays found by the nights of homes that no emergency touches, by day.</summary>
    public IReadOnlyList<FoundHoliday> Found { get; private set; } = [];

    /// <summary>Folds the daily counts and returns the days with the holidays that were found. Where no day is complete, or
    /// history is too short for a panel, there is nothing to find.</summary>
    public PreparedDays Find(
        IDayRows rows, PreparedDays days, DisplacementParameters parameters, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        if (days.Vintage is not { } vintage)
        {
            return days;
        }

        var map = days.Places.Map;
        var frame = new DailyFrame(map, parameters, PassedOver(days), Day.Number(days.UsableDays.First()), Day.Number(vintage));
        if (frame.Days == 0)
        {
            return days;
        }

        progress.Report(new RunProgress("Timelines", 0, 0));
        _counts = TimelineFold.Run(rows.Timelines(), frame, n => progress.Report(new RunProgress("Daily counts", n, 0)), cancellation);
        var exposed = emergencies.SelectMany(e => e.ExposedAreas).ToHashSet(StringComparer.Ordinal);
        int[] unexposed = [.. Enumerable.Range(0, map.FinestAreas).Where(a => !exposed.Contains(map.Hierarchy.Finest[a].PCode))];
        Found = FoundHolidays.Of(
            _counts.Sum(DailyCount.Night, unexposed), _counts.Sum(DailyCount.Away, unexposed), frame.FirstCounted, PassedOver(days));
        return days with { FoundHolidays = Found.ToDictionary(h => Day.Date(h.Day), _ => FoundName) };
    }

    /// <summary>Alarms of all areas on all days that have a baseline.</summary>
    /// <param name="days">The days with the holidays found.</param>
    /// <param name="networks">What the network saw, by emergency; days that none judged count as seen.</param>
    /// <param name="parameters">Limits.</param>
    public IReadOnlyList<Alarm> Alarms(PreparedDays days, IReadOnlyCollection<NetworkView> networks, AlarmParameters parameters)
    {
        if (_counts is null)
        {
            return [];
        }

        var outages = new Dictionary<(string Area, int Day), double>();
        foreach (var outage in networks.SelectMany(n => n.Outages))
        {
            var key = (outage.Area, Day.Number(outage.Day));
            outages[key] = Math.Max(outages.GetValueOrDefault(key), outage.Index);
        }

        return new AlarmWatch(AreaSeries.Of(_counts, parameters), _counts.Frame.FirstCounted, PassedOver(days), parameters)
            .Run((area, day) => outages.GetValueOrDefault((area, day)));
    }

    /// <summary>Days on which more people left or were away than is usual: what holds projections back. Alarms of the
    /// network or of activity say nothing of who moved.</summary>
    public IReadOnlyList<AreaAlarm> AboutPeople(PreparedDays days, NetworkView network, AlarmParameters parameters) =>
    [
        .. Alarms(days, [network], parameters)
            .Where(a => a.Kind == AlarmKind.Population && a.Series != SeriesKind.Activity && a.Z > 0)
            .Select(a => new AreaAlarm(a.Area, a.Day)).Distinct(),
    ];

    /// <summary>For the quality report: holidays found, and alarms by episode with the hazards known when they were raised.</summary>
    public DailyFindings Findings(IEnumerable<Alarm> alarms, AreaHierarchy areas) => new(
        Found, [.. AlarmEpisode.Of(alarms).Select(e => (e, HazardContext.Of(e.Area, e.First, emergencies, areas)))]);

    /// <summary>Days treated as unobserved because ordinary travel is not ordinary on them, with their names: those of the
    /// table, then those found.</summary>
    public static Dictionary<LocalDate, string> Holidays(ReferenceData reference, PreparedDays days)
    {
        var named = new Dictionary<LocalDate, string>();
        foreach (var holiday in reference.Holidays)
        {
            for (var day = holiday.FirstDay; day <= holiday.LastDay; day = day.PlusDays(1))
            {
                named.TryAdd(day, holiday.Name);
            }
        }

        foreach (var (day, name) in days.FoundHolidays)
        {
            named.TryAdd(day, name);
        }

        return named;
    }

    private HashSet<int> PassedOver(PreparedDays days) =>
        [.. days.Days.Where(d => !d.IsUsable).Select(d => d.Day).Concat(Holidays(reference, days).Keys).Select(Day.Number)];
}
