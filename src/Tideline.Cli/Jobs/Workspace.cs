using Tideline.Domain;
using Tideline.Engines.ClickHouse;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Engine;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Cli.Jobs;

/// <summary>An opened project: folder, configuration and reference tables.</summary>
internal sealed record Workspace(ProjectFolder Folder, ProjectConfiguration Configuration, ReferenceData Reference)
{
    /// <summary>Reads and checks a project folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="aside">Full path of where derived data stand instead of in the folder; null: in the folder.</param>
    /// <exception cref="TidelineException">What is wrong, where, and what to do.</exception>
    public static Workspace Open(string directory, string? aside = null)
    {
        var folder = new ProjectFolder(Path.GetFullPath(directory)) { Aside = aside };
        var configuration = ProjectFile.Load(folder);
        return new Workspace(folder, configuration, ReferenceReader.Read(folder, configuration));
    }

    /// <summary>Id of the only emergency that a run proposes a release for; null: all. Baselines know of the others all the same.</summary>
    public string? Only { get; init; }

    /// <summary>Set where a release is made again: the agreement of then goes, whether it is in force or not. Null: a run that releases.</summary>
    public AgreedThen? Then { get; init; }

    /// <summary>Private key file of the person who proposes; null: a run without a person.</summary>
    public string? ProposerKey { get; init; }

    /// <summary>Account of the server that asked for the run; null: a run that no server started.</summary>
    public string? AskedBy { get; init; }

    /// <summary>What DuckDB may take, as the project says.</summary>
    public DuckDbLimits Limits => new(Folder.Temporary)
    {
        MemoryBytes = Configuration.Engine.DuckDbMemoryGb * 1_000_000_000L,
    };

    /// <param name="cancellation">Interrupts the engine's running statement.</param>
    public IEngine OpenEngine(CancellationToken cancellation) => Configuration.Engine.Kind switch
    {
        EngineKind.DuckDb => new DuckDbEngine(Limits, cancellation),
        EngineKind.ClickHouse => new ClickHouseEngine(ClusterSettings.Of(this), Limits, cancellation),
    };
}
