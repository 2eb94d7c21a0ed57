using Tideline.Cli.Terminal;
using Tideline.Operation.Metrics;

namespace Tideline.Cli.Jobs;

/// <summary>Keeps how long the stages of a job took, for metrics; a command at a keyboard says it itself.</summary>
internal static class LastStages
{
    public static void Keep(Workspace workspace, Output output)
    {
        if (!output.IsJob || workspace.Folder.Aside is not null)
        {
            return;
        }

        try
        {
            StageTimes.Write(workspace.Folder, output.Stages.Stages);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The work is done; that its times are not known fails nothing.
        }
    }
}
