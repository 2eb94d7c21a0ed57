using NodaTime;
using Tideline.Cli.Doctor;
using Tideline.Cli.Jobs;
using Tideline.Operation.Incidents;
using Tideline.Release.Stops;

namespace Tideline.Cli.Tests.Doctor;

/// <summary>What the doctor finds in projects with one fault each, and that each fault has its remedy.</summary>
public sealed class DoctorTests : IDisposable
{
    private static readonly Instant _now = SystemClock.Instance.GetCurrentInstant();

    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-doctor-").FullName;

    public DoctorTests()
    {
        Write("cells.csv", "cell,longitude,latitude\nA1,67.1,24.9\n");
        Yaml("");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_project_without_fault_has_nothing_wrong()
    {
        var findings = await Look();

        Assert.DoesNotContain(findings, f => f.State == FindingState.Wrong);
        Assert.All(findings, f => Assert.Equal(f.State == FindingState.Ok, f.Remedy is null));
        Assert.Equal(findings.Count, findings.Select(f => f.What).Distinct().Count());
        Assert.Equal(
            ["agreements", "backup", "cells", "clock", "engine", "free disk", "gate", "incidents", "languages", "memory", "notices", "releases", "secrets", "stop switch", "time zones"],
            ((string[])["engine", "cells", "agreements", "gate", "releases", "stop switch", "incidents", "notices", "backup", "clock", "secrets", "free disk", "memory", "time zones", "languages"])
                .Intersect(findings.Select(f => f.What)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stop_an_incident_that_nobody_was_told_of_and_a_feed_that_is_away_are_warned_of()
    {
        Yaml("operation: { feeds: [{ name: operator, files: /nowhere/at/all/*.csv }] }\n");
        var workspace = Workspace.Open(_folder);
        new ExportStop(workspace.Folder.Releases, SystemClock.Instance).Stop("Dara", "Week 36 is wrong.");
        new IncidentRegister(workspace.Folder, SystemClock.Instance).Open(new("A list was sent.", Severity.High, [], _now - Duration.FromHours(80)), "Dara", 72);

        var findings = await Look();

        Assert.All((string[])["stop switch", "incidents", "feed operator", "notices", "backup"], what => Assert.Equal(FindingState.Warning, findings.Single(f => f.What == what).State));
        Assert.Contains("Week 36 is wrong.", findings.Single(f => f.What == "stop switch").Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registers_that_were_changed_are_wrong_and_keep_nothing_else_from_being_looked_at()
    {
        Write("register/stops.jsonl", "{}\n");
        Write("register/incidents.jsonl", "{}\n");

        var findings = await Look();

        Assert.All((string[])["stop switch", "incidents"], what => Assert.Equal(FindingState.Wrong, findings.Single(f => f.What == what).State));
        Assert.Contains(findings, f => f.What == "free disk");
    }

    [Fact]
    public async Task Secrets_that_others_may_read_and_a_clock_that_is_behind_are_warned_of()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Rights of files are those of Unix.");
        Write("secrets/hook", "secret");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_folder, "secrets", "hook"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        Write("inbox/day.csv", "");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "inbox", "day.csv"), (_now + Duration.FromHours(2)).ToDateTimeUtc());

        var findings = await Look();

        Assert.StartsWith("hook: others", findings.Single(f => f.What == "secrets").Found, StringComparison.Ordinal);
        Assert.Equal(FindingState.Warning, findings.Single(f => f.What == "clock").State);
    }

    [Fact]
    public async Task Servers_of_notices_are_asked_only_where_that_is_wanted()
    {
        Yaml("operation: { notices: [{ webhook: { url: \"http://127.0.0.1:1/hook\" } }] }\n");

        Assert.DoesNotContain(await Look(), f => f.What == "webhook 127.0.0.1");
        var asked = (await Look(reach: true)).Single(f => f.What == "webhook 127.0.0.1");

        Assert.Equal(FindingState.Warning, asked.State);
        Assert.StartsWith("cannot be reached", asked.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000_000, 1_000_000_000, "Wrong")]
    [InlineData(2_000_000_000, 100_000_000_000, "Warning")]
    [InlineData(50_000_000_000, 100_000_000_000, "Ok")]
    public void Disk_is_judged_by_bytes_and_share(long free, long all, string state) => Assert.Equal(state, MachineChecks.Disk(free, all).State.ToString());

    [Theory]
    [InlineData("TZDB: 2020a (mapping: 1)", "Warning")]
    [InlineData("TZDB: 2025c (mapping: 1)", "Ok")]
    public void Rules_of_time_zones_grow_old(string version, string state) => Assert.Equal(state, MachineChecks.Zones(version, 2026).State.ToString());

    [Theory]
    [InlineData(1_000_000_000, "Warning")]
    [InlineData(8_000_000_000, "Ok")]
    public void Memory_is_judged(long bytes, string state) => Assert.Equal(state, MachineChecks.Memory(bytes).State.ToString());

    [Theory]
    [InlineData(-1, "ended")]
    [InlineData(20, "ends")]
    [InlineData(40, "good until")]
    public void A_certificate_is_warned_of_before_it_ends(int days, string found)
    {
        var finding = CertificateChecks.Until("certificate a.pem", _now + Duration.FromDays(days), _now);

        Assert.StartsWith(found, finding.Found, StringComparison.Ordinal);
        Assert.Equal(days < 30, finding.State == FindingState.Warning);
    }

    [Fact]
    public void Every_finding_has_its_line_in_the_manual()
    {
        var manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operate", "doctor.md"));
        Assert.All(
            (string[])["demo", "engine", "cells", "last day", "retention", "pseudonym keys", "key file", "secrets", "agreements", "gate", "releases", "stop switch", "incidents", "notices", "feed NAME", "backup", "clock", "free disk", "memory", "time zones", "languages"],
            what => Assert.Contains(what, manual, StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<Finding>> Look(bool reach = false) =>
        new Examination(Workspace.Open(_folder), reach, SystemClock.Instance).Run(TestContext.Current.CancellationToken);

    private void Yaml(string more) => Write("project.yaml", $$"""
        name: small
        time_zone: Asia/Karachi
        inputs:
          events:
            - { files: "inbox/*.csv", columns: { subscriber: s, timestamp: t, cell: c }, subscriber_kind: opaque }
          cells: cells.csv
        {{more}}
        """);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
