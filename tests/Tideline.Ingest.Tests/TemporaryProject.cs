using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;
using NodaTime;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Ingest.Tests;

/// <summary>A project folder that lives for one test.</summary>
internal sealed class TemporaryProject : IDisposable
{
    public const string Header = "msisdn,event_time,cell_id";

    public TemporaryProject(string feed = "", string timeZone = "Asia/Karachi")
    {
        Folder = new ProjectFolder(Directory.CreateTempSubdirectory("tideline-test-").FullName);
        Write("reference/cells.csv", "cell,longitude,latitude,valid_from,valid_to\nA1,67.1,24.9,,\nB2,67.2,25.0,,\nC3,67.3,25.1,2025-08-10,2025-08-20\n");
        Write("project.yaml", $$"""
            name: test
            time_zone: {{timeZone}}
            inputs:
              events:
                - files: inbox/events/**
                  columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }
                  timestamp_format: "yyyy-MM-dd HH:mm:ss"
                  calling_code: "92"
            {{feed}}
              cells: reference/cells.csv
            """);
    }

    public ProjectFolder Folder { get; }

    public List<IngestProgress> Progress { get; } = [];

    public string Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public string Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Folder.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return full;
    }

    public string WriteGzip(string path, string text) => Write(path, Gzip(text));

    public static byte[] Gzip(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return memory.ToArray();
    }

    public IngestSummary Ingest() => Run(Options, new Recorder(Progress), TestContext.Current.CancellationToken);

    public static IngestOptions Options => new() { Clock = new FixedClock(), KeyFile = null, Parallelism = 2 };

    public IngestSummary Run(IngestOptions options, IProgress<IngestProgress> progress, CancellationToken cancellation)
    {
        var configuration = ProjectFile.Load(Folder);
        return EventIngestion.Run(Folder, configuration, CellTable.Read(Folder, configuration.Inputs.Cells), options, progress, cancellation);
    }

    /// <summary>All rows of a query over the lake's events, as text with | between values.</summary>
    public IReadOnlyList<string> Query(string select, string table = "events")
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        var glob = Path.Combine(Folder.Lake, table, table == "events" ? "*/*.parquet" : "*.parquet");
        command.CommandText = $"create view t as select * from read_parquet('{glob}', hive_partitioning = true, hive_types_autocast = false)";
        command.ExecuteNonQuery();
        command.CommandText = select;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public IReadOnlyList<string> FilesBelow(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    public void Dispose() => Directory.Delete(Folder.Root, recursive: true);

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2025, 12, 31, 0, 0);
    }

    private sealed class Recorder(List<IngestProgress> seen) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => seen.Add(value);
    }
}
