using System.Globalization;
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
    private readonly HashSet<int> _usable = [.. days.UsableDays.Select(Day.Number)];

    public IReadOnlyList<Cube> Run(Emergency emergency, LocalDate firstDay, LocalDate vintage)
    {
        var calendar = HomeCalendar.Plan(emergency.EvacuationStarts, firstDay, vintage);
        MonthHomes.Create(engine, calendar, firstDay, vintage, days.Derived);
        engine.Create("residents", StepText.Render("residents", engine.Dialect));
        var residents = engine.Read(
            "select month, area, subscribers from residents",
            r => new ResidentRow(Preparation.DateOf(r, 0), (int)r.GetInt64(1), r.GetInt64(2))).ToArray();
        var homes = new long[_map.FinestAreas];
        foreach (var row in residents.Where(r => r.Month == calendar.Reference))
        {
            homes[row.Area] = row.Subscribers;
        }

        var parameters = new Dictionary<string, string>
        {
            ["home_month"] = $"cast('{calendar.Reference.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}' as date)",
        };
        var from = emergency.EvacuationStarts.PlusDays(-EmergencyRun.LeadDays);
        return
        [
            .. Present(parameters, from, emergency.EvacuationStarts, vintage),
            Residents.Build(residents, calendar.Reference, _map, population),
            .. TripCubes(parameters, homes, from, vintage),
            Coverage(),
        ];
    }

    private IReadOnlyList<Cube> Present(
        Dictionary<string, string> parameters, LocalDate from, LocalDate evacuationStarts, LocalDate vintage)
    {
        engine.Create("present_population", StepText.Render("present_population", engine.Dialect, parameters));
        var history = Day.Number(from) - Abnormality.LongestHistory;
        var rows = engine.Read(
            "select local_day, area, home_area, subscribers from present_population",
            r => new PresentRow(Day.Number(Preparation.DateOf(r, 0)), r.GetInt32(1), (int)r.GetInt64(2), r.GetInt64(3)))
            .Where(r => r.Day >= history && r.Day <= Day.Number(vintage) && _usable.Contains(r.Day));
        var all = PresentPopulation.Build(rows, _map, population, (level, area, day) => StatusOf(network.On(level, area, day), day));
        var scored = _map.AreasAtLevel[frame.FlowLevel].Concat(_map.AreasAtLevel[^1]).Select(a => a.PCode).ToHashSet(StringComparer.Ordinal);
        return
        [
            new Cube(Indicator.PresentPopulation, [.. all.Cells.Where(c => c.Start >= from)]),
            Abnormality.Build(all, scored, from, evacuationStarts),
        ];
    }

    private IReadOnlyList<Cube> TripCubes(Dictionary<string, string> parameters, long[] homes, LocalDate from, LocalDate vintage)
    {
        engine.Load(
            "home_weight",
            [("area", ColumnType.Integer), ("thousandths", ColumnType.BigInteger)],
            Enumerable.Range(0, homes.Length).Where(a => homes[a] > 0)
                .Select(a => new object[] { a, (long)Math.Round(1000 * population[a] / homes[a]) }));
        engine.Create("trips", StepText.Render("trips", engine.Dialect, parameters));
        var rows = engine.Read(
            "select local_day, origin, destination, subscribers, cast(people_thousandths as bigint), cast(people_trips_thousandths as bigint) from trips",
            r => new TripRow(Preparation.DateOf(r, 0), r.GetInt32(1), r.GetInt32(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5)))
            .Where(r => r.Date >= from && r.Date <= vintage && _usable.Contains(Day.Number(r.Date))).ToArray();
        return Trips.Build(rows, _map.AreasAtLevel[frame.FlowLevel], (origin, destination, day) =>
        {
            var (a, b) = (network.On(frame.FlowLevel, origin, day), network.On(frame.FlowLevel, destination, day));
            return StatusOf(a > b ? a : b, day);
        });
    }

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
