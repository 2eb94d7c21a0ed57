using Tideline.Pipeline.Cubes;
using Tideline.Projects;

namespace Tideline.Cli.Jobs;

/// <summary>What earlier runs left of emergencies that no longer stand, and that was never released: cubes and reports of the enclave.</summary>
internal static class Withdrawn
{
    /// <summary>Deletes it. Only a command reaches the lake, so that what is withdrawn in the browser is forgotten by the next run.</summary>
    /// <param name="standing">Ids of the emergencies that the project has.</param>
    public static void Forget(ProjectFolder folder, IReadOnlyCollection<string> standing)
    {
        Keep(folder.Cubes, standing.SelectMany(id => (string[])[id + ".csv", Path.GetFileName(PresetFile.PathOf(folder.Cubes, id))]), "*.csv");
        Keep(folder.Projections, standing.Select(id => id + ".json"), "*.json");
        Keep(Path.Combine(folder.Reports, "destinations"), standing.SelectMany(id => (string[])[id + ".json", id + ".csv"]), "*.*");
    }

    private static void Keep(string directory, IEnumerable<string> names, string pattern)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        var kept = names.ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory, pattern).Where(f => !kept.Contains(Path.GetFileName(f))).ToList())
        {
            File.Delete(file);
        }
    }
}
