using System.Text.Json;
using Tideline.Projects;
using Tideline.Projects.Files;

namespace Tideline.Operation.Metrics;

/// <summary>How long each stage of the last job took: <c>register/last-stages.json</c>, since wall-clock times stand in no other file of a run.</summary>
public static class StageTimes
{
    /// <summary>Seconds by stage; none where there was no job, or the file cannot be read.</summary>
    public static IReadOnlyDictionary<string, double> Read(ProjectFolder project)
    {
        try
        {
            return File.Exists(FileOf(project)) && JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllBytes(FileOf(project))) is { } times ? times : new Dictionary<string, double>();
        }
        catch (JsonException)
        {
            return new Dictionary<string, double>();
        }
    }

    /// <summary>A stage that came several times counts with all of them.</summary>
    public static void Write(ProjectFolder project, IEnumerable<(string Stage, TimeSpan Took)> stages)
    {
        Directory.CreateDirectory(project.Register);
        WholeFile.Write(FileOf(project), JsonSerializer.SerializeToUtf8Bytes(
            stages.GroupBy(s => s.Stage, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(s => s.Took.TotalSeconds), StringComparer.Ordinal)));
    }

    private static string FileOf(ProjectFolder project) => Path.Combine(project.Register, "last-stages.json");
}
