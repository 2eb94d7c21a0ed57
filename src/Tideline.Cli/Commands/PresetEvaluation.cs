using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Evaluation.Presets;
using Tideline.Projects.Emergencies;

namespace Tideline.Cli.Commands;

/// <summary><c>evaluate --presets</c>: every definition of <c>compare</c> against the truth, pooled over projects.</summary>
internal static class PresetEvaluation
{
    public static void Show(IReadOnlyList<DirectoryInfo> projects, Output output)
    {
        var scores = projects.SelectMany(p => Scores(Workspace.Open(p.FullName))).ToList();
        output.Write(scores, _ => output.Say(PresetScoreTable.Markdown(scores)));
    }

    private static IEnumerable<IReadOnlyList<PresetScore>> Scores(Workspace workspace) =>
        workspace.Configuration.Emergencies
            .Select(e => EmergencyResolver.Resolve(e, workspace.Reference, workspace.Folder))
            .Select(e => PresetScores.OfProject(workspace.Folder, workspace.Reference.Boundaries!.Hierarchy, e.Id, e.EvacuationStarts));
}
