using System.Collections.Concurrent;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Projects.Layers;

namespace Tideline.Server.Layers;

/// <summary>The layers of the project, read again when a file of theirs has changed.</summary>
internal sealed class LayerShelf(ProjectFolder folder, ProjectConfiguration configuration)
{
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>In file order, each as it is now.</summary>
    public IReadOnlyList<Kept> All => [.. configuration.Layers.Select(Now)];

    /// <summary>Null where there is none of the id.</summary>
    public Kept? Find(string id) => configuration.Layers.FirstOrDefault(l => l.Id == id) is { } layer ? Now(layer) : null;

    private Kept Now(LayerConfiguration layer)
    {
        var version = VersionOf(layer);
        return _kept.TryGetValue(layer.Id, out var kept) && kept.Version == version ? kept : _kept[layer.Id] = Read(layer, version);
    }

    private Kept Read(LayerConfiguration layer, string version)
    {
        try
        {
            var read = LayerReader.Read(layer, folder);
            return new(layer, version, LayerGeoJson.Of(read), read.Features.Count);
        }
        catch (Exception e) when (e is TidelineException or IOException or UnauthorizedAccessException)
        {
            // The doctor says why; a reader can do nothing about it.
            return new(layer, version, null, 0);
        }
    }

    private string VersionOf(LayerConfiguration layer) => string.Join('\n', FileGlob.Expand(folder.Resolve(layer.Files))
        .Select(f => new FileInfo(f)).Select(f => FormattableString.Invariant($"{f.Name}|{f.Length}|{f.LastWriteTimeUtc.Ticks}")));

    /// <param name="Version">Changes with the files.</param>
    /// <param name="GeoJson">Null: it cannot be read.</param>
    public sealed record Kept(LayerConfiguration Layer, string Version, byte[]? GeoJson, int Features);
}
