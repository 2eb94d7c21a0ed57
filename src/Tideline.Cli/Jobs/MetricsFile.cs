using NodaTime;
using Tideline.Operation.Metrics;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Server.Metrics;

namespace Tideline.Cli.Jobs;

/// <summary>Metrics as a file for node_exporter, where <c>operation.metrics_file</c> names one.</summary>
internal static class MetricsFile
{
    /// <summary>Written whole: who reads it meanwhile has the one before.</summary>
    /// <returns>What went wrong, in a sentence; nothing where nothing did.</returns>
    public static IReadOnlyList<string> Write(ProjectFolder folder, ProjectConfiguration configuration)
    {
        if (configuration.Operation.MetricsFile is not { } file)
        {
            return [];
        }

        try
        {
            WholeFile.Write(folder.Resolve(file), MetricsText.Of(ProjectMetrics.Of(folder, configuration, SystemClock.Instance)));
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [$"The metrics could not be written into {file}: {e.Message} Mend its folder's rights; the next look tries again."];
        }
    }
}
