using NodaTime;
using Tideline.Domain;
using Tideline.Ingest.Subscribers;
using Tideline.Projects;
using Tideline.Projects.Keys;

namespace Tideline.Ingest.Keys;

/// <summary>The keys of all epochs that still have one. The first epoch's is the project's key; later ones lie beside it.</summary>
internal sealed class EpochKeys : IDisposable
{
    private readonly KeyEpochs _epochs;
    private readonly Dictionary<string, PseudonymKey> _keys;

    private EpochKeys(KeyEpochs epochs, Dictionary<string, PseudonymKey> keys) => (_epochs, _keys) = (epochs, keys);

    /// <param name="folder">The project.</param>
    /// <param name="givenFile">File of the first epoch's key; null or empty: the project's own.</param>
    /// <param name="hasData">Whether the lake holds events already.</param>
    /// <param name="made">Path of the first key where it was made now; null otherwise.</param>
    /// <exception cref="ConfigurationException">A key is missing, is none, or is not the one of its epoch.</exception>
    /// <exception cref="EngineException">The key register was changed.</exception>
    public static EpochKeys Open(ProjectFolder folder, string? givenFile, bool hasData, out string? made)
    {
        made = null;
        var epochs = KeyEpochs.Read(folder);
        var keys = new Dictionary<string, PseudonymKey>(StringComparer.Ordinal);
        try
        {
            if (File.Exists(PathOf(folder, givenFile, epochs.NextId)))
            {
                throw new ConfigurationException(
                    $"There is a key of epoch {epochs.NextId}, of which register/keys.jsonl says nothing: a rotation was cut short, or the register was lost. Restore the register from a copy, or run 'tideline key rotate' again to finish; nothing was changed.");
            }

            foreach (var epoch in epochs.All.Where(e => e.State == KeyState.Kept))
            {
                if (epoch == epochs.All[0])
                {
                    keys[epoch.Id] = PseudonymKey.Open(folder, givenFile, hasData, out var isNew);
                    made = isNew ? folder.KeyFile : null;
                }
                else
                {
                    keys[epoch.Id] = Load(PathOf(folder, givenFile, epoch.Id), epoch);
                }
            }

            return new EpochKeys(epochs, keys);
        }
        catch
        {
            Forget(keys);
            throw;
        }
    }

    /// <summary>Where the key of an epoch lies: <c>pseudonym.key</c>, <c>pseudonym-e2.key</c> …</summary>
    public static string PathOf(ProjectFolder folder, string? givenFile, string epoch)
    {
        var first = string.IsNullOrEmpty(givenFile) ? folder.KeyFile : Path.GetFullPath(givenFile);
        return epoch == "e1"
            ? first
            : Path.Combine(Path.GetDirectoryName(first)!, $"{Path.GetFileNameWithoutExtension(first)}-{epoch}{Path.GetExtension(first)}");
    }

    /// <summary>The epoch of a local day, and its key; null where that was destroyed.</summary>
    public (KeyEpoch Epoch, PseudonymKey? Key) Of(LocalDate day)
    {
        var epoch = _epochs.Of(day);
        return (epoch, _keys.GetValueOrDefault(epoch.Id));
    }

    public void Dispose() => Forget(_keys);

    private static PseudonymKey Load(string path, KeyEpoch epoch)
    {
        if (!File.Exists(path))
        {
            throw new ConfigurationException(
                $"The key {path} of epoch {epoch.Id} is missing. Restore it, or record its end with 'tideline key destroy {epoch.Id}' where it stood; nothing was changed.");
        }

        var key = PseudonymKey.Load(path);
        if (key.Mark == epoch.Mark)
        {
            return key;
        }

        key.Dispose();
        throw new ConfigurationException($"The key {path} is not that of epoch {epoch.Id}. Restore the right file; nothing was changed.");
    }

    private static void Forget(Dictionary<string, PseudonymKey> keys)
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }
    }
}
