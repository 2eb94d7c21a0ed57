using System.Net;
using System.Text.Json;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Audit;

public sealed class AuditTests
{
    [Fact]
    public async Task Logins_refusals_and_changes_of_roles_are_lines()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);
        using var caller = new Caller(staffed.Server);
        await caller.LogIn(Role.Viewer, "wrong-password-1");
        using var viewer = await staffed.As(Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, await viewer.Status("GET", "/api/v1/audit"));
        await administrator.Do("PUT", "/api/v1/users/analyst/roles", new { roles = new[] { Role.Viewer, Role.Steward } });

        var lines = await Lines(administrator);

        Assert.Contains(("administrator", "login", null), lines);
        Assert.Contains(("-", "login_refused", "viewer"), lines);
        Assert.Contains(("viewer", "refused", "GET /api/v1/audit"), lines);
        Assert.Contains(("administrator", "roles_changed", "analyst"), lines);
    }

    [Fact]
    public async Task What_somebody_typed_as_a_name_is_kept_nowhere()
    {
        const string Typed = "923001234567";
        await using var staffed = await Staffed.Start();
        using var caller = new Caller(staffed.Server);
        await caller.LogIn(Typed, Typed);
        using var viewer = await staffed.As(Role.Viewer);
        await viewer.Get($"/api/v1/jobs?subscriber={Typed}");
        using var administrator = await staffed.As(Role.Administrator);

        Assert.Contains(("-", "login_refused", null), await Lines(administrator));
        await staffed.Server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.All(Directory.EnumerateFiles(Path.Combine(staffed.Folder, "store"), "*", SearchOption.AllDirectories), file =>
            Assert.DoesNotContain(Typed, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_is_searched_and_walked_by_stewards()
    {
        await using var staffed = await Staffed.Start();
        using var steward = await staffed.As(Role.Steward);

        var made = await steward.Json("/api/v1/audit?action=account_made&actor=program&page=1");
        Assert.Equal(6, made.GetProperty("total").GetInt32());
        var verified = await steward.Json("/api/v1/audit/verify");
        Assert.True(verified.GetProperty("isIntact").GetBoolean());
        var head = verified.GetProperty("head").GetString();
        Assert.True((await steward.Json($"/api/v1/audit/verify?head={head}")).GetProperty("isIntact").GetBoolean());
        Assert.False((await steward.Json($"/api/v1/audit/verify?head={new string('1', 64)}")).GetProperty("isIntact").GetBoolean());
    }

    [Theory]
    [InlineData("?from=yesterday")]
    [InlineData("?action=nothing")]
    [InlineData("?page=0")]
    public async Task A_question_that_makes_no_sense_is_refused(string question)
    {
        await using var staffed = await Staffed.Start();
        using var steward = await staffed.As(Role.Steward);

        Assert.Equal(HttpStatusCode.BadRequest, await steward.Status("GET", "/api/v1/audit" + question));
    }

    [Fact]
    public async Task Days_are_those_of_the_project_and_both_count()
    {
        await using var staffed = await Staffed.Start();
        using var steward = await staffed.As(Role.Steward);
        var zone = NodaTime.DateTimeZoneProviders.Tzdb["Asia/Karachi"];
        var today = NodaTime.Text.LocalDatePattern.Iso.Format(NodaTime.SystemClock.Instance.GetCurrentInstant().InZone(zone).Date);

        var before = (await steward.Json($"/api/v1/audit?from=2020-01-01&to={today}")).GetProperty("total").GetInt32();
        Assert.True(before >= 7);
        Assert.Equal(0, (await steward.Json("/api/v1/audit?to=2020-01-01")).GetProperty("total").GetInt32());
    }

    private static async Task<IReadOnlyList<(string? Actor, string? Action, string? Target)>> Lines(Caller reader) =>
    [
        .. (await reader.Json("/api/v1/audit")).GetProperty("lines").EnumerateArray().Select(l =>
            (l.GetProperty("actor").GetString(), l.GetProperty("action").GetString(), Text(l.GetProperty("target")))),
    ];

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetString();
}
