using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Ingest.Subscribers;
using Tideline.Projects;
using Tideline.Projects.Keys;
using Tideline.Projects.Lake;

namespace Tideline.Ingest.Keys;

/// <summary>Begins a new key epoch: from a local day on, pseudonyms are made under a new random key.</summary>
public static class KeyRotation
{
    /// <param name="folder">The project.</param>
    /// <param name="keyFile">File of the first epoch's key; null or empty: the project's own.</param>
    /// <param name="from">First local day of the new epoch; none of its events may be ingested yet.</param>
    /// <param name="destroyPreviousBy">Day by which the key of the epoch that ends is to be destroyed.</param>
    /// <param name="clock">Dates the entry of the register.</param>
    /// <returns>The new epoch.</returns>
    /// <exception cref="ConfigurationException">There is no key to rotate, or the day is too early.</exception>
    /// <exception cref="EngineException">Another command writes the lake, or a file cannot be written.</exception>
    public static KeyEpoch Rotate(ProjectFolder folder, string? keyFile, LocalDate from, LocalDate destroyPreviousBy, IClock clock)
    {
        using var writer = LakeWriter.Open(folder);
        var epochs = KeyEpochs.Read(folder);
        Demand(folder, epochs, from, destroyPreviousBy);
        var register = KeyRegister.Of(folder);
        register.BeginWith(epochs.Newest, clock);
        var id = epochs.NextId;
        var path = EpochKeys.PathOf(folder, keyFile, id);

        // A key without an entry is of a rotation that was cut short: no event was ever ingested under it.
        using var key = File.Exists(path) ? PseudonymKey.Load(path) : PseudonymKey.Make(path);
        register.Append(KeyEvent.Begun, id, clock, e => e with { FromDay = from, Mark = key.Mark, DestroyPreviousBy = destroyPreviousBy });
        return KeyEpochs.Read(folder).Newest;
    }

    private static void Demand(ProjectFolder folder, KeyEpochs epochs, LocalDate from, LocalDate destroyPreviousBy)
    {
        if (epochs.Newest.Mark is null)
        {
            throw new ConfigurationException(
                "There is no pseudonym key to rotate: the first 'tideline ingest' makes it. Events that a cluster holds already have the operator's own pseudonyms. Nothing was changed.");
        }

        string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        if (epochs.Newest.From is { } begun && from <= begun)
        {
            throw new ConfigurationException($"Epoch {epochs.Newest.Id} begins on {Text(begun)}; the next one must begin later than that, not on {Text(from)}. Nothing was changed.");
        }

        var days = FileCatalogue.Read(folder).Days;
        if (days.Count > 0 && from <= days[^1])
        {
            var last = days[^1];
            throw new ConfigurationException(
                $"Events of {Text(last)} are ingested under the key of epoch {epochs.Newest.Id}, so that the next epoch cannot begin on {Text(from)}. Give --from a day after {Text(last)}; nothing was changed.");
        }

        if (destroyPreviousBy < from)
        {
            throw new ConfigurationException($"The key of epoch {epochs.Newest.Id} is needed until {Text(from.PlusDays(-1))}, so that --destroy-by cannot be {Text(destroyPreviousBy)}; nothing was changed.");
        }
    }
}
