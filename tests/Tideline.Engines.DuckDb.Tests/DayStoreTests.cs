using NodaTime;
using Tideline.Pipeline.Daily;
using Tideline.Projects;

namespace Tideline.Engines.DuckDb.Tests;

/// <summary>A day is made once, and again exactly when something it was made from changed.</summary>
public sealed class DayStoreTests : IDisposable
{
    private static readonly LocalDate First = new(2025, 8, 1);

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
        Assert.Equal(3, Files().Count);
    }

    [Fact]
    public void A_row_that_two_files_share_counts_once()
    {
        _days[1] = (_days[1].Day, [.. _days[1].Parts, Part(_days[1].Day, "again", 11)]);
        Update("cells");
        Assert.Equal(33, Scalar("select sum(events) from subscriber_day"));
    }

    [Fact]
    public void Another_table_of_cells_redoes_every_day()
    {
        Update("cells");
        LoadCells(4);
        Assert.Equal(3, Update("other cells"));
        Assert.Equal(4, Scalar("select max(location) from subscriber_day"));
        Assert.Equal(3, Files().Count);
    }

    [Fact]
    public void Another_parameter_redoes_every_day()
    {
        Update("cells");
        _parameters["night_starts"] = "50000";
        Assert.Equal(3, Update("cells"));
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

    private static readonly (string, Pipeline.Engine.ColumnType)[] CellColumns =
    [
        ("cell", Pipeline.Engine.ColumnType.Text), ("cluster", Pipeline.Engine.ColumnType.Integer),
        ("first_day", Pipeline.Engine.ColumnType.Integer), ("last_day", Pipeline.Engine.ColumnType.Integer),
    ];

    private void LoadCells(int cluster) => _engine.Load("cell_cluster", CellColumns, [["A", cluster, 0, 84006]]);

    private int Update(string cells) => UpdateUnless(cells, TestContext.Current.CancellationToken);

    private int UpdateUnless(string cells, CancellationToken cancellation) => new DayStore(_folder, _engine).Update(
        [(DailyTable.SubscriberDay, LocalDate.MinIsoValue)], _days, _parameters, cells, (_, _) => { }, cancellation);

    private long Scalar(string select) =>
        _engine.Read($"select cast(({select}) as bigint)", r => r.GetInt64(0)).Single();

    /// <summary>Writes an accepted part as ingest does: one event of each of some subscribers.</summary>
    private string Part(LocalDate day, string file, int events, int firstSubscriber = 0)
    {
        var folder = Path.Combine(_folder.Events, $"local_day={day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, file + ".parquet");
        using var session = DuckDbSession.Open(new DuckDbLimits(_folder.Temporary));
        session.Execute(
            $"copy (select cast(i + {firstSubscriber} as ubigint) as subscriber, timestamp '2025-08-01 00:00:00' + to_seconds(i) as at, "
            + $"cast(i as integer) as local_second, 'A' as cell from range({events}) as r(i)) to '{path}' (format parquet)");
        return path;
    }

    /// <summary>Stored files and their hashes.</summary>
    private Dictionary<string, string> Files() =>
        !Directory.Exists(Path.Combine(_folder.Lake, "steps")) ? [] : Directory.GetFiles(Path.Combine(_folder.Lake, "steps"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(f => f, f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));
}
