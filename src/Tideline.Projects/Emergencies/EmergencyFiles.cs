using Tideline.Domain;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Emergencies;

/// <summary>Reads emergencies that stand beside <c>project.yaml</c>, one in each <c>emergencies/&lt;id&gt;.yaml</c>, with the keys that an entry
/// of <c>emergencies:</c> has.</summary>
public static class EmergencyFiles
{
    private const string Folder = "emergencies";

    /// <summary>Path in the project of the file of an emergency.</summary>
    public static string FileOf(string id) => $"{Folder}/{id}.yaml";

    /// <summary>Path in the project of the footprint that was declared with it.</summary>
    public static string FootprintOf(string id) => $"{Folder}/{id}.geojson";

    /// <summary>By file name; names that begin with a point are of files that are being written.</summary>
    /// <exception cref="ConfigurationException">A file is no emergency, or is named otherwise than its id.</exception>
    public static IReadOnlyList<EmergencyConfiguration> Read(ProjectFolder folder) => !Directory.Exists(folder.Emergencies) ? [] :
    [
        .. Directory.EnumerateFiles(folder.Emergencies, "*.yaml").Select(f => Path.GetFileName(f)).Where(f => f[0] != '.').Order(StringComparer.Ordinal)
            .Select(f => Parse(File.ReadAllText(Path.Combine(folder.Emergencies, f)), $"{Folder}/{f}")),
    ];

    /// <summary>Those of <c>project.yaml</c>, then those beside it.</summary>
    /// <exception cref="ConfigurationException">An id stands in both.</exception>
    public static IReadOnlyList<EmergencyConfiguration> Beside(
        IReadOnlyList<EmergencyConfiguration> inProject, IReadOnlyList<EmergencyConfiguration> inFiles) =>
        inFiles.FirstOrDefault(f => inProject.Any(p => p.Id == f.Id)) is { } twice
            ? throw new ConfigurationException(
                $"The emergency '{twice.Id}' stands in project.yaml and in {twice.File}. Delete one of them; nothing was changed.")
            : [.. inProject, .. inFiles];

    /// <summary>Reads the text of one file.</summary>
    /// <exception cref="ConfigurationException">It is no emergency, or is named otherwise than its id.</exception>
    public static EmergencyConfiguration Parse(string text, string file)
    {
        var emergency = EmergencySection.ReadFile(text, file);
        return FileOf(emergency.Id) == file ? emergency : throw new ConfigurationException(
            $"{file} holds the emergency '{emergency.Id}'. Name the file {FileOf(emergency.Id)}; nothing was changed.")
        {
            Key = "id",
            Reason = "is not the name of its file",
        };
    }
}
