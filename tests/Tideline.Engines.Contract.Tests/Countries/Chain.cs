using System.Globalization;
using NodaTime;
using Tideline.EndToEnd.Tests;
using Tideline.Engines.Contract.Tests.Bench;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Runs;
using Tideline.Projects;

namespace Tideline.Engines.Contract.Tests.Countries;

/// <summary>All steps one after the other, as a run takes them: daily tables, people, timelines, homes, areas.</summary>
/// <param name="Folder">Holds the events' parts and the stored days.</param>
internal sealed record Chain(ProjectFolder Folder, IReadOnlyList<(LocalDate Day, IReadOnlyList<string> Parts)> Days, Dictionary<string, string> Parameters)
{
    /// <summary>Tables that the chain leaves.</summary>
    public static readonly IReadOnlyList<string> Tables =
    [
        "day_volume", "cell_day", "teleport_volume", "subscriber_day", "trip", "month_profile", "profile", "person_day", "timeline", "area_window",
        "window_place", "month_home", "home_month", "residents", "device_day", "device_trip", "present_day", "present_device", "travel_day", "travel_device",
    ];

    private static readonly DailyTable[] Daily =
        [DailyTable.DayVolume, DailyTable.CellDay, DailyTable.TeleportVolume, DailyTable.SubscriberDay, DailyTable.Trip];

    /// <summary>The parameters of a day that starts at an hour.</summary>
    public static Dictionary<string, string> ParametersOf(int dayStartsAt) => new(StringComparer.Ordinal)
    {
        ["night_starts"] = (3600 * ((18 - dayStartsAt + 24) % 24)).ToString(CultureInfo.InvariantCulture),
        ["midnight"] = (3600 * (24 - dayStartsAt)).ToString(CultureInfo.InvariantCulture),
        ["source"] = "event",
        ["home_month"] = "cast('2025-07-01' as date)",
        ["first_day"] = "cast('2025-01-01' as date)",
        ["last_day"] = "cast('2025-12-31' as date)",
    };

    public static Chain Of(IReadOnlyCollection<CellEvent> events, Dictionary<string, string> parameters, TemporaryFolder folder)
    {
        var project = new ProjectFolder(folder.Path);
        return new Chain(project, CellEvents.Write(events, project.Events), parameters);
    }

    /// <summary>Makes the daily tables that are due and opens all.</summary>
    /// <returns>How many days were due.</returns>
    public int UpdateDays(IEngine engine) => UpdateDays(engine, out _);

    /// <summary>The homes of July and of August's first days; months that are kept stay. One subscriber is a device.</summary>
    /// <returns>How many months were due.</returns>
    public int UpdateHomes(IEngine engine)
    {
        UpdateDays(engine, out var versions);
        engine.Load("device", [("subscriber", ColumnType.UnsignedBigInteger)], [[ulong.MaxValue]]);
        var (first, last) = (Days[0].Day, Days[^1].Day);
        return MonthHomes.Create(engine, new HomeCalendar([new LocalDate(2025, 7, 1), new LocalDate(2025, 8, 1)], new LocalDate(2025, 7, 1)), first, last, new DerivedTables(Folder, engine, versions));
    }

    private int UpdateDays(IEngine engine, out IReadOnlyDictionary<LocalDate, string> versions)
    {
        CellCountry.Load(engine);
        var store = new DayStore(Folder, engine, CellCountry.Map);
        var due = store.Update(
            [.. Daily.Select(t => (t, LocalDate.MinIsoValue))], Days, Parameters, "places", (_, _) => { }, TestContext.Current.CancellationToken);
        versions = store.Versions[DailyTable.SubscriberDay];
        return due;
    }

    /// <summary>Makes every table.</summary>
    /// <returns>How many days were due.</returns>
    public int Run(IEngine engine)
    {
        var due = UpdateDays(engine);
        Create(engine, "month_profile");
        Create(engine, "profile");
        engine.Load(
            "device", [("subscriber", ColumnType.UnsignedBigInteger)],
            [.. engine.Read("select subscriber from profile where events > 400", r => new object[] { r.GetFieldValue<ulong>(0) })]);
        var last = Days[^1].Day;
        HomeCalendar.Plan(last.PlusDays(1), Days[0].Day, last).Load(engine, Days[0].Day, last);
        foreach (var step in (ReadOnlySpan<string>)["person_day", "timeline", "area_window", "window_place", "month_home", "home_month", "residents", "device_day", "device_trip"])
        {
            Create(engine, step);
        }

        foreach (var (table, step, source) in (ReadOnlySpan<(string, string, string)>)
            [("present_day", "present_day", "subscriber_day"), ("present_device", "present_day", "device_day"), ("travel_day", "travel_day", "trip"), ("travel_device", "travel_day", "device_trip")])
        {
            engine.Create(table, StepText.Render(step, engine.Dialect, new Dictionary<string, string>(Parameters, StringComparer.Ordinal) { ["source"] = source }));
        }

        return due;
    }

    /// <summary>Every table's rows on the reference, with the columns by which to read them elsewhere.</summary>
    public IReadOnlyList<(RowText Columns, IReadOnlyList<string> Rows)> Reference()
    {
        using var engine = new DuckDbEngine(new DuckDbLimits(Folder.Temporary) { MemoryBytes = 1_000_000_000 });
        Run(engine);
        return Rows(engine, Tables);
    }

    /// <summary>The rows of homes on the reference, all made from nothing.</summary>
    public (RowText Columns, IReadOnlyList<string> Rows) HomesReference()
    {
        using var engine = new DuckDbEngine(new DuckDbLimits(Folder.Temporary) { MemoryBytes = 1_000_000_000 });
        UpdateHomes(engine);
        return Rows(engine, ["home_month"]).Single();
    }

    /// <summary>Every daily table's rows on the reference.</summary>
    public IReadOnlyList<(RowText Columns, IReadOnlyList<string> Rows)> DailyReference()
    {
        using var engine = new DuckDbEngine(new DuckDbLimits(Folder.Temporary) { MemoryBytes = 1_000_000_000 });
        UpdateDays(engine);
        return Rows(engine, Daily.Select(t => t.Step));
    }

    private static IReadOnlyList<(RowText Columns, IReadOnlyList<string> Rows)> Rows(DuckDbEngine engine, IEnumerable<string> tables) =>
        [.. tables.Select(t => RowText.Of(engine, t)).Select(t => (t, t.Read(engine)))];

    private void Create(IEngine engine, string step) => engine.Create(step, StepText.Render(step, engine.Dialect, Parameters));
}
