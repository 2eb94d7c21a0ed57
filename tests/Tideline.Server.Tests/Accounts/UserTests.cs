using System.Net;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Accounts;

public sealed class UserTests
{
    [Fact]
    public async Task An_administrator_makes_an_account_whose_person_must_change_the_password()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);

        var made = await administrator.Do("POST", "/api/v1/users", new { name = "khan", organisation = "Darya Mobile", roles = new[] { Role.Analyst } });

        using var khan = await Caller.LoggedIn(staffed.Server, "khan", made.GetProperty("password").GetString()!);
        Assert.True((await khan.Json("/api/v1/session")).GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal(HttpStatusCode.Forbidden, await khan.Status("GET", "/api/v1/jobs"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Khan")]
    [InlineData("k")]
    [InlineData("a923001234567")]
    [InlineData("khan ali")]
    public async Task A_name_that_is_none_or_a_phone_number_is_refused(string name)
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);

        Assert.Equal(HttpStatusCode.BadRequest, await administrator.Status("POST", "/api/v1/users", new { name, roles = new[] { Role.Viewer } }));
    }

    [Theory]
    [InlineData("viewer", "king", HttpStatusCode.BadRequest)]
    [InlineData("nobody", "viewer", HttpStatusCode.NotFound)]
    public async Task Roles_are_given_to_people_who_are_there_and_exist(string name, string role, HttpStatusCode status)
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);

        Assert.Equal(status, await administrator.Status("PUT", $"/api/v1/users/{name}/roles", new { roles = new[] { role } }));
    }

    [Fact]
    public async Task A_changed_role_ends_the_sessions_and_holds_from_the_next()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);
        using var analyst = await staffed.As(Role.Analyst);

        await administrator.Do("PUT", "/api/v1/users/analyst/roles", new { roles = new[] { Role.Viewer } });

        Assert.Equal(HttpStatusCode.Unauthorized, await analyst.Status("GET", "/api/v1/jobs"));
        using var viewer = await staffed.As(Role.Analyst);
        Assert.Equal(HttpStatusCode.Forbidden, await viewer.Status("GET", "/api/v1/jobs"));
    }

    [Fact]
    public async Task Who_is_disabled_is_out_at_once_and_comes_back_when_enabled()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);
        using var analyst = await staffed.As(Role.Analyst);

        await administrator.Do("POST", "/api/v1/users/analyst/disable");
        Assert.Equal(HttpStatusCode.Unauthorized, await analyst.Status("GET", "/api/v1/jobs"));
        using var caller = new Caller(staffed.Server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.LogIn(Role.Analyst, staffed.Passwords[Role.Analyst])).StatusCode);

        await administrator.Do("POST", "/api/v1/users/analyst/enable");
        Assert.Equal(HttpStatusCode.OK, (await caller.LogIn(Role.Analyst, staffed.Passwords[Role.Analyst])).StatusCode);
    }

    [Fact]
    public async Task An_administrator_cannot_shut_themselves_out()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);

        Assert.Equal(HttpStatusCode.Conflict, await administrator.Status("POST", "/api/v1/users/administrator/disable"));
        Assert.Equal(HttpStatusCode.Conflict, await administrator.Status("PUT", "/api/v1/users/administrator/roles", new { roles = new[] { Role.Viewer } }));
    }

    [Fact]
    public async Task A_reset_password_unlocks_and_must_be_changed()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);
        using var caller = new Caller(staffed.Server);
        for (var i = 0; i < 5; i++)
        {
            await caller.LogIn(Role.Viewer, "wrong-password-1");
        }

        var password = (await administrator.Do("POST", "/api/v1/users/viewer/password", new { })).GetProperty("password").GetString()!;

        Assert.Equal(HttpStatusCode.OK, (await caller.LogIn(Role.Viewer, password)).StatusCode);
        Assert.True((await caller.Json("/api/v1/session")).GetProperty("mustChangePassword").GetBoolean());
    }
}
