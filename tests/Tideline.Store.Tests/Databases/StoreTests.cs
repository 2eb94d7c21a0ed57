using Tideline.Store.Tests.Databases;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Tideline.Store.Tests.Databases;

public enum Kind
{
    Sqlite,
    Postgres,
}

/// <summary>Tests that hold on both databases, each on a store of its own.</summary>
public abstract class StoreTests(PostgresServer postgres) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tideline-store-");

    public static TheoryData<Kind> Kinds => [Kind.Sqlite, Kind.Postgres];

    protected SteppedClock Clock { get; } = new();

    protected string Folder => _folder.FullName;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected async Task<StoreOptions> OptionsOf(Kind kind) =>
        kind == Kind.Sqlite ? StoreOptions.InProject(Folder) : StoreOptions.Postgres(await postgres.NewDatabase());

    protected async Task<StoreDatabase> StoreOn(Kind kind)
    {
        var database = new StoreDatabase(await OptionsOf(kind));
        await database.Migrate(Stop);
        return database;
    }
}
