using NodaTime;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Retention;
using Tideline.Projects.Configuration;

namespace Tideline.Cli.Jobs;

/// <summary>Retention of a project, by its own rules or the defaults.</summary>
internal static class RetentionJob
{
    public static RetentionRules RulesOf(Workspace workspace) => workspace.Configuration.Retention ?? RetentionRules.Standard;

    /// <summary>Today where the project is.</summary>
    public static LocalDate Today(Workspace workspace) => Today(workspace.Configuration);

    /// <inheritdoc cref="Today(Workspace)"/>
    public static LocalDate Today(ProjectConfiguration configuration) =>
        SystemClock.Instance.GetCurrentInstant().InZone(configuration.TimeZone).Date;

    /// <summary>What is past its time on a day.</summary>
    public static RetentionPlan Plan(Workspace workspace, LocalDate today, CancellationToken cancellation)
    {
        using var engine = ServersOf(workspace, cancellation);
        return SweepOf(workspace, engine).Plan(RulesOf(workspace), today);
    }

    /// <summary>Deletes what is past its time.</summary>
    public static RetentionPlan Apply(Workspace workspace, LocalDate today, CancellationToken cancellation)
    {
        using var engine = ServersOf(workspace, cancellation);
        return SweepOf(workspace, engine).Apply(RulesOf(workspace), today, cancellation);
    }

    /// <summary>Deletes what is past its time where the project has rules; called when the tables of new days are made. A sample
    /// of a plan holds nothing of its own.</summary>
    public static void Enforce(Workspace workspace, IEngine engine, CancellationToken cancellation)
    {
        if (workspace is { Configuration.Retention: { } rules, Folder.Aside: null })
        {
            SweepOf(workspace, engine).Apply(rules, Today(workspace), cancellation);
        }
    }

    private static RetentionSweep SweepOf(Workspace workspace, IEngine? engine) =>
        new(workspace.Folder, workspace.Configuration, engine, SystemClock.Instance);

    /// <summary>The engine where it keeps days on servers; null where all lies in the lake.</summary>
    private static IEngine? ServersOf(Workspace workspace, CancellationToken cancellation) =>
        workspace.Configuration.Engine.Kind == EngineKind.ClickHouse ? workspace.OpenEngine(cancellation) : null;
}
