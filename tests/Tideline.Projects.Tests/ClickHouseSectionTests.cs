using Tideline.Domain;
using Tideline.Projects.Configuration;
using static Tideline.Projects.Tests.MinimalProject;

namespace Tideline.Projects.Tests;

public sealed class ClickHouseSectionTests
{
    [Fact]
    public void Every_key_is_read()
    {
        var engine = Read(
            """
            shards: ["https://a:8443", "https://b:8443"]
                user: tideline
                password_file: secrets/clickhouse
                certificate_authority: secrets/ca.pem
                database: displacement
                cluster: cdr
                replicated: true
                timeout_minutes: 5
                memory_gb: 16
                events: { table: cdr.events_local, columns: { subscriber: pseudonym, timestamp: event_time, cell: cell_id }, timestamps_are: local }
            """);
        Assert.Equal(["https://a:8443/", "https://b:8443/"], engine.Shards.Select(s => s.ToString()));
        Assert.Equal(
            new ClickHouseConfiguration
            {
                User = "tideline",
                PasswordFile = "secrets/clickhouse",
                CertificateAuthority = "secrets/ca.pem",
                Database = "displacement",
                Cluster = "cdr",
                Replicated = true,
                TimeoutMinutes = 5,
                MemoryGb = 16,
                Events = new HeldEventsConfiguration("cdr.events_local", new EventColumns("pseudonym", "event_time", "cell_id"), true),
            },
            engine.ClickHouse);
    }

    [Fact]
    public void Shards_alone_are_enough() => Assert.Equal(new ClickHouseConfiguration(), Read("shards: [\"http://a:8123\"]").ClickHouse);

    [Theory]
    [InlineData("user: x", "shards")]
    [InlineData("shards: [\"http://a:8123\", \"http://a:8123\"]", "twice")]
    [InlineData("shards: [\"http://me:secret@a:8123\"]", "password_file")]
    [InlineData("shards: [\"http://a:8123/?password=secret\"]", "password_file")]
    [InlineData("shards: [\"http://a:8123\"], database: \"a; drop\"", "database")]
    [InlineData("shards: [\"http://a:8123\"], cluster: \"a'b\"", "cluster")]
    [InlineData("shards: [\"http://a:8123\"], replicated: true", "cluster")]
    [InlineData("shards: [\"http://a:8123\"], replicated: maybe", "replicated")]
    [InlineData("shards: [\"http://a:8123\"], certificate_authority: ca.pem", "https")]
    [InlineData("shards: [\"http://a:8123\"], timeout_minutes: 0", "timeout_minutes")]
    [InlineData("shards: [\"http://a:8123\"], pasword_file: x", "did you mean 'password_file'")]
    [InlineData("shards: [\"http://a:8123\"], events: { table: events, columns: { subscriber: s, timestamp: t, cell: c } }", "table")]
    [InlineData("shards: [\"http://a:8123\"], events: { table: cdr.events, columns: { subscriber: \"s + 1\", timestamp: t, cell: c } }", "subscriber")]
    [InlineData("shards: [\"http://a:8123\"], events: { table: cdr.events, columns: { subscriber: s, timestamp: t } }", "cell")]
    public void A_wrong_value_is_named_and_no_secret_is_repeated(string keys, string names)
    {
        var fault = Assert.Throws<ConfigurationException>(() => Parse($"engine: {{ clickhouse: {{ {keys} }} }}"));
        Assert.Contains(names, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    private static EngineConfiguration Read(string keys) => Parse($"engine:\n  clickhouse:\n    {keys}").Engine;
}
