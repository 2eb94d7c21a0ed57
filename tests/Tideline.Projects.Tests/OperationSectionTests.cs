using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

public sealed class OperationSectionTests
{
    private const string Project = """
        name: darya
        time_zone: Asia/Karachi
        inputs:
          events:
            - files: inbox/events/*.csv
              columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }
              calling_code: "92"
          cells: reference/cells.csv

        """;

    private const string Operation = """
        operation:
          look_every_seconds: 60
          run_at: ["05:30", "02:00"]
          expected_by: "04:00"
          feeds:
            - name: operator
              files: outgoing/*.csv.gz
              marker: .done
              sftp: { host: files.example, user: tideline, key_file: secrets/sftp, fingerprint: "SHA256:abc" }
            - name: bucket
              files: cdr/*.csv.gz
              s3: { endpoint: "https://storage.example:9000", bucket: cdr, key_file: secrets/s3 }
            - name: rows
              sql:
                kind: postgresql
                server: db.example
                database: cdr
                user: tideline
                password_file: secrets/db
                table: cdr.calls
                columns: { msisdn: caller, event_time: started_at }
                watermark: stored_at
                id: call_id
                from: 2025-07-01
          notices:
            - webhook: { url: "https://agency.example/hook", secret_file: secrets/hook }
            - email: { server: mail.example, from: a@b.example, to: [c@d.example] }
              about: [feed, alarm]

        """;

    [Fact]
    public void Everything_goes_without_saying()
    {
        var operation = ProjectFile.Parse(Project).Operation;

        Assert.Equal((Duration.FromMinutes(5), Duration.FromMinutes(2)), (operation.LookEvery, operation.Settle));
        Assert.Empty(operation.RunAt);
        Assert.Empty(operation.Feeds);
        Assert.Empty(operation.Notices);
        Assert.Null(operation.ExpectedBy);
        Assert.False(operation.WatchInServer);
        Assert.Null(operation.MetricsFile);
    }

    [Fact]
    public void A_server_may_watch_and_metrics_may_go_into_a_file()
    {
        var operation = ProjectFile.Parse(Project + "operation: { watch_in_server: true, metrics_file: reports/metrics.prom }\n").Operation;

        Assert.Equal((true, "reports/metrics.prom"), (operation.WatchInServer, operation.MetricsFile));
    }

    [Fact]
    public void Feeds_times_and_notices_are_read()
    {
        var operation = ProjectFile.Parse(Project + Operation).Operation;

        Assert.Equal([new(2, 0), new(5, 30)], operation.RunAt);
        Assert.Equal(new LocalTime(4, 0), operation.ExpectedBy);
        Assert.Equal(["operator", "bucket", "rows"], operation.Feeds.Select(f => f.Name));
        var feed = operation.Feeds[0];
        Assert.Equal(("operator", "outgoing/*.csv.gz", "inbox/events", ".done"), (feed.Name, feed.Files, feed.Into, feed.Marker));
        Assert.Equal(new SftpConfiguration("files.example", 22, "tideline", "secrets/sftp", "abc"), feed.Sftp);
        Assert.Equal(new S3Configuration(new("https://storage.example:9000"), "cdr", "us-east-1", "secrets/s3", null, PathStyle: true), operation.Feeds[1].S3);
        var sql = operation.Feeds[2].Sql!;
        Assert.Equal((SqlKind.PostgreSql, "db.example", 5432, true, "cdr.calls", false), (sql.Kind, sql.Server, sql.Port, sql.Encrypted, sql.Rows, sql.ByHour));
        Assert.Equal([("msisdn", "caller"), ("event_time", "started_at")], sql.Columns);
        Assert.Equal((new LocalDate(2025, 7, 1), Duration.FromHours(1), Duration.FromHours(72)), (sql.From, sql.Lag, sql.Overlap));
        Assert.Equal(Enum.GetValues<NoticeKind>(), operation.Notices[0].About);
        Assert.Equal([NoticeKind.Feed, NoticeKind.Alarm], operation.Notices[1].About);
        Assert.Equal((587, true), (operation.Notices[1].Email!.Port, operation.Notices[1].Email!.Encrypted));
    }

    [Theory]
    [InlineData("look_every_seconds: 60", "look_every_seconds: 0", "operation.look_every_seconds")]
    [InlineData("\"05:30\"", "\"5.30\"", "operation.run_at")]
    [InlineData("  run_at:", "  watch_in_server: perhaps\n  run_at:", "operation.watch_in_server")]
    [InlineData("expected_by: \"04:00\"", "expected_by: \"24:00\"", "operation.expected_by")]
    [InlineData("    - name: operator\n", "    - name: operator\n      files: a\n    - name: operator\n", "operation.feeds")]
    [InlineData(", fingerprint: \"SHA256:abc\"", "", "operation.feeds[0].sftp.fingerprint")]
    [InlineData("https://storage.example:9000", "http://storage.example:9000", "operation.feeds[1].s3.endpoint")]
    [InlineData("https://storage.example:9000", "https://key:secret@storage.example", "operation.feeds[1].s3.endpoint")]
    [InlineData("key_file: secrets/s3 }", "key_file: secrets/s3 }\n      sftp: { host: a, user: b, key_file: c, fingerprint: d }", "operation.feeds[1].s3")]
    [InlineData("kind: postgresql", "kind: mysql", "operation.feeds[2].sql.kind")]
    [InlineData("server: db.example", "server: db.example\n        encrypted: false", "operation.feeds[2].sql.encrypted")]
    [InlineData("table: cdr.calls", "table: \"cdr.calls; drop table x\"", "operation.feeds[2].sql.table")]
    [InlineData("table: cdr.calls", "table: cdr.calls\n        query: select 1", "operation.feeds[2].sql.table")]
    [InlineData("table: cdr.calls", "query: select 1; select 2", "operation.feeds[2].sql.query")]
    [InlineData("id: call_id", "id: 'call\"id'", "operation.feeds[2].sql.id")]
    [InlineData("event_time: started_at }", "event_time: 'a\"b' }", "operation.feeds[2].sql.columns")]
    [InlineData("        from: 2025-07-01\n", "", "operation.feeds[2].sql.from")]
    [InlineData("name: rows", "name: rows\n      marker: .done", "operation.feeds[2].marker")]
    [InlineData("name: rows", "name: ../rows", "operation.feeds[2].name")]
    [InlineData("about: [feed, alarm]", "about: [feeds]", "operation.notices[1].about")]
    [InlineData("https://agency.example/hook", "ftp://agency.example/hook", "operation.notices[0].webhook.url")]
    [InlineData("to: [c@d.example]", "to: []", "operation.notices[1].email.to")]
    [InlineData("    - webhook: {", "    - email: { server: a, from: b, to: [c] }\n      webhook: {", "operation.notices[0].webhook")]
    public void A_wrong_value_is_named_with_its_line(string right, string wrong, string key)
    {
        var changed = Operation.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Operation, changed);

        var fault = Assert.Throws<ConfigurationException>(() => ProjectFile.Parse(Project + changed));

        Assert.Contains($"'{key}'", fault.Message, StringComparison.Ordinal);
        Assert.Matches("line [0-9]+", fault.Message);
    }
}
