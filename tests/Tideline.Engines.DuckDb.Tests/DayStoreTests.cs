using NodaTime;
using Tideline.Domain.Places;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;
using Tideline.Projects;

namespace Tideline.Engines.DuckDb.Tests;

/// <summary>A day is made once, and again exactly when something it was made from changed.</summary>
public sealed class DayStoreTests : IDisposable
{
    private static readonly LocalDate First = new(2025, 8, 1);

    private static readonly ClusterMap Map = new(new AreaHierarchy([]), [(0, 0, null), (0.9, 0, null), (0, 0, null), (0, 0, null)]);

    private readonly ProjectFolder _folder = new(Directory.CreateTempSubdirectory("tideline-test-").FullName);
    private readonly DuckDbEngine _engine;
    private readonly List<(LocalDate Day, IReadOnlyList<string> Parts)> _days = [];
    private readonly Dictionary<string, string> _parameters = new(StepBench.Parameters, StringComparer.Ordinal);

    public DayStoreTests()
    {
        _engine = new DuckDbEngine(new DuckDbLimits(_folder.Temporary));
        LoadCells(1);
        for (var d = 0; d < 3; d++)
        {
            _days.Add((First.PlusDays(d), [Part(First.PlusDays(d), "first", 10 + d)]));
        }
    }

    [Fact]
    public void A_second_update_makes_no_day()
    {
        Assert.Equal(3, Update("cells"));
        var before = Files();
        Assert.Equal(0, Update("cells"));
        Assert.Equal(before, Files());
        Assert.Equal(33, Scalar("select sum(events) from subscriber_day"));
    }

    [Fact]
    public void A_late_file_redoes_its_day_alone()
    {
        Update("cells");
        _days[1] = (_days[1].Day, [.. _days[1].Parts, Part(_days[1].Day, "late", 5, firstSubscriber: 100)]);
        Assert.Equal(1, Update("cells"));
        Assert.Equal(38, Scalar("select sum(events) from subscriber_day"));
        Assert.Equal(6, Files().Count);
    }

    [Fact]
    public void A_row_that_two_files_share_counts_once()
    {
        _days[1] = (_days[1].Day, [.. _days[1].Parts, Part(_days[1].Day, "again", 11)]);
        Update("cells");
        Assert.Equal(33, Scalar("select sum(events) from subscriber_day"));
    }

    [Fact]
    public void A_shared_row_counts_once_also_where_other_days_need_no_search()
    {
        _days[0] = (_days[0].Day, [.. _days[0].Parts, Part(_days[0].Day, "again", 10)]);
        _days[2] = (_days[2].Day, [.. _days[2].Parts, Part(_days[2].Day, "again", 12)]);
        Assert.Equal([false, true, false], _engine.AreApart([.. _days.Select(d => d.Parts)]));
        Assert.Equal(3, Update("cells"));
        Assert.Equal(33, Scalar("select sum(events) from subscriber_day"));
        Assert.Equal(0, Update("cells"));
    }

    [Fact]
    public void Another_table_of_cells_redoes_every_day()
    {
        Update("cells");
        LoadCells(4);
        Assert.Equal(3, Update("other cells"));
        Assert.Equal(4, Scalar("select max(location) from subscriber_day"));
        Assert.Equal(6, Files().Count);
    }

    [Fact]
    public void Another_parameter_redoes_every_day()
    {
        Update("cells");
        _parameters["night_starts"] = "50000";
        Assert.Equal(3, Update("cells"));
    }

    [Fact]
    public void Teleports_of_a_batch_are_left_out_and_counted()
    {
        (int, string)[] path = [(1, "A"), (2, "F"), (3, "A"), (4, "F"), (5, "A"), (9000, "F")];
        var events = string.Join(" union all ", path.Select(e => $"select cast(7 as ubigint), timestamp '2025-08-02 00:00:00' + to_seconds({e.Item1}), {e.Item1}, '{e.Item2}'"));
        _days[1] = (_days[1].Day, [.. _days[1].Parts, Part(_days[1].Day, "teleport", events)]);
        Assert.Equal(3, Update("cells"));
        Assert.Equal(2, Scalar("select sum(events) from teleport_volume"));
        Assert.Equal(1, Scalar("select sum(subscribers) from teleport_volume"));
        Assert.Equal(33 + 4, Scalar("select sum(events) from subscriber_day"));
        Assert.Equal(2, Scalar("select max(location) from subscriber_day"));
    }

    [Fact]
    public void A_day_without_a_located_event_is_kept_as_empty()
    {
        _engine.Load("cell_cluster", CellColumns, []);
        Assert.Equal(3, Update("no cells"));
        Assert.Equal(0, Update("no cells"));
        Assert.Equal(0, Scalar("select count(*) from subscriber_day"));
    }

    [Fact]
    public void A_lost_file_is_made_again_with_the_same_bytes()
    {
        Update("cells");
        var bytes = Files();
        File.Delete(bytes.Keys.First());
        Assert.Equal(1, Update("cells"));
        Assert.Equal(bytes, Files());
    }

    [Fact]
    public void A_day_whose_events_were_deleted_is_opened_as_it_is_kept()
    {
        Update("cells");
        var bytes = Files();
        DeleteEventsOf(_days[0]);

        var (made, lost) = UpdateWithout("cells", First);

        Assert.Equal(0, made);
        Assert.Empty(lost);
        Assert.Equal(bytes, Files());
        Assert.Equal(33, Scalar("select sum(events) from subscriber_day"));
    }

    [Fact]
    public void A_day_whose_events_were_deleted_is_never_made_again_without_them()
    {
        Update("cells");
        DeleteEventsOf(_days[0]);

        var (made, lost) = UpdateWithout("other cells", First);

        Assert.Equal(2, made);
        Assert.Equal([First], lost);
        Assert.Equal(23, Scalar("select sum(events) from subscriber_day"));
        Assert.Equal(2, Scalar("select count(distinct local_day) from subscriber_day"));
    }

    [Fact]
    public void Where_retention_deletes_events_early_days_are_made_too_while_they_can_be()
    {
        DeleteEventsOf(_days[0]);
        var store = new DayStore(_folder, _engine, Map) { DeletedDays = new HashSet<LocalDate> { First }, MakesEarlyDays = true };

        store.Update(
            [(DailyTable.SubscriberDay, First.PlusDays(2))], _days, _parameters, "cells", (_, _) => { }, TestContext.Current.CancellationToken);

        Assert.Empty(store.Lost);
        Assert.Equal([First.PlusDays(1), First.PlusDays(2)], store.Versions[DailyTable.SubscriberDay].Keys.Order());
    }

    [Fact]
    public void Cancelled_before_the_first_batch_it_keeps_nothing_half_done()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => UpdateUnless("cells", stop.Token));
        Assert.Empty(Files());
        Assert.Equal(3, Update("cells"));
    }

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder.Root, recursive: true);
    }

    private static readonly (string, ColumnType)[] CellColumns =
    [
        ("cell", ColumnType.Text), ("cluster", ColumnType.Integer),
        ("first_day", ColumnType.Integer), ("last_day", ColumnType.Integer),
        ("north", ColumnType.Integer), ("east", ColumnType.Integer), ("district", ColumnType.Integer),
    ];

    private void LoadCells(int cluster) =>
        _engine.Load("cell_cluster", CellColumns, [["A", cluster, 0, 84006, 0, 0, 0], ["F", 2, 0, 84006, 0, 9000, 0]]);

    private int Update(string cells) => UpdateUnless(cells, TestContext.Current.CancellationToken);

    private (int Made, IReadOnlyList<LocalDate> Lost) UpdateWithout(string cells, LocalDate deleted)
    {
        var store = new DayStore(_folder, _engine, Map) { DeletedDays = new HashSet<LocalDate> { deleted } };
        var made = store.Update(
            [(DailyTable.SubscriberDay, LocalDate.MinIsoValue), (DailyTable.TeleportVolume, LocalDate.MinIsoValue)], _days, _parameters, cells, (_, _) => { },
            TestContext.Current.CancellationToken);
        return (made, store.Lost);
    }

    private static void DeleteEventsOf((LocalDate Day, IReadOnlyList<string> Parts) day)
    {
        foreach (var part in day.Parts)
        {
            File.Delete(part);
        }
    }

    private int UpdateUnless(string cells, CancellationToken cancellation) => new DayStore(_folder, _engine, Map).Update(
        [(DailyTable.SubscriberDay, LocalDate.MinIsoValue), (DailyTable.TeleportVolume, LocalDate.MinIsoValue)], _days, _parameters, cells, (_, _) => { }, cancellation);

    private long Scalar(string select) =>
        _engine.Read($"select cast(({select}) as bigint)", r => r.GetInt64(0)).Single();

    /// <summary>Writes an accepted part as ingest does: one event of each of some subscribers.</summary>
    private string Part(LocalDate day, string file, int events, int firstSubscriber = 0) => Part(
        day, file,
        $"select cast(i + {firstSubscriber} as ubigint), timestamp '2025-08-01 00:00:00' + to_seconds(i), cast(i as integer), 'A' from range({events}) as r(i)");

    private string Part(LocalDate day, string file, string events)
    {
        var folder = Path.Combine(_folder.Events, $"local_day={day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, file + ".parquet");
        using var session = DuckDbSession.Open(new DuckDbLimits(_folder.Temporary));
        session.Execute(
            $"copy (select * from ({events}) as v(subscriber, \"at\", local_second, cell)) to '{path}' (format parquet)");
        return path;
    }

    /// <summary>Stored files and their hashes.</summary>
    private Dictionary<string, string> Files() =>
        !Directory.Exists(Path.Combine(_folder.Lake, "steps")) ? [] : Directory.GetFiles(Path.Combine(_folder.Lake, "steps"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(f => f, f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));
}
