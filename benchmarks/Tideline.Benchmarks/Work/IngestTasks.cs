using System.Globalization;
using Tideline.Engines.DuckDb;
using Tideline.Ingest;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Benchmarks.Work;

/// <summary>csv.gz to sorted Parquet by day: Tideline, which also checks and pseudonymises, and DuckDB alone, which does not.</summary>
internal static class IngestTasks
{
    private const string Columns = "columns = {'msisdn': 'VARCHAR', 'event_time': 'TIMESTAMP', 'cell_id': 'VARCHAR', 'direction': 'VARCHAR', 'duration_s': 'INTEGER'}, header = true, ignore_errors = true";

    /// <param name="arguments">A generated project, and the folder that takes the lake.</param>
    public static Dictionary<string, string> Tideline(string[] arguments, Tasks.Clock clock)
    {
        var project = new ProjectFolder(arguments[0]) { Aside = Fresh(arguments[1]) };
        var configuration = ProjectFile.Load(project);
        var cells = ReferenceReader.Read(project, configuration).Cells;
        IngestSummary? summary = null;
        clock.Time(() => summary = EventIngestion.Run(project, configuration, cells, new IngestOptions(), null, CancellationToken.None));
        var files = summary!.Accepted;
        return Facts(files.Sum(f => f.RowsIn - f.Rejected.Where(r => r.Key is "bad_timestamp" or "malformed_row").Sum(r => r.Value)), files.Sum(f => f.RowsIn), files.Sum(f => f.RowsKept + f.Duplicates + f.Rejected.Values.Sum()), Bytes(project.Events));
    }

    /// <summary>One statement over all files.</summary>
    public static Dictionary<string, string> DuckDb(string[] arguments, Tasks.Clock clock)
    {
        var folder = Fresh(arguments[1]);
        using var session = DuckDbSession.Open(new DuckDbLimits(Path.Combine(folder, "tmp")));
        var rows = 0;
        clock.Time(() => rows = session.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            copy (
                select msisdn, event_time, cell_id, cast(event_time as date) as day
                from read_csv({Text(Path.Combine(arguments[0], "inbox/events/*.csv.gz"))}, {Columns})
                order by day, msisdn, event_time, cell_id
            ) to {Text(Path.Combine(folder, "events"))} (format parquet, compression zstd, partition_by (day))
            """)));
        return Facts(rows, rows, rows, Bytes(Path.Combine(folder, "events")));
    }

    /// <summary>A statement for each file, two at a time: a file is a calendar day, so nothing has to be partitioned.</summary>
    public static Dictionary<string, string> DuckDbByFile(string[] arguments, Tasks.Clock clock)
    {
        var folder = Fresh(arguments[1]);
        var rows = 0L;
        var files = Unrepeated(Path.Combine(arguments[0], "inbox/events"));
        clock.Time(() => Parallel.ForEach(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => DuckDbSession.Open(new DuckDbLimits(Path.Combine(folder, "tmp")) { Threads = 1 }),
            (file, _, session) =>
            {
                Interlocked.Add(ref rows, session.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                    copy (select msisdn, event_time, cell_id from read_csv({Text(file)}, {Columns}) order by msisdn, event_time, cell_id)
                    to {Text(Path.Combine(folder, Path.GetFileName(file) + ".parquet"))} (format parquet, compression zstd)
                    """)));
                return session;
            },
            session => session.Dispose()));
        return Facts(rows, rows, rows, Bytes(folder));
    }

    /// <summary>Every file once by its bytes: Tideline skips a repeated one, so DuckDB need not read it either.</summary>
    public static IReadOnlyList<string> Unrepeated(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.csv.gz").Order(StringComparer.Ordinal)
            .DistinctBy(f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal),
    ];

    public static string Fresh(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        return folder;
    }

    private static Dictionary<string, string> Facts(long readable, long rows, long accounted, long bytes) => new(StringComparer.Ordinal)
    {
        ["readable"] = readable.ToString(CultureInfo.InvariantCulture),
        ["rows"] = rows.ToString(CultureInfo.InvariantCulture),
        ["accounted"] = accounted.ToString(CultureInfo.InvariantCulture),
        ["bytes"] = bytes.ToString(CultureInfo.InvariantCulture),
    };

    private static long Bytes(string folder) => new DirectoryInfo(folder).EnumerateFiles("*.parquet", SearchOption.AllDirectories).Sum(f => f.Length);

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
