using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Places;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Keys;
using Tideline.Projects.Lake;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Runs;

/// <summary>From accepted events to <c>person_day</c>: everything that does not depend on an emergency.</summary>
public sealed class Preparation(
    ProjectFolder folder, ProjectConfiguration configuration, ReferenceData reference, IEngine engine)
{
    private static readonly LocalTime NightStarts = new(18, 0);

    /// <summary>Whose days are prepared: nobody can be followed from one key epoch into another. Null: the epoch of the newest
    /// ingested day. Events that the engine holds have one.</summary>
    public KeyEpoch? Epoch { get; init; }

    /// <param name="tripsFrom">First day for which trips are wanted; null: none.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <param name="cancellation">Days done stay done.</param>
    /// <exception cref="InputRefusedException">Nothing was ingested yet.</exception>
    public PreparedDays Run(LocalDate? tripsFrom, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var catalogue = FileCatalogue.Read(folder);
        if (engine.HeldEvents is { Days.Count: 0 } empty)
        {
            throw new InputRefusedException($"The table '{empty.Table}' of engine.clickhouse.events holds no event; nothing was made.");
        }

        var epochs = KeyEpochs.Read(folder);
        var epoch = Epoch ?? (catalogue.Days.Count == 0 ? epochs.Newest : epochs.Of(catalogue.Days[^1]));
        LocalDate[] ingested = [.. catalogue.Days.Where(epoch.Holds)];
        if (engine.HeldEvents is null && ingested.Length == 0 && catalogue.Days.Count > 0)
        {
            throw new InputRefusedException(
                $"No event of key epoch {epoch.Id} is ingested in '{folder.Root}', and days of other epochs cannot be used with it. 'tideline key list' shows the days of each. Ingest its days, or name another epoch with 'tideline run --epoch'; nothing was made.");
        }

        if (engine.HeldEvents is null && ingested.Length == 0)
        {
            throw new InputRefusedException(
                $"No events are ingested in '{folder.Root}'. Put the operator's files where inputs.events[].files points and run 'tideline ingest'.");
        }

        var places = new PlaceTables(reference);
        places.Load(engine);
        var night = DayGate.SecondOfDay(NightStarts, configuration.DayStartsAt);
        var midnight = DayGate.SecondOfDay(LocalTime.Midnight, configuration.DayStartsAt);
        var parameters = new Dictionary<string, string>
        {
            ["night_starts"] = night.ToString(CultureInfo.InvariantCulture),
            ["midnight"] = (midnight == 0 ? 86_400 : midnight).ToString(CultureInfo.InvariantCulture),
        };
        var days = engine.HeldEvents?.Parts.ToArray() ?? [.. ingested
            .Select(d => (d, (IReadOnlyList<string>)[.. catalogue.PartsOf(d).Select(p => Path.IsPathRooted(p) ? p : Path.Combine(folder.Lake, p))]))];
        List<(DailyTable, LocalDate)> tables =
        [
            (DailyTable.DayVolume, LocalDate.MinIsoValue),
            (DailyTable.CellDay, LocalDate.MinIsoValue),
            (DailyTable.TeleportVolume, LocalDate.MinIsoValue),
            (DailyTable.SubscriberDay, LocalDate.MinIsoValue),
        ];
        if ((tripsFrom is not null || configuration.Retention is not null) && reference.Boundaries is not null)
        {
            tables.Add((DailyTable.Trip, tripsFrom ?? LocalDate.MaxIsoValue));
        }

        var store = new DayStore(folder, engine, places.Map) { DeletedDays = catalogue.DeletedDays, MakesEarlyDays = configuration.Retention is not null };
        var made = store.Update(
            tables, days, parameters, PlacesHash(places),
            (done, total) => progress.Report(new RunProgress("Daily tables", done, total)), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (store.Lost.Count == days.Length)
        {
            throw new InputRefusedException(
                $"The events of all {days.Length} days in '{folder.Root}' were deleted by retention, and their daily tables are not kept as they would be made now. Ingest later days; nothing was made.");
        }

        progress.Report(new RunProgress("Gates", 0, 0));
        var volumes = engine.Read(
            "select local_day, events, first_second, last_second, subscribers from day_volume order by local_day",
            r => (Volume: new DayVolume(DateOf(r, 0), r.GetInt64(1), r.GetInt32(2), r.GetInt32(3)), Subscribers: r.GetInt64(4))).ToArray();
        var verdicts = DayGate.Judge(volumes.Select(v => v.Volume), configuration.DayStartsAt);
        var completeness = engine.HeldEvents is not null ? null : Completeness.Judge(catalogue.Accepted.SelectMany(
            f => f.RowsByDay.Where(r => epoch.Holds(r.Key)).Select(r => new DeliveredRows(r.Key, f.DeliveredOn!.Value, r.Value))));
        var held = completeness?.Days.Where(d => d.State == Delivery.Held).Select(d => d.Day).ToHashSet() ?? [];
        var derived = new DerivedTables(folder, engine, store.Versions[DailyTable.SubscriberDay]);
        var subscribers = volumes.ToDictionary(v => v.Volume.Day, v => v.Subscribers);
        var devices = new DeviceTable(folder, engine, derived, subscribers).Open();
        // Read once for the timelines: kept whole it would be the largest table of a run.
        engine.Define("person_day", StepText.Render("person_day", engine.Dialect));
        return new PreparedDays
        {
            Places = places,
            Epoch = epoch,
            Days = verdicts,
            SubscribersByDay = subscribers,
            TeleportsByDay = engine.Read(
                "select local_day, events, subscribers from teleport_volume order by local_day",
                r => (Day: DateOf(r, 0), Teleports: new TeleportTotals(r.GetInt64(1), r.GetInt64(2)))).ToDictionary(t => t.Day, t => t.Teleports),
            Vintage = Vintages.LastCompleteDay(verdicts.Where(v => !held.Contains(v.Day)), volumes.Select(v => v.Volume)),
            Completeness = completeness,
            Devices = devices,
            DaysMade = made,
            LostDays = store.Lost,
            Derived = derived,
            Held = engine.HeldEvents?.AsFile(),
        };
    }

    /// <summary>A date column as a local date.</summary>
    public static LocalDate DateOf(System.Data.Common.DbDataReader row, int column) =>
        LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(column));

    private static string PlacesHash(PlaceTables places)
    {
        var text = new StringBuilder();
        foreach (var a in places.Clusters.Assignments)
        {
            text.Append(CultureInfo.InvariantCulture, $"{a.Cell},{a.Cluster},{Text(a.ValidFrom)},{Text(a.ValidTo)}\n");
        }

        foreach (var c in Enumerable.Range(1, places.Map.Count - 1))
        {
            var (longitude, latitude) = places.Map.PositionOf(c);
            text.Append(CultureInfo.InvariantCulture, $"{c},{places.Map.AreaOf(c)},{places.DistrictOf(c)},{longitude:0.#####},{latitude:0.#####}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        static string Text(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : "";
    }
}
