using System.Net;
using Tideline.Domain;
using Tideline.Server.Accounts;
using Tideline.Store.Accounts;
using Tideline.Store.Keys;

namespace Tideline.Server.Tests.Accounts;

public sealed class SecondFactorDemandTests
{
    private static Func<ServeOptions, ServeOptions> Standard => o => o with { SecondFactorFor = new ServeOptions("x").SecondFactorFor, Open = true };

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Analyst, false)]
    [InlineData(Role.Trainer, false)]
    [InlineData(Role.Releaser, true)]
    [InlineData(Role.Steward, true)]
    [InlineData(Role.Administrator, true)]
    public async Task Who_decides_or_administers_signs_in_without_one_and_can_do_nothing_but_set_it_up(string role, bool isDemanded)
    {
        await using var staffed = await Staffed.Start(Standard);
        using var person = await staffed.As(role);
        var session = await person.Json("/api/v1/session");
        Assert.Equal((role, isDemanded), (session.GetProperty("name").GetString(), session.GetProperty("mustSetUpSecondFactor").GetBoolean()));

        // Not even what a stranger may read, so that nobody goes on without noticing.
        using var answer = await person.Get("/api/v1/emergencies");
        Assert.Equal(isDemanded ? HttpStatusCode.Forbidden : HttpStatusCode.OK, answer.StatusCode);
        if (isDemanded)
        {
            Assert.Equal("second_factor_demanded", await Caller.CodeOf(answer));
        }
    }

    [Fact]
    public async Task Once_it_is_set_up_the_same_session_goes_on_and_once_it_is_taken_off_it_does_not()
    {
        await using var staffed = await Staffed.Start(Standard);
        using var steward = await staffed.As(Role.Steward);
        var password = new { password = staffed.Passwords[Role.Steward] };
        var secret = (await steward.Do("POST", "/api/v1/session/second-factor", password)).GetProperty("secret").GetString()!;
        Assert.Equal(HttpStatusCode.Forbidden, await steward.Status("GET", "/api/v1/register"));

        await steward.Do("PUT", "/api/v1/session/second-factor", new { code = Totp.Code(secret, -1) });
        Assert.False((await steward.Json("/api/v1/session")).GetProperty("mustSetUpSecondFactor").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, await steward.Status("GET", "/api/v1/register"));
        using var again = await Caller.LoggedIn(staffed.Server, Role.Steward, password.password, Totp.Code(secret));
        Assert.Equal(HttpStatusCode.OK, await again.Status("GET", "/api/v1/register"));

        await again.Do("DELETE", "/api/v1/session/second-factor", password);
        Assert.Equal(HttpStatusCode.Forbidden, await again.Status("GET", "/api/v1/register"));
    }

    [Fact]
    public async Task The_first_administrator_changes_the_password_and_then_sets_it_up()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(Standard(BareProject.In(folder)));
        var first = await FirstAccounts.Administrator(server.App, "khan");
        using var khan = await Caller.LoggedIn(server, "khan", first.Password);
        await khan.Do("POST", "/api/v1/session/password", new { current = first.Password, @new = "four sensible words" });
        using var refused = await khan.Get("/api/v1/users");
        Assert.Equal("second_factor_demanded", await Caller.CodeOf(refused));

        var secret = (await khan.Do("POST", "/api/v1/session/second-factor", new { password = "four sensible words" })).GetProperty("secret").GetString()!;
        await khan.Do("PUT", "/api/v1/session/second-factor", new { code = Totp.Code(secret) });

        Assert.Equal(HttpStatusCode.OK, await khan.Status("GET", "/api/v1/users"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Who_is_given_such_a_role_sets_it_up_at_the_next_login()
    {
        await using var staffed = await Staffed.Start(o => o with { SecondFactorFor = [Role.Releaser] });
        using var administrator = await staffed.As(Role.Administrator);
        await administrator.Do("PUT", "/api/v1/users/viewer/roles", new { roles = new[] { Role.Viewer, Role.Releaser } });

        using var viewer = await staffed.As(Role.Viewer);

        Assert.Equal(HttpStatusCode.Forbidden, await viewer.Status("GET", "/api/v1/releases"));
    }

    [Fact]
    public async Task Programs_have_none_and_go_on()
    {
        await using var staffed = await Staffed.Start(Standard);
        var keys = (ApiKeys)staffed.Server.App.Services.GetService(typeof(ApiKeys))!;
        var (_, token) = await keys.Make(
            "reports", [Role.Steward], NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromDays(1), "test", TestContext.Current.CancellationToken);
        using var program = new Caller(staffed.Server);

        Assert.Equal(HttpStatusCode.OK, await program.Status("GET", "/api/v1/register", bearer: token.ToString()));
    }

    [Fact]
    public void Roles_are_named_or_none_is()
    {
        Assert.Equal([Role.Steward, Role.Analyst], SecondFactorDemand.Of([Role.Steward, Role.Analyst, Role.Steward]));
        Assert.Empty(SecondFactorDemand.Of([SecondFactorDemand.None]));
        Assert.Contains("'stewart'", Assert.Throws<ConfigurationException>(() => SecondFactorDemand.Of(["stewart"])).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => SecondFactorDemand.Of([Role.Steward, SecondFactorDemand.None]));
    }
}
