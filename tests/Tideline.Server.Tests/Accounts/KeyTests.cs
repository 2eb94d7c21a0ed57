using System.Net;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Accounts;

public sealed class KeyTests
{
    [Fact]
    public async Task A_key_reads_what_its_roles_allow_and_needs_no_token_of_a_session()
    {
        await using var staffed = await Staffed.Start(o => o with { Program = ["true"] });
        using var administrator = await staffed.As(Role.Administrator);
        var token = await Make(administrator, Role.Analyst);
        using var program = new Caller(staffed.Server);

        Assert.Equal(HttpStatusCode.OK, await program.Status("GET", "/api/v1/jobs", bearer: token));
        Assert.Equal(HttpStatusCode.Accepted, await program.Status("POST", "/api/v1/jobs", new { kind = "ingest" }, token));
        Assert.Equal(HttpStatusCode.Forbidden, await program.Status("GET", "/api/v1/audit", bearer: token));
    }

    [Fact]
    public async Task The_secret_is_shown_once()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);
        var token = await Make(administrator, Role.Viewer);

        var listed = (await administrator.Json("/api/v1/keys")).GetRawText();

        Assert.DoesNotContain(token.Split('_')[2], listed, StringComparison.Ordinal);
        Assert.Contains(token.Split('_')[1], listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_is_refused()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);
        var token = await Make(administrator, Role.Analyst);
        var id = (await administrator.Json("/api/v1/keys"))[0].GetProperty("id").GetString();

        await administrator.Do("DELETE", $"/api/v1/keys/{id}");

        using var program = new Caller(staffed.Server);
        Assert.Equal(HttpStatusCode.Unauthorized, await program.Status("GET", "/api/v1/jobs", bearer: token));
    }

    [Theory]
    [InlineData("tdl_00000000_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("something else")]
    public async Task What_is_no_key_is_refused_even_beside_a_session(string token)
    {
        await using var staffed = await Staffed.Start();
        using var analyst = await staffed.As(Role.Analyst);

        Assert.Equal(HttpStatusCode.Unauthorized, await analyst.Status("GET", "/api/v1/jobs", bearer: token));
    }

    [Theory]
    [InlineData("POST", "/api/v1/releases/flood-2025-2025-09-14-0a1b2c3d/approvals")]
    [InlineData("POST", "/api/v1/releases/flood-2025-2025-09-14-0a1b2c3d/publish")]
    [InlineData("POST", "/api/v1/session/password")]
    public async Task Decisions_are_for_people_and_not_for_keys(string method, string address)
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);
        var token = await Make(administrator, Role.Releaser, Role.Steward);
        using var program = new Caller(staffed.Server);

        Assert.Equal(HttpStatusCode.Forbidden, await program.Status(method, address, new { }, token));
    }

    private static async Task<string> Make(Caller administrator, params string[] roles)
    {
        var expires = NodaTime.SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(30);
        var made = await administrator.Do(
            "POST", "/api/v1/keys", new { name = "dashboard", roles, expires = NodaTime.Text.LocalDatePattern.Iso.Format(expires) });
        return made.GetProperty("token").GetString()!;
    }
}
