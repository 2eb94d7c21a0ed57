using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Domain;
using Tideline.Engines.ClickHouse;
using Tideline.Projects.Configuration;
using static System.FormattableString;

namespace Tideline.Cli.Doctor;

/// <summary>Whether a run could use the engine.</summary>
internal static class EngineChecks
{
    public static IReadOnlyList<Finding> Of(Workspace workspace, CancellationToken cancellation)
    {
        if (workspace.Configuration.Engine.Kind == EngineKind.ClickHouse)
        {
            var findings = new ClusterCheck(ClusterSettings.Of(workspace), SystemClock.Instance, cancellation).Run();
            return
            [
                Finding.Ok("engine", Invariant($"clickhouse on {workspace.Configuration.Engine.Shards.Count} shards")),
                .. findings.Select(f => f.Remedy is null ? Finding.Ok(f.What, f.Found) : Finding.Wrong(f.What, f.Found, f.Remedy)),
            ];
        }

        try
        {
            using var engine = workspace.OpenEngine(cancellation);
            return [Finding.Ok("engine", $"{engine.Name} {engine.Version}")];
        }
        catch (EngineException e)
        {
            return [Finding.Wrong("engine", "cannot be opened", e.Message)];
        }
    }
}
