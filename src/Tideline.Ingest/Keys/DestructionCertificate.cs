using System.Globalization;
using System.Text;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Keys;

namespace Tideline.Ingest.Keys;

/// <summary>What the destruction of a key leaves in the hands of a steward: <c>register/key-e1-destroyed.txt</c>.</summary>
internal static class DestructionCertificate
{
    /// <param name="folder">The project.</param>
    /// <param name="epoch">The epoch whose key was destroyed.</param>
    /// <param name="entry">Hash of its line in the register.</param>
    /// <returns>The full path.</returns>
    public static string Write(ProjectFolder folder, KeyEpoch epoch, string entry)
    {
        var path = Path.Combine(folder.Register, $"key-{epoch.Id}-destroyed.txt");
        try
        {
            File.WriteAllText(path, Text(epoch, entry), new UTF8Encoding(false));
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                $"The key of epoch {epoch.Id} is destroyed and recorded, but the certificate {path} cannot be written: {e.Message} Run the same command again when the cause is gone; it writes the certificate.", e);
        }
    }

    private static string Text(KeyEpoch epoch, string entry) => $"""
        Certificate of the destruction of a pseudonym key

        What         the key of epoch {epoch.Id}, of the local days {Day(epoch.From, "the first day")} to {Day(epoch.Until, "the last day")}
        Fingerprint  {epoch.Mark} (a keyed hash: the key does not follow from it)
        When         {epoch.DestroyedAt}
        Why          {epoch.Reason}
        How          the key's file was overwritten with random bytes, written down to the disk, and deleted
        Recorded     in register/keys.jsonl, in the line with the SHA-256 {entry}

        What stays   Data of these days under their pseudonyms. They can no longer be linked to numbers, neither by a list of
                     numbers nor by whoever holds another key, and stay data about persons: how somebody moves may tell who it is.
                     Retention deletes them.
        What ends    Files with events of these days cannot be ingested any more.
        Not reached  Copies of the key outside this file: backups, snapshots, keys that were printed or sent. Some disks keep
                     old blocks after they are overwritten. Who keeps such copies destroys them and says so beside this page.

        """;

    private static string Day(LocalDate? day, string otherwise) => day is { } d ? d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : otherwise;
}
