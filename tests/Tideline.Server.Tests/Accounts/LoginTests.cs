using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tideline.Domain;
using Tideline.Server.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Accounts;

public sealed class LoginTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_says_who_asks_and_ends_when_it_is_ended()
    {
        await using var staffed = await Staffed.Start();
        using var analyst = await staffed.As(Role.Analyst);

        var session = await analyst.Json("/api/v1/session");
        Assert.Equal("analyst", session.GetProperty("name").GetString());
        Assert.Equal("analyst", Assert.Single(session.GetProperty("roles").EnumerateArray()).GetString());

        await analyst.Do("DELETE", "/api/v1/session");
        Assert.Equal(JsonValueKind.Null, (await analyst.Json("/api/v1/session")).GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_alone_and_no_script_reads_it()
    {
        await using var staffed = await Staffed.Start();
        using var caller = new Caller(staffed.Server);

        using var answer = await caller.LogIn(Role.Viewer, staffed.Passwords[Role.Viewer]);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("tideline=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_cookie_that_was_copied_ends_with_the_logout()
    {
        await using var staffed = await Staffed.Start();
        using var analyst = await staffed.As(Role.Analyst);
        var copied = analyst.Cookies.GetCookieHeader(staffed.Server.Client.BaseAddress!);

        await analyst.Do("DELETE", "/api/v1/session");

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/jobs", UriKind.Relative));
        request.Headers.Add("Cookie", copied);
        using var answer = await staffed.Server.Client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Answers_about_accounts_are_kept_by_no_cache()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);

        foreach (var address in (string[])["/api/v1/session", "/api/v1/users", "/api/v1/keys", "/api/v1/audit"])
        {
            using var answer = await administrator.Get(address);
            Assert.True(answer.Headers.CacheControl?.NoStore, address);
        }
    }

    [Fact]
    public async Task Over_TLS_the_cookies_are_sent_over_TLS_alone_and_bound_to_the_host()
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=tideline.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var (certificateFile, keyFile) = (Path.Combine(folder.Path, "server.pem"), Path.Combine(folder.Path, "server.key"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        await using var app = TidelineServer.Create(BareProject.In(folder) with { Urls = ["https://tideline.example:8321"], Certificate = certificateFile, CertificateKey = keyFile });
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).Cookie;
        var csrf = app.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;

        Assert.All((CookieBuilder[])[cookie, csrf], c =>
        {
            Assert.StartsWith("__Host-", c.Name, StringComparison.Ordinal);
            Assert.Equal((CookieSecurePolicy.Always, SameSiteMode.Strict, true, "/"), (c.SecurePolicy, c.SameSite, c.HttpOnly, c.Path));
        });
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_answer()
    {
        await using var staffed = await Staffed.Start();
        using var caller = new Caller(staffed.Server);

        using var name = await caller.LogIn("nobody", "wrong-password-1");
        using var password = await caller.LogIn(Role.Viewer, "wrong-password-1");

        Assert.Equal(HttpStatusCode.Unauthorized, name.StatusCode);
        Assert.Equal(
            await name.Content.ReadAsStringAsync(Stop), await password.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task After_five_failures_the_right_password_does_not_help()
    {
        await using var staffed = await Staffed.Start();
        using var caller = new Caller(staffed.Server);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await caller.LogIn(Role.Viewer, "wrong-password-1")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.LogIn(Role.Viewer, staffed.Passwords[Role.Viewer])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await caller.LogIn(Role.Analyst, staffed.Passwords[Role.Analyst])).StatusCode);
    }

    [Fact]
    public async Task One_address_cannot_try_names_without_end()
    {
        await using var staffed = await Staffed.Start(o => o with { LoginsPerMinute = 3 });
        using var caller = new Caller(staffed.Server);
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 4; i++)
        {
            last = await caller.Status("POST", "/api/v1/session", new { name = $"n{i}", password = "x" });
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task Without_the_token_of_the_session_nothing_changes(string? token)
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);
        administrator.Csrf = token;

        using var answer = await administrator.Send("POST", "/api/v1/users", new { name = "khan", roles = new[] { Role.Viewer } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("csrf_needed", await Caller.CodeOf(answer));
    }

    [Fact]
    public async Task The_token_of_another_session_does_not_serve()
    {
        await using var staffed = await Staffed.Start();
        using var administrator = await staffed.As(Role.Administrator);
        using var viewer = await staffed.As(Role.Viewer);
        administrator.Csrf = viewer.Csrf;

        Assert.Equal(HttpStatusCode.BadRequest, await administrator.Status("POST", "/api/v1/users", new { name = "khan", roles = new[] { Role.Viewer } }));
    }

    [Fact]
    public async Task The_first_administrator_changes_the_printed_password_before_anything_else()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        var first = await FirstAccounts.Administrator(server.App, "khan");
        using var khan = await Caller.LoggedIn(server, "khan", first.Password);
        using var refused = await khan.Get("/api/v1/users");
        Assert.Equal((HttpStatusCode.Forbidden, "password_must_change"), (refused.StatusCode, await Caller.CodeOf(refused)));

        Assert.Equal(HttpStatusCode.Forbidden, await khan.Status("POST", "/api/v1/session/password", new { current = "not-this-one-1", @new = "four sensible words" }));
        Assert.Equal(HttpStatusCode.BadRequest, await khan.Status("POST", "/api/v1/session/password", new { current = first.Password, @new = "short" }));
        await khan.Do("POST", "/api/v1/session/password", new { current = first.Password, @new = "four sensible words" });

        Assert.Equal(HttpStatusCode.OK, await khan.Status("GET", "/api/v1/users"));
        using var again = await Caller.LoggedIn(server, "khan", "four sensible words");
    }

    [Fact]
    public void Passwords_are_hashed_slowly_unless_a_test_says_otherwise() => Assert.True(new ServeOptions("x").PasswordRounds >= 210_000);

    [Fact]
    public async Task There_is_one_first_administrator()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        await FirstAccounts.Administrator(server.App, "khan");

        await Assert.ThrowsAsync<ConfigurationException>(() => FirstAccounts.Administrator(server.App, "ali"));
    }

    [Theory]
    [InlineData("elevenchars")]
    [InlineData("viewer viewer viewer")]
    [InlineData("tideline-tideline-1")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task A_password_that_is_short_or_near_the_name_is_refused(string password)
    {
        await using var staffed = await Staffed.Start();
        using var viewer = await staffed.As(Role.Viewer);

        Assert.Equal(
            HttpStatusCode.BadRequest,
            await viewer.Status("POST", "/api/v1/session/password", new { current = staffed.Passwords[Role.Viewer], @new = password }));
        using var still = await Caller.LoggedIn(staffed.Server, Role.Viewer, staffed.Passwords[Role.Viewer]);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions()
    {
        await using var staffed = await Staffed.Start();
        using var here = await staffed.As(Role.Analyst);
        using var elsewhere = await staffed.As(Role.Analyst);

        await here.Do("POST", "/api/v1/session/password", new { current = staffed.Passwords[Role.Analyst], @new = "four sensible words" });

        Assert.Equal(HttpStatusCode.OK, await here.Status("GET", "/api/v1/jobs"));
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.Status("GET", "/api/v1/jobs"));
    }
}
