using System.Text.Json;
using NodaTime;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Operation.Watch;

/// <summary>A file of the inbox as it stood.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Written">When it was last written, in ticks of Unix time.</param>
public sealed record OfferedFile(long Bytes, long Written);

/// <summary>What the last morning was offered, and whether it came to an end: <c>lake/morning.json</c>.</summary>
/// <param name="Offered">By path in the project.</param>
public sealed record MorningState(bool Done, Dictionary<string, OfferedFile> Offered)
{
    public static MorningState None { get; } = new(true, []);

    /// <summary>None where the file is absent, or cannot be read: a morning too many changes nothing.</summary>
    public static MorningState Read(ProjectFolder project)
    {
        try
        {
            return File.Exists(FileOf(project)) && JsonSerializer.Deserialize<MorningState>(File.ReadAllBytes(FileOf(project))) is { } state ? state : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>When the last morning began or ended; null: there was none.</summary>
    public static Instant? At(ProjectFolder project) =>
        new FileInfo(FileOf(project)) is { Exists: true } file ? Instant.FromDateTimeUtc(file.LastWriteTimeUtc) : null;

    /// <summary>Files of the inbox as they stand now, by path in the project.</summary>
    public static Dictionary<string, OfferedFile> Inbox(ProjectFolder project, ProjectConfiguration configuration) => configuration.Inputs.Events
        .SelectMany(e => FileGlob.Expand(project.Resolve(e.Files))).Distinct(StringComparer.Ordinal)
        .Select(path => new FileInfo(path))
        .Where(f => f.Exists)
        .ToDictionary(
            f => Path.GetRelativePath(project.Root, f.FullName).Replace('\\', '/'),
            f => new OfferedFile(f.Length, Instant.FromDateTimeUtc(f.LastWriteTimeUtc).ToUnixTimeTicks()), StringComparer.Ordinal);

    /// <summary>When the newest of some files was written; null: there is none.</summary>
    public static Instant? Newest(Dictionary<string, OfferedFile> files) => files.Count > 0 ? Instant.FromUnixTimeTicks(files.Values.Max(f => f.Written)) : null;

    /// <summary>Those of some files that no morning was offered as they stand.</summary>
    public IEnumerable<OfferedFile> Waiting(Dictionary<string, OfferedFile> inbox) =>
        inbox.Where(f => !Offered.TryGetValue(f.Key, out var offered) || offered != f.Value).Select(f => f.Value);

    public void Write(ProjectFolder project)
    {
        Directory.CreateDirectory(project.Lake);
        WholeFile.Write(FileOf(project), JsonSerializer.SerializeToUtf8Bytes(this));
    }

    private static string FileOf(ProjectFolder project) => Path.Combine(project.Lake, "morning.json");
}
