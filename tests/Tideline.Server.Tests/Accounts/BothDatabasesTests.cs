using System.Net;
using Tideline.Server.Accounts;
using Tideline.Store.Accounts;
using Tideline.Store.Tests.Databases;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Tideline.Server.Tests.Accounts;

public sealed class BothDatabasesTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Accounts_keys_jobs_and_audit_work_on_either(bool isPostgres)
    {
        var database = isPostgres ? await postgres.NewDatabase() : null;
        await using var staffed = await Staffed.Start(o => o with { Database = database, Program = ["true"] });
        using var administrator = await staffed.As(Role.Administrator);
        await administrator.Do("POST", "/api/v1/users", new { name = "khan", roles = new[] { Role.Analyst, Role.Releaser } });
        await administrator.Do("PUT", "/api/v1/users/khan/roles", new { roles = new[] { Role.Viewer } });
        await administrator.Do("POST", "/api/v1/users/khan/disable");
        await administrator.Do("POST", "/api/v1/session/second-factor", new { password = staffed.Passwords[Role.Administrator] });
        using var analyst = await staffed.As(Role.Analyst);
        await analyst.Do("POST", "/api/v1/jobs", new { kind = "run" });

        Assert.Equal(HttpStatusCode.Forbidden, await analyst.Status("GET", "/api/v1/users"));
        Assert.True((await administrator.Json("/api/v1/audit/verify")).GetProperty("isIntact").GetBoolean());
        Assert.Equal(7, (await administrator.Json("/api/v1/users")).GetArrayLength());
        Assert.Equal(isPostgres, !File.Exists(Path.Combine(staffed.Folder, "store", "tideline.db")));
    }

    [Fact]
    public async Task What_was_made_is_there_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        string password;
        await using (var server = await RunningServer.Start(BareProject.In(folder)))
        {
            password = (await FirstAccounts.Administrator(server.App, "khan")).Password;
        }

        await using var again = await RunningServer.Start(BareProject.In(folder));
        using var khan = await Caller.LoggedIn(again, "khan", password);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
