using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Destinations;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Domain.Returns;
using Tideline.Domain.Scaling;
using Tideline.Pipeline.Fold;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Runs;

/// <summary>From the rows of days to the unreleased figures of one emergency.</summary>
public sealed class EmergencyRun(IDayRows rows, ReferenceData reference, PreparedDays days, DisplacementParameters parameters)
{
    /// <summary>Days before the evacuation from which daily figures are released, so that a reader sees what is usual.</summary>
    public const int LeadDays = 28;

    /// <summary>Days before the end of the reference window without which nobody has a reference location.</summary>
    public const int FewestHistoryDays = 28;

    /// <summary>Seed of the replicates: fixed, so that the same inputs give the same intervals.</summary>
    private const ulong Seed = 20250826;

    /// <summary>Days on which areas had an alarm about people, given how the network was seen; they hold projections back.</summary>
    public Func<NetworkView, IReadOnlyList<AreaAlarm>> Alarms { get; init; } = _ => [];

    /// <summary>Whether to keep the counts that differential privacy measures.</summary>
    public bool KeepsBoundedCounts { get; init; }

    /// <param name="emergency">The emergency.</param>
    /// <param name="others">Other emergencies: no placebo may overlap one.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <param name="cancellation">Stops between stages and batches.</param>
    /// <exception cref="InputRefusedException">The data do not reach the emergency, or history is too short.</exception>
    public EmergencyOutcome Run(
        Emergency emergency, IEnumerable<Emergency> others, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        // What the fold and the replicates hold ends with the estimates: the next stage needs the memory.
        var (frame, outcome, population) = Estimate(emergency, others, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        progress.Report(new RunProgress("Present population, residents, trips", 0, 0));
        return outcome with { Cubes = [.. outcome.Cubes, .. rows.Presence(emergency, days, frame, outcome.Network, population)] };
    }

    /// <summary>All figures that come from timelines.</summary>
    private (FoldFrame Frame, EmergencyOutcome Outcome, double[] Population) Estimate(
        Emergency emergency, IEnumerable<Emergency> others, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var (frame, setting, homes, network) = FrameOf(emergency, others, progress, cancellation);
        var counts = TimelineFold.Run(rows.Timelines(), frame, n => progress.Report(new RunProgress("Displacement fold", n, 0)), cancellation);
        progress.Report(new RunProgress("Estimates and intervals", 0, 0));
        var scaled = Scale(counts.WithReference);
        var population = scaled.People;
        var displacement = new DisplacementCubes(
            frame, counts, population, Seed, network.InWeek, scaled.PenetrationFactors(Seed, parameters.Replicates));
        var cubes = displacement.Build();
        cancellation.ThrowIfCancellationRequested();
        progress.Report(new RunProgress("Returns and projections", 0, 0));
        var rules = new ProjectionRules();
        var returned = new ReturnedShares(displacement).Build();
        var (projected, projections) = new ProjectedStocks(displacement, Alarms(network), rules).Build();
        var outcome = new EmergencyOutcome
        {
            Emergency = emergency,
            Vintage = Day.Date(frame.Schedule.Live.Cut),
            Cubes = [.. cubes, returned, projected],
            Headline = displacement.Headline(),
            Parameters = parameters,
            ProjectionRules = rules,
            Projections = projections,
            Schedule = frame.Schedule,
            ExcludedDays = setting.Excluded,
            BridgedDays = setting.Bridged,
            PanelSubscribers = Enumerable.Range(0, frame.Map.FinestAreas).Where(a => frame.Exposed[a]).Sum(a => counts.WithReference[a]),
            WithoutReference = counts.WithoutReference,
            UnobservedShare = displacement.UnobservedShare(null, frame.Weeks - 1),
            Network = network,
            Scaling = scaled,
            Destinations = new DestinationBasis(Ties.FromBaseline(frame, counts), PlaceGraph.Of(frame.Map, homes.Homes, population)),
            Bounded = KeepsBoundedCounts ? new BoundedCounts(frame, counts) : null,
            Seed = Seed,
        };
        return (frame, outcome, population);
    }

    /// <summary>What the emergency is folded for, with the days around it, who lives where, and how the network saw them:
    /// homes are folded first, since who is away from a blind home is not known to be displaced.</summary>
    /// <exception cref="InputRefusedException">The data do not reach the emergency, or history is too short.</exception>
    internal (FoldFrame Frame, EmergencySetting Setting, HomeCounts Homes, NetworkView Network) FrameOf(
        Emergency emergency, IEnumerable<Emergency> others, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var (firstDay, vintage) = DemandDays(emergency);
        var setting = EmergencySetting.Of(emergency, others, reference, days, parameters, vintage);
        var schedule = PlaceboSchedule.Plan(setting.Live, Day.Number(firstDay), parameters, setting.Usable);
        FoldFrame Frame(BlindHomes blind, DepartureHazard departures) => new(
            days.Places.Map, schedule, parameters, setting.Unobserved, emergency.ExposedAreas, setting.LongHolidays)
        {
            LastNewDay = Day.Number(emergency.Ends),
            Blind = blind,
            Departures = departures,
        };

        progress.Report(new RunProgress("Timelines", 0, 0));
        var frame = Frame(BlindHomes.None, DepartureHazard.Even);
        var homes = TimelineFold.Homes(rows.Timelines(), frame, n => progress.Report(new RunProgress("Homes", n, 0)), cancellation);
        progress.Report(new RunProgress("Network outages", 0, 0));
        var network = NetworkView.Judge(rows.CellDays(), days, frame, homes);
        return (Frame(network.Blind, homes.Nights.Hazard(network.Blind)), setting, homes, network);
    }

    private (LocalDate First, LocalDate Vintage) DemandDays(Emergency emergency)
    {
        string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        if (days.Vintage is not { } vintage)
        {
            throw new InputRefusedException(
                "No local day is complete and valid, so nothing can be estimated. See reports/quality.html for the reason of each day.");
        }

        var first = days.UsableDays.First();
        var firstWeekEnds = Day.Date(Day.Monday(Day.Number(emergency.EvacuationStarts)) + 6);
        if (emergency.Onset < first || vintage < firstWeekEnds)
        {
            throw new InputRefusedException(
                $"Emergency '{emergency.Id}' has its onset on {Text(emergency.Onset)}, but usable data run from {Text(first)} to {Text(vintage)} "
                + $"and its first week ends on {Text(firstWeekEnds)}. Correct emergencies[].onset, or ingest the missing days.");
        }

        if (emergency.EvacuationStarts < first)
        {
            throw new InputRefusedException(
                $"Emergency '{emergency.Id}' has its evacuation start on {Text(emergency.EvacuationStarts)}, before the first usable day {Text(first)}, so that nobody's "
                + "home before it is known. Correct emergencies[].evacuation_starts, or ingest earlier days.");
        }

        var history = Period.DaysBetween(first, emergency.Onset);
        if (history < FewestHistoryDays + parameters.ReferenceEndsBefore)
        {
            throw new InputRefusedException(
                $"Emergency '{emergency.Id}' has {history} days of data before its onset; {FewestHistoryDays + parameters.ReferenceEndsBefore} are "
                + "the least for a reference location. Ingest earlier days, or wait for a later onset.");
        }

        return (first, vintage);
    }

    private ScaledPopulation Scale(long[] subscribers)
    {
        var scaled = ScaledPopulation.Of(Population(), subscribers, reference.Scaling);
        return scaled.Raking switch
        {
            { Empty: [var category, ..] } => throw new InputRefusedException(
                $"scaling.margins: '{category}' has a total, but no area of it has people. Correct scaling.categories or inputs.population; nothing was released."),
            { Converged: false } raking => throw new InputRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"scaling.margins cannot all be met: after {raking.Iterations} passes '{raking.Worst}' is {raking.WorstGap:P1} off its total. Totals of different margins must sum to the same people; nothing was released.")),
            _ => scaled,
        };
    }

    /// <summary>People by finest area.</summary>
    internal double[] Population() =>
        [.. days.Places.Map.Hierarchy.Finest.Select(a => (double)reference.Population!.People.GetValueOrDefault(a.PCode))];
}
