using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Domain.Presence;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Engine;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Pipeline.Runs;

/// <summary>Present population and its abnormality, residents, trips and network coverage of the weeks around an emergency.</summary>
internal sealed class PresenceRun(IEngine engine, PreparedDays days, FoldFrame frame, NetworkView network, double[] population)
{
    private readonly ClusterMap _map = frame.Map;
    private readonly HashSet<int> _provisional = [.. days.ProvisionalDays.Select(Day.Number)];

    public IReadOnlyList<Cube> Run(Emergency emergency, LocalDate firstDay, LocalDate vintage)
    {
        var derived = days.Derived ?? throw new InvalidOperationException("Days of an engine are always kept.");
        var calendar = HomeCalendar.Plan(emergency.EvacuationStarts, firstDay, vintage);
        MonthHomes.Create(engine, calendar, firstDay, vintage, derived, days.SubscribersByDay);
        engine.Create("residents", StepText.Render("residents", engine.Dialect));
        var residents = engine.Read(
            "select month, area, subscribers from residents",
            r => new ResidentRow(Preparation.DateOf(r, 0), (int)r.GetInt64(1), r.GetInt64(2))).ToArray();
        var homes = new long[_map.FinestAreas];
        foreach (var row in residents.Where(r => r.Month == calendar.Reference))
        {
            homes[row.Area] = row.Subscribers;
        }

        var counts = new HomedCounts(
            engine, derived, calendar.Reference, MonthHomes.MadeFrom(engine, calendar.Reference, firstDay, vintage, derived));
        var from = emergency.EvacuationStarts.PlusDays(-EmergencyRun.LeadDays);
        return
        [
            .. Present(counts, from, emergency.EvacuationStarts, vintage),
            Residents.Build(residents, calendar.Reference, _map, population),
            .. TripCubes(counts, homes, from, vintage),
            Coverage(),
        ];
    }

    private IReadOnlyList<Cube> Present(HomedCounts counts, LocalDate from, LocalDate evacuationStarts, LocalDate vintage)
    {
        var rows = counts.Present(Usable(from.PlusDays(-Abnormality.LongestHistory), vintage))
            .Select(r => new PresentRow(Day.Number(r.Key.Day), r.Key.Area, r.Key.Home, r.Value));
        var all = PresentPopulation.Build(rows, _map, population, (level, area, day) => StatusOf(network.On(level, area, day), day));
        var scored = _map.AreasAtLevel[frame.FlowLevel].Concat(_map.AreasAtLevel[^1]).Select(a => a.PCode).ToHashSet(StringComparer.Ordinal);
        return
        [
            new Cube(Indicator.PresentPopulation, [.. all.Cells.Where(c => c.Start >= from)]),
            Abnormality.Build(all, scored, from, evacuationStarts),
        ];
    }

    private IReadOnlyList<Cube> TripCubes(HomedCounts counts, long[] homes, LocalDate from, LocalDate vintage)
    {
        long[] weights = [.. homes.Select((h, a) => h == 0 ? 0 : (long)Math.Round(1000 * population[a] / h))];
        var rows = counts.Travel(Usable(from, vintage))
            .GroupBy(r => (r.Key.Day, r.Key.Origin, r.Key.Destination))
            .Select(g => new TripRow(
                g.Key.Day, g.Key.Origin, g.Key.Destination, g.Sum(r => r.Value.Subscribers),
                g.Sum(r => checked(r.Value.Subscribers * weights[r.Key.Home])), g.Sum(r => checked(r.Value.Trips * weights[r.Key.Home]))));
        return Trips.Build(rows, _map.AreasAtLevel[frame.FlowLevel], (origin, destination, day) =>
        {
            var (a, b) = (network.On(frame.FlowLevel, origin, day), network.On(frame.FlowLevel, destination, day));
            return StatusOf(a > b ? a : b, day);
        });
    }

    private IEnumerable<LocalDate> Usable(LocalDate first, LocalDate last) => days.UsableDays.Where(d => d >= first && d <= last);

    private Cube Coverage() => new(Indicator.NetworkCoverage, [.. network.Outages.Select(o => new CubeCell(
        o.Area, null, o.Day, o.Day, new Estimate(
            1 - o.Index, new Interval(1 - o.Index, 1 - o.Index), new Interval(1 - o.Index, 1 - o.Index), o.HomeSubscribers, 0, 1,
            ObservationStatus.Normal)))]);

    private ObservationStatus StatusOf(Observability seen, int day) => seen switch
    {
        Observability.NotObservable => ObservationStatus.NotObservable,
        Observability.Degraded => ObservationStatus.LowReliability,
        Observability.Normal => _provisional.Contains(day) ? ObservationStatus.Provisional : ObservationStatus.Normal,
    };
}
