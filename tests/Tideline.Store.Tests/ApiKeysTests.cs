using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tideline.Domain;
using Tideline.Store.Accounts;
using Tideline.Store.Keys;
using Tideline.Store.Tests.Databases;

namespace Tideline.Store.Tests;

public sealed class ApiKeysTests(PostgresServer postgres) : StoreTests(postgres)
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_token_finds_its_key_until_it_ends(Kind kind)
    {
        var keys = new ApiKeys(await StoreOn(kind), Clock);
        var (_, token) = await keys.Make("dashboard", [Role.Analyst, Role.Viewer], Clock.Now + Duration.FromDays(30), "admin", Stop);

        Assert.Equal([Role.Viewer, Role.Analyst], (await keys.Check(token.ToString(), Stop))!.Roles);

        Clock.Now += Duration.FromDays(30);
        Assert.Null(await keys.Check(token.ToString(), Stop));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_secret_is_nowhere_in_the_store(Kind kind)
    {
        var database = await StoreOn(kind);
        var (_, token) = await new ApiKeys(database, Clock).Make("dashboard", [Role.Viewer], Clock.Now + Duration.FromDays(1), "admin", Stop);

        await using var context = database.Open();
        var kept = await context.ApiKeys.SingleAsync(Stop);
        Assert.DoesNotContain(token.Secret, string.Join(' ', kept.Name, kept.Prefix, kept.SecretSha256, kept.Scopes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_revoked_key_is_refused(Kind kind)
    {
        var keys = new ApiKeys(await StoreOn(kind), Clock);
        var (key, token) = await keys.Make("dashboard", [Role.Viewer], Clock.Now + Duration.FromDays(30), "admin", Stop);

        Assert.NotNull(await keys.Revoke(key.Id, Stop));

        Assert.Null(await keys.Check(token.ToString(), Stop));
        Assert.Null(await keys.Revoke(key.Id, Stop));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_right_prefix_with_another_secret_is_refused(Kind kind)
    {
        var keys = new ApiKeys(await StoreOn(kind), Clock);
        var (_, token) = await keys.Make("dashboard", [Role.Viewer], Clock.Now + Duration.FromDays(30), "admin", Stop);

        Assert.Null(await keys.Check((token with { Secret = new('0', 64) }).ToString(), Stop));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Use_is_noted_to_the_minute(Kind kind)
    {
        var keys = new ApiKeys(await StoreOn(kind), Clock);
        var (_, token) = await keys.Make("dashboard", [Role.Viewer], Clock.Now + Duration.FromDays(30), "admin", Stop);
        var first = Clock.Now;

        await keys.Check(token.ToString(), Stop);
        Clock.Now += Duration.FromSeconds(59);
        await keys.Check(token.ToString(), Stop);
        Assert.Equal(first, (await keys.All(Stop)).Single().LastUsedAt);

        Clock.Now += Duration.FromSeconds(1);
        await keys.Check(token.ToString(), Stop);
        Assert.Equal(Clock.Now, (await keys.All(Stop)).Single().LastUsedAt);
    }

    [Theory]
    [InlineData("", "viewer", 1)]
    [InlineData("dashboard", "", 1)]
    [InlineData("dashboard", "administrator", 1)]
    [InlineData("dashboard", "king", 1)]
    [InlineData("dashboard", "viewer", 0)]
    [InlineData("dashboard", "viewer", 400)]
    public async Task A_key_without_name_fit_role_or_near_end_is_not_made(string name, string role, int days)
    {
        var keys = new ApiKeys(await StoreOn(Kind.Sqlite), Clock);

        await Assert.ThrowsAsync<ConfigurationException>(
            () => keys.Make(name, role.Length == 0 ? [] : [role], Clock.Now + Duration.FromDays(days), "admin", Stop));

        Assert.Empty(await keys.All(Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tdl_")]
    [InlineData("tdl_00000000_")]
    [InlineData("xyz_00000000_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("tdl_0000000G_0000000000000000000000000000000000000000000000000000000000000000")]
    public void What_is_no_token_is_not_looked_up(string text) => Assert.Null(ApiKeyToken.Parse(text));
}
