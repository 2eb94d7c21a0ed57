using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Alerts;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Places;
using Tideline.Pipeline.Quality;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Tests.Runs;

/// <summary>A country of eight areas in two districts, 1,600 subscribers, a feast in week 16 that no table names, and one
/// area that a flood empties in week 20.</summary>
public sealed class DailyRunTests
{
    private const int Areas = 8;
    private const int Subscribers = 1600;
    private static readonly LocalDate First = new(2025, 3, 3); // a Monday
    private static readonly LocalDate Feast = First.PlusDays(110);
    private static readonly LocalDate Onset = First.PlusDays(142);
    private static readonly LocalDate Last = First.PlusDays(165);
    private static readonly Emergency Flood = new("flood-1", Hazard.Flood, Onset, Onset.PlusDays(-3), Onset.PlusDays(14), ["P0"]);

    [Fact]
    public void A_feast_that_no_table_names_is_found_and_bridged_and_the_flood_is_not()
    {
        var (_, days) = Find([]);
        Assert.Equal([Feast, Feast.PlusDays(1), Feast.PlusDays(2)], days.FoundHolidays.Keys.Order());
        Assert.Equal(days.FoundHolidays, DailyRun.Holidays(Reference([]), days));
    }

    [Fact]
    public void A_feast_that_the_table_names_keeps_its_name()
    {
        Holiday[] table = [new("Lamp Feast", Feast, Feast.PlusDays(2))];
        var (_, days) = Find(table);
        Assert.Empty(days.FoundHolidays);
        Assert.Equal(["Lamp Feast"], DailyRun.Holidays(Reference(table), days).Values.Distinct());
    }

    [Fact]
    public void The_flood_is_raised_within_three_days_where_it_is_and_with_its_name()
    {
        var (run, days) = Find([]);
        var alarms = run.Alarms(days, [], new AlarmParameters());
        var findings = run.Findings(alarms, Map().Hierarchy);
        var raised = findings.Alarms.Where(a => a.Episode.Kind == AlarmKind.Population).ToArray();
        Assert.Contains(raised, a => a.Episode.Area == "P0" && a.Episode.First <= Day.Number(Onset) + 2 && a.Hazard == "flood flood-1");
        Assert.Contains(raised, a => a.Episode.Area == "D0" && a.Episode.First <= Day.Number(Onset) + 2 && a.Hazard == "flood flood-1");
        Assert.DoesNotContain(alarms, a => a.Day >= Day.Number(Feast) && a.Day <= Day.Number(Feast) + 2);
        Assert.DoesNotContain(raised, a => a.Episode.First < Day.Number(Onset));
    }

    [Fact]
    public void The_table_of_alarms_says_what_was_unusual_and_holds_no_counts()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("tideline-test-").FullName, "alarms.csv");
        AlarmFile.Write(path, [new Alarm(Day.Number(Onset), "P0", 2, AlarmKind.Population, SeriesKind.AwayShare, 6.123, 4)], [Flood], Map().Hierarchy);
        Assert.Equal(
            ["day,area,level,kind,series,z,ewma,hazard", "2025-07-23,P0,2,population,away_share,6.12,4.00,flood flood-1"], File.ReadAllLines(path));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Without_a_complete_day_there_is_nothing_to_find()
    {
        var prepared = Prepared() with { Vintage = null };
        var run = new DailyRun(Reference([]), [Flood]);
        Assert.Same(prepared, run.Find(new Rows(), prepared, new DisplacementParameters(), new Progress<RunProgress>(), TestContext.Current.CancellationToken));
        Assert.Empty(run.Alarms(prepared, [], new AlarmParameters()));
    }

    private static (DailyRun Run, PreparedDays Days) Find(IReadOnlyList<Holiday> table)
    {
        var run = new DailyRun(Reference(table), [Flood]);
        return (run, run.Find(new Rows(), Prepared(), new DisplacementParameters(), new Progress<RunProgress>(), TestContext.Current.CancellationToken));
    }

    private static ReferenceData Reference(IReadOnlyList<Holiday> holidays) =>
        new([.. Enumerable.Range(0, Areas).Select(a => new CellRow($"C{a}", 60.5 + a, 25.5, null, null))], Boundaries(), null, holidays);

    private static Boundaries Boundaries()
    {
        var factory = new NetTopologySuite.Geometries.GeometryFactory();
        NetTopologySuite.Geometries.Geometry Box(double west, double east) => factory.ToGeometry(new(west, east, 25, 26));
        List<(Area Area, NetTopologySuite.Geometries.Geometry Shape)> all = [(new("Z", "Z", 0, null), Box(60, 60 + Areas))];
        all.AddRange(Enumerable.Range(0, 2).Select(d => (new Area($"D{d}", $"D{d}", 1, "Z"), Box(60 + (4 * d), 64 + (4 * d)))));
        all.AddRange(Enumerable.Range(0, Areas).Select(a => (new Area($"P{a}", $"P{a}", 2, $"D{a / 4}"), Box(60 + a, 61 + a))));
        return new Boundaries(
            new AreaHierarchy(all.Select(x => x.Area)), all.ToDictionary(x => x.Area.PCode, x => x.Shape, StringComparer.Ordinal), "1");
    }

    private static ClusterMap Map() => new PlaceTables(Reference([])).Map;

    private static PreparedDays Prepared() => new()
    {
        Places = new PlaceTables(Reference([])),
        Days = [.. Enumerable.Range(0, Period.DaysBetween(First, Last) + 1).Select(d => new DayVerdict(First.PlusDays(d), 1000, 1, DayStatus.Valid, null))],
        SubscribersByDay = new Dictionary<LocalDate, long>(),
        Vintage = Last,
        Devices = new Dictionary<DeviceKind, DeviceTotals>(),
        DaysMade = 0,
    };

    private sealed class Rows : IDayRows
    {
        public IEnumerable<(ulong Subscriber, List<long> Days)> Timelines() =>
            Enumerable.Range(0, Subscribers).Select(s => ((ulong)s, DaysOf(s).Select(d => (long)d.Pack()).ToList()));

        public IEnumerable<(LocalDate Day, string Cell, long Events)> CellDays() => [];

        public IReadOnlyList<Cube> Presence(
            Emergency emergency, PreparedDays days, FoldFrame frame, NetworkView network, double[] population) => [];

        private static IEnumerable<TimelineDay> DaysOf(int s)
        {
            var home = 1 + (s % Areas);
            for (var day = First; day <= Last; day = day.PlusDays(1))
            {
                var draw = Draws.Hash((ulong)s, (ulong)Day.Number(day));
                var feasting = day >= Feast && day <= Feast.PlusDays(2) && draw % 5 == 0;
                var fled = home == 1 && day >= Onset && s % 16 < 5 * 16 / 10;
                var away = feasting || fled || draw % 20 == 1;
                if (draw / 64 % 10 < 7)
                {
                    yield return new TimelineDay(Day.Number(day), away ? 1 + ((home + 1 + (s % 5)) % Areas) : home, 0);
                }
            }
        }
    }
}
