using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class ReleaseWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TickingClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_folder_holds_the_files_of_the_contract()
    {
        var id = Propose(Sample());

        Assert.StartsWith("flood-2025-2025-09-14-", id.Value, StringComparison.Ordinal);
        Assert.Equal(
            ["areas.geojson", "bulletin.html", "log.json", "manifest.json", "merged_areas.csv", "observations.csv", "observations.parquet"],
            Directory.EnumerateFiles(Path.Combine(_folder.Releases, id.Value)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal(ReleaseState.Proposed, new ReleaseRegister(_folder.Releases, _clock).StateOf(id));
    }

    [Fact]
    public void The_table_has_the_columns_of_the_contract_line_feeds_and_empty_fields()
    {
        var id = Propose(Sample());

        var lines = Encoding.UTF8.GetString(Bytes(id, "observations.csv")).Split('\n');

        Assert.Equal(
            "indicator,area,counterpart_area,period_start,period_end,value,lower,upper,unit,status,definition,emergency,vintage",
            lines[0]);
        Assert.Equal(
            "displaced_stock,PK,,2025-08-25,2025-08-31,6150,5500,6800,people,A,tideline-1a2b3c4d,flood-2025,2025-09-14", lines[1]);
        Assert.Contains(
            "displaced_stock,PK1A1,,2025-08-25,2025-08-31,,,,people,Q,tideline-1a2b3c4d,flood-2025,2025-09-14", lines);
        Assert.Equal("", lines[^1]);
        Assert.DoesNotContain(lines, l => l.EndsWith('\r'));
    }

    [Fact]
    public void The_table_reads_back_as_it_was_written()
    {
        var gated = ReleaseGate.Apply(Sample(), PublishedFigures.None);

        Assert.Equal(gated.Observations, ObservationCsv.Read(ObservationCsv.Write(gated.Observations), "a table"));
    }

    [Fact]
    public void Names_with_commas_and_quotes_stay_in_their_column()
    {
        var row = ReleaseGate.Apply(Sample(), PublishedFigures.None).Observations[0] with { Area = "A,\"1\"" };

        Assert.Equal([row], ObservationCsv.Read(ObservationCsv.Write([row]), "a table"));
    }

    [Fact]
    public void Parquet_holds_the_same_table()
    {
        var id = Propose(Sample());
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            select count(*) from (
                (select * replace (value::double as value, lower::double as lower, upper::double as upper)
                 from read_csv('{_folder.Releases}/{id}/observations.csv', types = {"{'value': 'DOUBLE', 'lower': 'DOUBLE', 'upper': 'DOUBLE', 'counterpart_area': 'VARCHAR'}"})
                 except all from read_parquet('{_folder.Releases}/{id}/observations.parquet'))
                union all
                (from read_parquet('{_folder.Releases}/{id}/observations.parquet')
                 except all select * from read_csv('{_folder.Releases}/{id}/observations.csv', types = {"{'value': 'DOUBLE', 'lower': 'DOUBLE', 'upper': 'DOUBLE', 'counterpart_area': 'VARCHAR'}"})))
            """;

        Assert.Equal(0L, command.ExecuteScalar());
    }

    [Fact]
    public void Running_again_on_the_same_input_writes_the_same_bytes()
    {
        using var other = new TemporaryFolder();
        var id = Propose(Sample());
        var again = Propose(Sample(), other.Releases);

        Assert.Equal(id, again);
        foreach (var name in new[] { "observations.csv", "observations.parquet", "areas.geojson", "merged_areas.csv", "bulletin.html", "manifest.json" })
        {
            Assert.Equal(Bytes(id, name), File.ReadAllBytes(Path.Combine(other.Releases, again.Value, name)));
        }
    }

    [Fact]
    public void An_identical_release_is_left_alone_and_entered_once()
    {
        var id = Propose(Sample());
        var log = Bytes(id, "log.json");

        Propose(Sample());

        Assert.Equal(log, Bytes(id, "log.json"));
        Assert.Single(new ReleaseRegister(_folder.Releases, _clock).Entries);
    }

    [Fact]
    public void Another_input_has_another_id()
    {
        var input = Sample();
        ReleaseInput[] others =
        [
            input with { Definition = "tideline-2" },
            input with { Project = input.Project with { Disclosure = new(20) } },
            input with { Provenance = input.Provenance with { Seed = 8 } },
            input with { Provenance = input.Provenance with { CodeVersion = "0.1.1" } },
            input with { Provenance = input.Provenance with { InputHashes = new Dictionary<string, string> { ["inbox/1.csv"] = "01" } } },
        ];

        Assert.Equal(others.Length + 1, others.Append(input).Select(ReleaseId.Of).Distinct().Count());
    }

    [Fact]
    public void A_proposal_that_cannot_be_written_leaves_nothing_behind()
    {
        Directory.CreateDirectory(_folder.Releases);
        var id = ReleaseId.Of(Sample());
        // A file stands where the release's folder has to go.
        File.WriteAllText(Path.Combine(_folder.Releases, id.Value), "");

        Assert.Throws<EngineException>(() => Propose(Sample()));

        Assert.DoesNotContain(Directory.EnumerateDirectories(_folder.Releases), d => d.Contains(id.Value, StringComparison.Ordinal));
        Assert.Empty(new ReleaseRegister(_folder.Releases, _clock).Entries);
    }

    [Fact]
    public void What_an_interrupted_proposal_left_is_cleared_away()
    {
        var stale = Path.Combine(_folder.Releases, $".proposing-{ReleaseId.Of(Sample())}");
        Directory.CreateDirectory(stale);
        File.WriteAllText(Path.Combine(stale, "observations.csv"), "half");

        Propose(Sample());

        Assert.False(Directory.Exists(stale));
    }

    [Fact]
    public void The_manifest_names_every_file_and_holds_neither_time_of_day_nor_small_counts()
    {
        var id = Propose(Sample());
        using var manifest = JsonDocument.Parse(Bytes(id, "manifest.json"));
        var root = manifest.RootElement;

        Assert.Equal(
            ["areas.geojson", "bulletin.html", "merged_areas.csv", "observations.csv", "observations.parquet"],
            root.GetProperty("files").EnumerateObject().Select(f => f.Name));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("without_reference").ValueKind);
        Assert.Equal(1000, root.GetProperty("panel_subscribers").GetInt64());
        Assert.Equal("truncated", root.GetProperty("excluded_days").GetProperty("2025-08-29").GetString());
        Assert.Equal(50, root.GetProperty("rounding_bases")[0].GetProperty("base").GetDecimal());
        Assert.Equal(7, root.GetProperty("checks").GetArrayLength());
        Assert.DoesNotContain(_folder.Releases, Encoding.UTF8.GetString(Bytes(id, "manifest.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("T08:", Encoding.UTF8.GetString(Bytes(id, "manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_file_carries_released_figures_six_decimals_and_rings_by_the_right_hand_rule()
    {
        var id = Propose(Sample());
        using var map = JsonDocument.Parse(Bytes(id, "areas.geojson"));
        var features = map.RootElement.GetProperty("features").EnumerateArray()
            .ToDictionary(f => f.GetProperty("properties").GetProperty("pcode").GetString()!);

        Assert.Equal(Areas().All.Count, features.Count);
        Assert.Equal(6150, features["PK"].GetProperty("properties").GetProperty("displaced_stock").GetDecimal());
        Assert.Equal("Q", features["PK1A1"].GetProperty("properties").GetProperty("displaced_stock_status").GetString());
        Assert.Equal(JsonValueKind.Null, features["PK1A1"].GetProperty("properties").GetProperty("displaced_stock").ValueKind);
        Assert.Equal(JsonValueKind.Null, features["PK2B3"].GetProperty("properties").GetProperty("displaced_stock_status").ValueKind);

        var ring = features["PK1"].GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray()
            .Select(p => (X: p[0], Y: p[1])).ToList();
        Assert.All(ring, p => Assert.Equal(Math.Round(p.X.GetDouble(), 6), p.X.GetDouble()));
        var area = ring.Zip(ring.Skip(1)).Sum(e =>
            (e.First.X.GetDouble() * e.Second.Y.GetDouble()) - (e.Second.X.GetDouble() * e.First.Y.GetDouble()));
        Assert.True(area > 0);
    }

    [Fact]
    public void An_input_does_not_fit_through_the_serializer() =>
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(Sample().Cubes));

    [Fact]
    public void A_release_folder_may_have_a_quote_in_its_path()
    {
        var id = Propose(Sample(), Path.Combine(_folder.Releases, "it's"));

        Assert.True(File.Exists(Path.Combine(_folder.Releases, "it's", id.Value, "observations.parquet")));
    }

    private static ReleaseInput Sample() => Input(
        Areas(),
        Summed(Indicator.DisplacedStock, Areas(), Week1, new Dictionary<string, long>
        {
            ["PK1A1"] = 5,
            ["PK1A2"] = 40,
            ["PK1A3"] = 100,
            ["PK1B1"] = 60,
        }));

    private ReleaseId Propose(ReleaseInput input, string? releases = null) => ReleaseWriter.Propose(
        input, ReleaseGate.Apply(input, PublishedFigures.None), releases ?? _folder.Releases, "<!doctype html>", _clock);

    private byte[] Bytes(ReleaseId id, string name) => File.ReadAllBytes(Path.Combine(_folder.Releases, id.Value, name));
}
