using NodaTime;
using Tideline.Domain;
using Tideline.Operation.Metrics;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Release.Register;
using Tideline.Release.Stops;

namespace Tideline.Server.Metrics;

/// <summary>All metrics of a project: those of its operation, and what its registers say.</summary>
public static class ProjectMetrics
{
    public static IReadOnlyList<Measured> Of(ProjectFolder folder, ProjectConfiguration configuration, IClock clock)
    {
        List<Measured> measured = [];
        Take(measured, () => OperationMetrics.Of(folder, configuration, clock));
        Take(measured, () => Releases(new(folder.Releases, clock)));
        Take(measured, () => [new(Metric.Stopped, IsStopped(new(folder.Releases, clock)) ? 1 : 0)]);
        return [.. measured.OrderBy(m => Order(m.Metric))];
    }

    /// <summary>What cannot be read now is left out, and keeps nothing else from being told.</summary>
    private static void Take(List<Measured> measured, Func<IEnumerable<Measured>> measure)
    {
        try
        {
            foreach (var m in measure())
            {
                measured.Add(m);
            }
        }
        catch (Exception e) when (e is TidelineException or IOException or UnauthorizedAccessException)
        {
            // The doctor says what is wrong with it.
        }
    }

    private static IEnumerable<Measured> Releases(ReleaseRegister register)
    {
        var states = register.Proposed.Select(register.StateOf).ToList();
        return
        [
            new(Metric.Releases, states.Count(s => s is ReleaseState.Proposed or ReleaseState.Approved), ("state", "waiting")),
            new(Metric.Releases, states.Count(s => s == ReleaseState.Published), ("state", "published")),
            new(Metric.Releases, states.Count(s => s == ReleaseState.Refused), ("state", "refused")),
            new(Metric.Releases, states.Count(s => s == ReleaseState.Recalled), ("state", "recalled")),
        ];
    }

    // A register that cannot be read lets nothing leave.
    private static bool IsStopped(ExportStop stop)
    {
        try
        {
            return stop.Standing is not null;
        }
        catch (EngineException)
        {
            return true;
        }
    }

    private static int Order(Metric metric) => Metric.All.Index().First(m => m.Item == metric).Index;
}
