using Tideline.Server.Accounts;

namespace Tideline.Server.Tests.Accounts;

/// <summary>A server with an account for each role; names are those of the roles.</summary>
internal sealed class Staffed : IAsyncDisposable
{
    private readonly IDisposable _project;

    private Staffed(RunningServer server, string folder, IDisposable project) => (Server, Folder, _project) = (server, folder, project);

    public RunningServer Server { get; }

    public string Folder { get; }

    public Dictionary<string, string> Passwords { get; } = [];

    /// <summary>Over an empty project.</summary>
    public static Task<Staffed> Start(Func<ServeOptions, ServeOptions>? with = null)
    {
        var folder = new TemporaryFolder();
        return Over((with ?? (o => o))(BareProject.In(folder)), folder);
    }

    /// <param name="project">Goes with the server.</param>
    public static async Task<Staffed> Over(ServeOptions options, IDisposable project)
    {
        var staffed = new Staffed(await RunningServer.Start(options with { PasswordRounds = 1_000 }), options.Project, project);
        foreach (var account in await FirstAccounts.Demo(staffed.Server.App))
        {
            staffed.Passwords[account.Name] = account.Password;
        }

        return staffed;
    }

    public Task<Caller> As(string role) => Caller.LoggedIn(Server, role, Passwords[role]);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _project.Dispose();
    }
}
