using System.Net;
using Tideline.Server.Tests.Accounts;
using Tideline.Server.Tests.Approvals;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests;

/// <summary>What people who decide see beside a release: the register, agreements, how long data are kept.</summary>
public sealed class OverviewTests
{
    [Fact]
    public async Task The_register_is_read_line_by_line_and_each_line_is_found_in_the_next()
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new ProposedRelease(staffed.Folder);
        using var releaser = await staffed.As(Role.Releaser);

        var register = await releaser.Json("/api/v1/register");

        var lines = register.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(["proposed", "key", "key"], lines.Select(l => l.GetProperty("event").GetString()));
        Assert.Equal(ProposedRelease.Id, lines[0].GetProperty("release").GetString());
        Assert.Equal([3L, 2L, 1L], lines.Select(l => l.GetProperty("sequence").GetInt64()));
        Assert.Equal(
            [lines[1].GetProperty("sha256").GetString(), lines[2].GetProperty("sha256").GetString()],
            [proposed.Register.Entries[2].Previous, proposed.Register.Entries[1].Previous]);
        Assert.Equal(proposed.Register.Head.Sha256, register.GetProperty("head").GetString());
    }

    [Fact]
    public async Task A_register_that_was_changed_is_not_shown()
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new ProposedRelease(staffed.Folder);
        var file = Path.Combine(staffed.Folder, "releases", "register.jsonl");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace("Amina", "Anima", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var steward = await staffed.As(Role.Steward);

        using var answer = await steward.Get("/api/v1/register");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage_failed"), (answer.StatusCode, await Caller.CodeOf(answer)));
    }

    [Fact]
    public async Task A_project_without_agreements_and_retention_says_so()
    {
        await using var staffed = await Staffed.Start();
        using var steward = await staffed.As(Role.Steward);

        var answer = await steward.Json("/api/v1/agreements");

        Assert.False(answer.GetProperty("binding").GetBoolean());
        Assert.Equal(0, answer.GetProperty("agreements").GetArrayLength());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.GetProperty("retention").ValueKind);
    }

    [Fact]
    public async Task Agreements_are_shown_as_they_are_now()
    {
        await using var staffed = await Staffed.Start();
        var project = Path.Combine(staffed.Folder, "project.yaml");
        await File.AppendAllTextAsync(project, "\nagreements: [ndma-2025]\nretention: { events_days: 30 }\n", TestContext.Current.CancellationToken);
        using var steward = await staffed.As(Role.Steward);
        using var missing = await steward.Get("/api/v1/agreements");
        Assert.Equal(HttpStatusCode.Conflict, missing.StatusCode);

        Directory.CreateDirectory(Path.Combine(staffed.Folder, "agreements"));
        await File.WriteAllTextAsync(
            Path.Combine(staffed.Folder, "agreements", "ndma-2025.yaml"),
            """
            id: ndma-2025
            version: 1
            parties: { operator: Darya Mobile, agency: Darya Disaster Authority }
            purpose: { kind: disaster_response, text: Relief for people displaced by floods. }
            emergencies: { hazards: [flood] }
            products: [displaced_stock]
            areas: [PK1]
            level: 2
            period: { finest: week, from: 2025-01-01, to: 2026-12-31 }
            minimum_subscribers: 16
            recipients: [Darya Disaster Authority, IOM]
            start: 2025-08-01
            end: 2025-08-31
            outside: leave_out
            """,
            TestContext.Current.CancellationToken);

        var answer = await steward.Json("/api/v1/agreements");

        var agreement = Assert.Single(answer.GetProperty("agreements").EnumerateArray());
        Assert.Equal("ndma-2025", agreement.GetProperty("id").GetString());
        Assert.False(agreement.GetProperty("inForce").GetBoolean());
        Assert.Equal("2025-08-31", agreement.GetProperty("end").GetString());
        Assert.Equal(16, agreement.GetProperty("minimumSubscribers").GetInt64());
        Assert.Equal(30, answer.GetProperty("retention").GetProperty("eventsDays").GetInt32());
    }
}
