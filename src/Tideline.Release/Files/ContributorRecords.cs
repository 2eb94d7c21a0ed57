using Tideline.Domain;
using Tideline.Projects.Files;
using Tideline.Release.Gate;

namespace Tideline.Release.Files;

/// <summary>The contributor records of the releases, in the lake: <c>lake/contributors/&lt;release&gt;.csv</c>.</summary>
/// <param name="folder">Path of <c>lake/contributors</c>.</param>
/// <param name="pseudonymKey">Mark of the key under which the events were pseudonymised; null where there is none. Marks made under another
/// key are marks of other pseudonyms, so that they are passed over.</param>
public sealed class ContributorRecords(string folder, string? pseudonymKey)
{
    /// <summary>Keeps the record of a release that was just proposed; replaces that of an earlier proposal of the same id.</summary>
    /// <param name="manifestSha256">Of the release as it stands, which the record belongs to.</param>
    /// <exception cref="EngineException">It could not be written.</exception>
    public void Write(ReleaseId release, string manifestSha256, ContributorRecord record)
    {
        var path = PathOf(release.Value);
        try
        {
            Directory.CreateDirectory(folder);
            WholeFile.Write(path, FirstLine(manifestSha256) + record.ToText());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                $"Release {release} was proposed, but the record of the people behind it could not be written to lake/contributors: {e.Message} Free disk space or check the rights of lake/, then run again; without the record later releases hide more than they need to.", e);
        }
    }

    /// <returns>Without marks where it is of another key. Null where there is none, or it is of another state of the release, or damaged: then
    /// nothing is known of the people behind its figures.</returns>
    internal ContributorRecord? Read(string release, string manifestSha256)
    {
        var path = PathOf(release);
        if (!File.Exists(path))
        {
            return null;
        }

        var text = File.ReadAllText(path);
        var first = text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)];
        try
        {
            return first == FirstLine(manifestSha256) ? ContributorRecord.Parse(text[first.Length..])
                : first.StartsWith(Manifest(manifestSha256), StringComparison.Ordinal) ? ContributorRecord.Parse(text[first.Length..]).WithoutMarks()
                : null;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static string Manifest(string sha256) => $"# manifest {sha256} key ";

    private string FirstLine(string manifestSha256) => $"{Manifest(manifestSha256)}{pseudonymKey ?? "none"}\n";

    private string PathOf(string release) => Path.Combine(folder, release + ".csv");
}
