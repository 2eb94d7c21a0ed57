using System.Net;
using System.Text.Json;
using Tideline.Domain;
using Tideline.Server.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Accounts;

public sealed class OpenIdTests
{
    [Fact]
    public async Task Who_has_an_account_of_the_name_gets_in_with_its_roles()
    {
        await using var provider = await Provider.Start();
        await using var staffed = await With(provider);
        provider.Name = Role.Analyst;
        using var caller = new Caller(staffed.Server);

        Assert.Equal("/", await Visit(caller));

        var session = await caller.Json("/api/v1/session");
        Assert.Equal("analyst", session.GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.OK, await caller.Status("GET", "/api/v1/jobs"));
    }

    [Fact]
    public async Task Of_whom_the_provider_lets_in_no_second_factor_is_demanded_also_after_a_change_of_the_password()
    {
        await using var provider = await Provider.Start();
        await using var staffed = await With(provider, [Role.Steward]);
        provider.Name = Role.Steward;
        using var steward = new Caller(staffed.Server);
        Assert.Equal("/", await Visit(steward));
        var session = await steward.Json("/api/v1/session");
        Assert.False(session.GetProperty("mustSetUpSecondFactor").GetBoolean());
        steward.Csrf = session.GetProperty("csrf").GetString();

        await steward.Do("POST", "/api/v1/session/password", new { current = staffed.Passwords[Role.Steward], @new = "four sensible words" });

        Assert.Equal(HttpStatusCode.OK, await steward.Status("GET", "/api/v1/register"));
        using var byPassword = await Caller.LoggedIn(staffed.Server, Role.Steward, "four sensible words");
        Assert.Equal(HttpStatusCode.Forbidden, await byPassword.Status("GET", "/api/v1/register"));
    }

    [Fact]
    public async Task Who_has_none_stays_out()
    {
        await using var provider = await Provider.Start();
        await using var staffed = await With(provider);
        provider.Name = "stranger";
        using var caller = new Caller(staffed.Server);

        Assert.Equal("/?login=refused", await Visit(caller));

        Assert.Equal(JsonValueKind.Null, (await caller.Json("/api/v1/session")).GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task A_name_that_another_person_took_over_there_opens_nothing()
    {
        await using var provider = await Provider.Start();
        await using var staffed = await With(provider);
        provider.Name = Role.Steward;
        using var first = new Caller(staffed.Server);
        Assert.Equal("/", await Visit(first));

        provider.Subject = "subject-2";
        using var second = new Caller(staffed.Server);

        Assert.Equal("/?login=refused", await Visit(second));
    }

    [Fact]
    public async Task A_disabled_account_stays_out()
    {
        await using var provider = await Provider.Start();
        await using var staffed = await With(provider);
        using var administrator = await staffed.As(Role.Administrator);
        await administrator.Do("POST", "/api/v1/users/viewer/disable");
        provider.Name = Role.Viewer;
        using var caller = new Caller(staffed.Server);

        Assert.Equal("/?login=refused", await Visit(caller));
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_refused()
    {
        await using var provider = await Provider.Start();
        await using var staffed = await With(provider);
        provider.Name = Role.Administrator;
        using var caller = new Caller(staffed.Server);

        using var answer = await caller.Get("/api/v1/session/openid/back?code=1&state=made-up");

        Assert.Equal("/?login=refused", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("https://login.example", null, null)]
    [InlineData("http://login.example", "tideline", "present")]
    [InlineData("https://login.example", "tideline", "absent")]
    public void Settings_that_are_not_whole_are_refused(string authority, string? client, string? file)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "present"), "secret-word");

        var e = Assert.Throws<ConfigurationException>(() => OpenIdSettings.Of(authority, client, file is null ? null : Path.Combine(folder.Path, file)));

        Assert.DoesNotContain("secret-word", e.ToString(), StringComparison.Ordinal);
        Assert.Null(OpenIdSettings.Of(null, null, null));
    }

    private static Task<Staffed> With(Provider provider, params IReadOnlyList<string> secondFactorFor) =>
        Staffed.Start(o => o with { OpenId = new(new(provider.Address), Provider.Client, Provider.Secret), SecondFactorFor = secondFactorFor });

    // The browser's way: to the provider, and back with a code.
    private static async Task<string?> Visit(Caller caller)
    {
        using var there = await caller.Get("/api/v1/session/openid");
        Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var asked = await browser.GetAsync(there.Headers.Location, TestContext.Current.CancellationToken);
        using var back = await caller.Get(asked.Headers.Location!.PathAndQuery);
        return back.Headers.Location?.ToString();
    }
}
