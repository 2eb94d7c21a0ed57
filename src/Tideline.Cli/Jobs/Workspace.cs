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
    /// <exception cref="TidelineException">What is wrong, where, and what to do.</exception>
    public static Workspace Open(string directory)
    {
        var folder = new ProjectFolder(Path.GetFullPath(directory));
        var configuration = ProjectFile.Load(folder);
        return new Workspace(folder, configuration, ReferenceReader.Read(folder, configuration));
    }

    /// <param name="cancellation">Interrupts the engine's running statement.</param>
    public IEngine OpenEngine(CancellationToken cancellation) => Configuration.Engine.Kind switch
    {
        EngineKind.DuckDb => new DuckDbEngine(new DuckDbLimits(Folder.Temporary), cancellation),
        EngineKind.ClickHouse => new ClickHouseEngine(ClusterSettings.Of(this), new DuckDbLimits(Folder.Temporary), cancellation),
    };
}
