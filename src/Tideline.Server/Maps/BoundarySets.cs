using System.Collections.Concurrent;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Server.Releases;

namespace Tideline.Server.Maps;

/// <summary>The boundaries of the project as they are now, and those that releases were made with.</summary>
internal sealed class BoundarySets(ProjectFolder folder, ProjectConfiguration configuration, ReleaseShelf shelf)
{
    private readonly Lazy<(Boundaries? Boundaries, PopulationTable? Population)> _now = new(() => ReferenceReader.ReadAreas(folder, configuration));
    private readonly ConcurrentDictionary<string, Lazy<BoundarySet>> _released = new(StringComparer.Ordinal);

    /// <summary>Those of the project; null where it has none.</summary>
    /// <exception cref="Domain.InputRefusedException">Their file was damaged.</exception>
    public BoundarySet? Now => _now.Value.Boundaries is { } b
        ? _released.GetOrAdd(b.Version, _ => new(() => BoundarySet.Of(b.Hierarchy, b.Geometry, b.Version, b.Names, _now.Value.Population))).Value
        : null;

    /// <summary>Those that a public release was made with. Names in other languages and people are the project's of now.</summary>
    /// <exception cref="Domain.EngineException">Its files are not what was signed.</exception>
    public BoundarySet Of(ReleaseEntry release)
    {
        var version = release.Manifest?.BoundaryVersion ?? "";
        return Now is { } now && now.Version == version ? now : _released.GetOrAdd(version, _ => new(() => Read(release, version))).Value;
    }

    private BoundarySet Read(ReleaseEntry release, string version)
    {
        var (hierarchy, geometry) = ReleasedAreas.Read(ReleasedFile.Read(shelf, release, "areas.geojson"));
        var (boundaries, population) = _now.Value;
        // A population table is by the finest areas of now, which need not be those of then.
        var people = population is not null && hierarchy.Finest.All(a => population.People.ContainsKey(a.PCode)) ? population : null;
        return BoundarySet.Of(hierarchy, geometry, version, boundaries?.Names ?? new Dictionary<string, IReadOnlyDictionary<string, string>>(), people);
    }
}
