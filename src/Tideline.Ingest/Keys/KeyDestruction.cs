using System.Security.Cryptography;
using NodaTime;
using Tideline.Domain;
using Tideline.Ingest.Subscribers;
using Tideline.Projects;
using Tideline.Projects.Keys;
using Tideline.Projects.Lake;

namespace Tideline.Ingest.Keys;

/// <summary>Ends the key of an epoch: after it nobody, with the project or without, can compute a pseudonym from a number.</summary>
public static class KeyDestruction
{
    /// <summary>Overwrites and deletes the key, records it and writes a certificate. A call that was cut short is finished by the next.</summary>
    /// <param name="folder">The project.</param>
    /// <param name="keyFile">File of the first epoch's key; null or empty: the project's own.</param>
    /// <param name="id">The epoch.</param>
    /// <param name="reason">Why; stands in the register and the certificate.</param>
    /// <param name="evenIfInUse">Whether the key may be that of the epoch without end.</param>
    /// <param name="clock">Dates the entries of the register.</param>
    /// <returns>The epoch and the full path of its certificate.</returns>
    /// <exception cref="ConfigurationException">There is no such epoch, its key is in use, or its key is not where it should be.</exception>
    /// <exception cref="EngineException">Another command writes the lake, or a file cannot be written.</exception>
    public static (KeyEpoch Epoch, string Certificate) Destroy(
        ProjectFolder folder, string? keyFile, string id, string reason, bool evenIfInUse, IClock clock)
    {
        using var writer = LakeWriter.Open(folder);
        var epoch = KeyEpochs.Read(folder).Demand(id);
        var path = EpochKeys.PathOf(folder, keyFile, id);
        var register = KeyRegister.Of(folder);
        if (epoch.State == KeyState.Kept)
        {
            Demand(epoch, path, evenIfInUse);
            register.BeginWith(epoch, clock);
            register.Append(KeyEvent.DestructionBegun, id, clock, e => e with { Mark = epoch.Mark, Reason = reason });
        }

        Overwrite(path);
        if (epoch.State != KeyState.Destroyed)
        {
            register.Append(KeyEvent.Destroyed, id, clock, e => e with { Mark = epoch.Mark, Reason = epoch.Reason ?? reason });
        }

        var destroyed = KeyEpochs.Read(folder).Demand(id);
        return (destroyed, DestructionCertificate.Write(folder, destroyed, register.HashOfLast(id)));
    }

    private static void Demand(KeyEpoch epoch, string path, bool evenIfInUse)
    {
        if (epoch.Until is null && !evenIfInUse)
        {
            throw new ConfigurationException(
                $"Epoch {epoch.Id} has no end: without its key no later day can be ingested. Rotate first, or give --force to end the project; nothing was changed.");
        }

        if (!File.Exists(path))
        {
            throw new ConfigurationException(
                $"The key of epoch {epoch.Id} is not at {path}, so that its destruction cannot be certified. Set TIDELINE_KEY_FILE to where the project's first key lies; nothing was changed.");
        }

        using var key = PseudonymKey.Load(path);
        if (epoch.Mark is not null && key.Mark != epoch.Mark)
        {
            throw new ConfigurationException($"The key at {path} is not that of epoch {epoch.Id}, so that it was left as it is. Restore the right file; nothing was changed.");
        }
    }

    private static void Overwrite(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None))
            {
                stream.Write(RandomNumberGenerator.GetBytes((int)stream.Length));
                stream.Flush(flushToDisk: true);
            }

            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                $"The key {path} cannot be overwritten and deleted: {e.Message} Its destruction is begun and the key is not used any more; run the same command again when the cause is gone.", e);
        }
    }
}
