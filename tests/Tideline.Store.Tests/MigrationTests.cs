using Microsoft.EntityFrameworkCore;
using Tideline.Domain;
using Tideline.Store.Accounts;
using Tideline.Store.Tests.Databases;

namespace Tideline.Store.Tests;

public sealed class MigrationTests(PostgresServer postgres) : StoreTests(postgres)
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_new_store_has_every_role_and_nobody_in_it(Kind kind)
    {
        await using var context = (await StoreOn(kind)).Open();

        Assert.Equal(Role.All.Order(), await context.Roles.Select(r => r.Name!).OrderBy(n => n).ToListAsync(Stop));
        Assert.Empty(await context.Users.ToListAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_tables_are_those_of_the_model(Kind kind)
    {
        await using var context = (await StoreOn(kind)).Open();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Migrating_again_changes_nothing(Kind kind)
    {
        var database = await StoreOn(kind);

        await database.Migrate(Stop);

        await using var context = database.Open();
        Assert.Single(await context.Database.GetAppliedMigrationsAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_store_of_a_later_version_is_refused_and_left_alone(Kind kind)
    {
        var database = await StoreOn(kind);
        await using var context = database.Open();
        await context.Database.ExecuteSqlRawAsync(
            """insert into "__EFMigrationsHistory" ("MigrationId", "ProductVersion") values ('99990101000000_Later', '99')""", Stop);

        var e = await Assert.ThrowsAsync<EngineException>(() => database.Migrate(Stop));

        Assert.Contains("99990101000000_Later", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await StoreOn(Kind.Sqlite);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "store", "tideline.db")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Folder, "store")));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "store"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "store", "tideline.db"), new string('x', 5000), Stop);

        var e = await Assert.ThrowsAsync<EngineException>(() => StoreOn(Kind.Sqlite));

        Assert.Contains("tideline.db", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_that_says_so()
    {
        var database = new StoreDatabase(StoreOptions.Postgres($"Host={Folder};Database=none;Username=nobody;Timeout=2"));

        var e = await Assert.ThrowsAsync<EngineException>(() => database.Migrate(Stop));

        Assert.Contains("PostgreSQL", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Password=secret-word")]
    [InlineData("Hots=localhost;Password=secret-word")]
    [InlineData("secret-word")]
    public void A_setting_that_is_no_connection_is_refused_and_not_repeated(string connection)
    {
        var e = Assert.Throws<ConfigurationException>(() => StoreOptions.Postgres(connection));

        Assert.DoesNotContain("secret-word", e.ToString(), StringComparison.Ordinal);
    }
}
