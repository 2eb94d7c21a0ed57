using System.IO.Compression;
using NodaTime;
using Tideline.Operation.Feeds;
using Tideline.Operation.Feeds.Sql;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Tests.Sql;

/// <summary>A feed of rows over a table of calls, in a project in Karachi (UTC+5), at instants that the test chooses.</summary>
internal sealed class FeedBench(TemporaryProject project, SqlConfiguration settings)
{
    public static readonly DateTimeZone Karachi = DateTimeZoneProviders.Tzdb["Asia/Karachi"];

    public static SqlConfiguration Settings => new()
    {
        Kind = SqlKind.PostgreSql,
        Server = "",
        Port = 5432,
        Encrypted = false,
        Database = "",
        User = "",
        Rows = "calls",
        Columns = [("msisdn", "caller"), ("event_time", "started_at"), ("cell_id", "cell")],
        Watermark = "started_at",
        Id = "call_id",
        From = new(2026, 8, 26),
        Lag = Duration.FromHours(1),
        Overlap = Duration.FromHours(48),
        BatchRows = 3,
    };

    public SqlConfiguration Of { get; init; } = settings;

    /// <summary>One look by a program that has just started.</summary>
    public Look Look(Instant now) => new Receiver(
        project.Folder, [], Duration.Zero, [new SqlFeed(project.Folder, new() { Name = "calls", Files = "", Sql = Of }, Karachi)]).LookNow(now);

    public string Fault(Instant now) => Assert.Single(Look(now).Faults).Fault;

    /// <summary>Lines of a file below the inbox.</summary>
    public string[] Lines(string file)
    {
        using var packed = new GZipStream(File.OpenRead(project.Folder.Resolve($"inbox/events/{file}")), CompressionMode.Decompress);
        using var text = new StreamReader(packed);
        return text.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    /// <summary>Rows of all files, without their first lines.</summary>
    public string[] AllRows() =>
        [.. Directory.GetFiles(project.Folder.Resolve("inbox/events"), "*.csv.gz").SelectMany(f => Lines(Path.GetFileName(f)).Skip(1)).Order(StringComparer.Ordinal)];

    public static Instant At(int day, int hour, int minute = 0) => Karachi.AtStrictly(new(2026, 8, day, hour, minute)).ToInstant();
}
