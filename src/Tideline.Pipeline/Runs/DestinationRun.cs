using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Destinations;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Domain.Scaling;
using Tideline.Pipeline.Fold;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Runs;

/// <summary>Where people go: from ties alone before an emergency reaches the data, with what was observed during it.</summary>
public sealed class DestinationRun(ReferenceData reference, DisplacementParameters parameters, DisclosureRules disclosure)
{
    private const ulong Seed = 20250827;

    /// <summary>Weeks of ordinary nights that ties are taken from, where history allows.</summary>
    private const int TieWeeks = 12;

    /// <summary>Observed excess arrivals, in subscribers, at which they and the forecast count alike. More than
    /// <see cref="ArrivalForecast.PriorArrivals"/>: an excess carries the noise of ordinary travel (docs/methods/destinations.md).</summary>
    private const double ObservedAgainst = 100;

    private const int FewestTieWeeks = 4;
    private const int ShortReference = 35;

    private static readonly string[] _remarks =
    [
        "This report stays in the enclave. It is a forecast, no observation, and is not released.",
        "Pairs behind which fewer than the minimum of subscribers can be shown to stand are summed as 'other'.",
        "Moves within a district are left out of the rows of a home. Nights of holidays are not among the ties.",
    ];

    /// <summary>The report before data reach the emergency: departures are supposed. Null where history is too short for
    /// reference locations and four weeks of ties, or the onset lies before the data.</summary>
    /// <param name="rows">The rows of days.</param>
    /// <param name="days">Prepared days.</param>
    /// <param name="emergency">The emergency.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public DestinationReport? Before(IDayRows rows, PreparedDays days, Emergency emergency, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        if (days.Vintage is not { } vintage || FrameOf(days, emergency, vintage) is not { } frame)
        {
            return null;
        }

        var counts = TimelineFold.Run(rows.Timelines(), frame, n => progress.Report(new RunProgress("Ties", n, 0)), cancellation);
        var lived = TimelineFold.Homes(rows.Timelines(), frame, n => progress.Report(new RunProgress("Homes", n, 0)), cancellation);
        var map = frame.Map;
        var people = days.Places.Map.Hierarchy.Finest.Select(a => (double)reference.Population!.People.GetValueOrDefault(a.PCode)).ToArray();
        var ties = Ties.FromWindow(frame, counts);
        var gravity = Gravity.Fit(PlaceGraph.Of(map, lived.Homes, people), ties);
        var strength = PriorStrength.Choose(ties, gravity);
        var covered = Covered(map, emergency);
        var shares = DestinationShares.Blend(ties, gravity, [.. covered.Select(c => 1 - c)], strength);
        var rate = Departures.Prior;
        var departures = people.Select((p, a) => p * covered[a] * rate.Mean).ToArray();
        double Draw(int area, int replicate) => departures[area] / rate.Mean * rate.Draw(Draws.Hash(Seed, 0xDE9A, (ulong)replicate));
        var forecast = ArrivalForecast.Of(
            shares, departures, Draw, [.. departures.Select(_ => ArrivalForecast.PriorArrivals)], Seed, parameters.Replicates);

        int[] district = map.Ancestors[frame.FlowLevel];
        int[][] areasOf = [.. map.AreasAtLevel[frame.FlowLevel].Select((_, d) => Enumerable.Range(0, map.FinestAreas).Where(a => district[a] == d).ToArray())];
        int[] homes = [.. Enumerable.Range(0, areasOf.Length).Where(d => areasOf[d].Any(a => departures[a] > 0))];
        var table = new DestinationTable(map, frame.FlowLevel, ties, disclosure.MinimumSubscribers, disclosure.Rounding).Rows(
            homes, (_, _) => false, (from, to) =>
            {
                int[] a = [.. from.SelectMany(d => areasOf[d])];
                int[] b = [.. to.SelectMany(d => areasOf[d])];
                return (forecast.Expected(a, b), forecast.Interval80(a, b));
            });
        return new DestinationReport(emergency.Id, "before", vintage, gravity.Distance, gravity.Mass, gravity.Fitted, strength, table,
        [
            .. _remarks,
            FormattableString.Invariant($"Data end before the emergency's first full week. Departures suppose that {100 * rate.Mean:0}% of exposed people leave (80%: {100 * rate.Quantile(0.1):0} to {100 * rate.Quantile(0.9):0}%), exposed by the share of the area that the footprint covers."),
        ]);
    }

    /// <summary>The report during an emergency: departures are the last week's displaced stock by district, shares are those
    /// foretold by ties, updated by the excess arrivals observed. Null where no district's stock may be told.</summary>
    public DestinationReport? During(EmergencyOutcome outcome)
    {
        var (map, basis) = (outcome.Network.Map, outcome.Destinations);
        var level = Math.Max(0, map.Levels.Count - 2);
        var districts = map.AreasAtLevel[level];
        var index = districts.Select((a, i) => (a.PCode, i)).ToDictionary(x => x.PCode, x => x.i, StringComparer.Ordinal);
        var week = outcome.Cubes.First(c => c.Indicator == Indicator.DisplacedStock).Cells.Max(c => c.Start);
        IEnumerable<CubeCell> LastWeek(Indicator indicator) => outcome.Cubes.First(c => c.Indicator == indicator).Cells
            .Where(c => c.Start == week && index.ContainsKey(c.Area) && c.Estimate.Status != ObservationStatus.NotObservable);
        var stocks = LastWeek(Indicator.DisplacedStock).Where(c => c.Estimate.Contributors >= disclosure.MinimumSubscribers && c.Estimate.Value > 0)
            .ToDictionary(c => index[c.Area], c => c.Estimate);
        if (stocks.Count == 0)
        {
            return null;
        }

        var flows = LastWeek(Indicator.DisplacementFlow).ToDictionary(c => (index[c.Area], index[c.CounterpartArea!]), c => c.Estimate);
        double Arrived(int home, int host) => flows.TryGetValue((home, host), out var flow) ? Math.Max(0, flow.Value) / Math.Max(1, flow.Weight) : 0;

        var gravity = Gravity.Fit(basis.Places, basis.Ties);
        var strength = PriorStrength.Choose(basis.Ties, gravity);
        var covered = Covered(map, outcome.Emergency);
        var open = covered.Select((c, a) => Blind(outcome, map, a, week) ? 0 : 1 - c).ToArray();
        var leaving = covered.Select((c, a) => c * basis.Places.People[a]).ToArray();
        var shares = DestinationShares.Blend(basis.Ties, gravity, open, strength).Pooled(map.Ancestors[level], districts.Count, leaving)
            .After(Arrived, ObservedAgainst);
        double[] departures = [.. Enumerable.Range(0, districts.Count).Select(d => stocks.TryGetValue(d, out var stock)
            ? stock.Value - Math.Max(0, flows.GetValueOrDefault((d, d)).Value) : 0)];
        double[] worth = [.. Enumerable.Range(0, districts.Count).Select(a => ArrivalForecast.PriorArrivals * (1 + (Enumerable.Range(0, districts.Count).Where(b => b != a).Sum(b => Arrived(a, b)) / ObservedAgainst)))];
        double Draw(int home, int replicate)
        {
            // Half of an 80% interval in standard deviations of a normal.
            const double eighty = 1.2816;
            return departures[home] + (stocks[home].Interval80.HalfWidth / eighty * NormalDraw.Of(Draws.Hash(Seed, 0xD0A1, (ulong)home, (ulong)replicate)));
        }

        var forecast = ArrivalForecast.Of(shares, departures, Draw, worth, Seed, parameters.Replicates);
        int[] homes = [.. Enumerable.Range(0, departures.Length).Where(d => departures[d] > 0)];
        var rows = new DestinationTable(map, level, basis.Ties, disclosure.MinimumSubscribers, disclosure.Rounding).Rows(
            homes,
            (home, host) => flows.TryGetValue((home, host), out var flow) && flow.Contributors > 0 && flow.Contributors < disclosure.MinimumSubscribers,
            (from, to) => (forecast.Expected(from, to), forecast.Interval80(from, to)));
        return new DestinationReport(
            outcome.Emergency.Id, "during", outcome.Vintage, gravity.Distance, gravity.Mass, gravity.Fitted, strength, rows,
            [.. _remarks, "Departures are the displaced stock of the last complete week; shares are updated by the excess arrivals of that week."]);
    }

    private static bool Blind(EmergencyOutcome outcome, ClusterMap map, int area, LocalDate week) =>
        Enumerable.Range(Day.Number(week), 7).All(d => outcome.Network.On(map.Levels.Count - 1, area, d) == Observability.NotObservable);

    private static double[] Covered(ClusterMap map, Emergency emergency)
    {
        var exposed = emergency.ExposedAreas.ToHashSet(StringComparer.Ordinal);
        return [.. map.Hierarchy.Finest.Select(a => exposed.Contains(a.PCode) ? emergency.CoveredShares.GetValueOrDefault(a.PCode, 1) : 0)];
    }

    /// <summary>A frame whose onset stands for no emergency: the last whole weeks before evacuation are its weeks.</summary>
    private FoldFrame? FrameOf(PreparedDays days, Emergency emergency, LocalDate vintage)
    {
        if (!days.UsableDays.Any() || reference.Population is null)
        {
            return null;
        }

        var first = Day.Number(days.UsableDays.First());
        var end = Day.Monday(Math.Min(Day.Number(vintage) + 1, Day.Number(emergency.EvacuationStarts)));
        foreach (var (window, weeks) in new[] { (parameters.ReferenceStartsBefore, TieWeeks), (ShortReference, TieWeeks), (ShortReference, FewestTieWeeks) })
        {
            var start = end - (7 * weeks);
            if (start - window >= first && window > parameters.ReferenceEndsBefore)
            {
                var onset = new Onset(0, start, start, start, end - 1, end - 1);
                var unobserved = reference.Holidays.SelectMany(h => Enumerable.Range(Day.Number(h.FirstDay), Day.Number(h.LastDay) - Day.Number(h.FirstDay) + 1))
                    .Concat(days.Days.Where(d => !d.IsUsable).Select(d => Day.Number(d.Day))).ToHashSet();
                return new FoldFrame(days.Places.Map, new PlaceboSchedule(onset, [], window, weeks), parameters, unobserved, emergency.ExposedAreas);
            }
        }

        return null;
    }
}
