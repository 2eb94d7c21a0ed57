using Tideline.Projects;
using Tideline.Projects.Files;

namespace Tideline.Evaluation;

/// <summary>Writes a report into <c>reports/</c>.</summary>
public static class EvaluationFiles
{
    /// <summary>Writes <c>evaluation-&lt;emergency&gt;.md</c> and <c>.json</c>; a half-written file never has the final name.</summary>
    /// <returns>The full path of the Markdown page.</returns>
    public static string Write(ProjectFolder folder, EvaluationReport report)
    {
        var name = Path.Combine(folder.Reports, $"evaluation-{report.Emergency}");
        Directory.CreateDirectory(folder.Reports);
        Replace(name + ".json", EvaluationJson.Write(report));
        Replace(name + ".md", EvaluationText.Markdown(report));
        return name + ".md";
    }

    private static void Replace(string path, string text)
    {
        WholeFile.Write(path, text);
    }
}
