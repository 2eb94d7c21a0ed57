using System.Net;
using Microsoft.Data.Sqlite;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Accounts;

public sealed class SecondFactorTests
{
    [Fact]
    public async Task A_code_of_the_app_is_asked_for_and_serves_once()
    {
        await using var staffed = await Staffed.Start();
        var (secret, _) = await TurnOn(staffed, Role.Releaser);
        using var caller = new Caller(staffed.Server);
        Assert.False((await caller.Json("/api/v1/session")).GetProperty("secondFactor").GetBoolean());

        using var without = await caller.LogIn(Role.Releaser, staffed.Passwords[Role.Releaser]);
        Assert.Equal((HttpStatusCode.Unauthorized, "second_factor_needed"), (without.StatusCode, await Caller.CodeOf(without)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.LogIn(Role.Releaser, staffed.Passwords[Role.Releaser], "000000")).StatusCode);

        var code = Totp.Code(secret);
        Assert.Equal(HttpStatusCode.OK, (await caller.LogIn(Role.Releaser, staffed.Passwords[Role.Releaser], code)).StatusCode);
        Assert.True((await caller.Json("/api/v1/session")).GetProperty("secondFactor").GetBoolean());
        using var thief = new Caller(staffed.Server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.LogIn(Role.Releaser, staffed.Passwords[Role.Releaser], code)).StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_serves_once_in_its_place()
    {
        await using var staffed = await Staffed.Start();
        var (_, recovery) = await TurnOn(staffed, Role.Releaser);
        using var caller = new Caller(staffed.Server);

        Assert.Equal(HttpStatusCode.OK, (await caller.LogIn(Role.Releaser, staffed.Passwords[Role.Releaser], recovery)).StatusCode);
        using var again = new Caller(staffed.Server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.LogIn(Role.Releaser, staffed.Passwords[Role.Releaser], recovery)).StatusCode);
    }

    [Fact]
    public async Task Without_the_right_password_it_is_neither_set_up_nor_taken_off()
    {
        await using var staffed = await Staffed.Start();
        using var releaser = await staffed.As(Role.Releaser);

        Assert.Equal(HttpStatusCode.Forbidden, await releaser.Status("POST", "/api/v1/session/second-factor", new { password = "guess" }));
        Assert.Equal(HttpStatusCode.Forbidden, await releaser.Status("DELETE", "/api/v1/session/second-factor", new { password = "guess" }));
    }

    [Fact]
    public async Task Its_secret_cannot_be_read_from_the_database()
    {
        await using var staffed = await Staffed.Start();
        var (secret, recovery) = await TurnOn(staffed, Role.Releaser);

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(staffed.Folder, "store", "tideline.db")};Mode=ReadOnly");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select group_concat(Value, ' ') from account_tokens";
        var kept = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(recovery, kept, StringComparison.Ordinal);
    }

    private static async Task<(string Secret, string Recovery)> TurnOn(Staffed staffed, string role)
    {
        using var person = await staffed.As(role);
        var secret = (await person.Do("POST", "/api/v1/session/second-factor", new { password = staffed.Passwords[role] })).GetProperty("secret").GetString()!;
        // The code before that of now: logging in afterwards needs another one.
        var codes = (await person.Do("PUT", "/api/v1/session/second-factor", new { code = Totp.Code(secret, -1) })).GetProperty("recoveryCodes");
        return (secret, codes[0].GetString()!);
    }
}
