using System.CommandLine;
using Tideline.Cli.Jobs;
using Tideline.Domain;
using Tideline.Evaluation;
using Tideline.Projects.Emergencies;

namespace Tideline.Cli.Commands;

/// <summary><c>evaluate</c>: compares the enclave's figures with the truth of synthetic projects.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var project = new Option<DirectoryInfo[]>("--project")
        {
            Description = "A project folder; several are pooled (seeds of one scenario).",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [new DirectoryInfo(Directory.GetCurrentDirectory())],
        };
        var presets = new Option<bool>("--presets") { Description = "Scores what 'compare' found under every definition instead." };
        return new Command("evaluate", "Compares the figures with truth/ (synthetic projects).") { project, presets }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                if (parsed.GetValue(presets))
                {
                    PresetEvaluation.Show(parsed.GetValue(project)!, output);
                    return 0;
                }

                var reports = parsed.GetValue(project)!.SelectMany(p => Evaluate(Workspace.Open(p.FullName))).ToArray();
                var pooled = reports.Length > 1 ? EvaluationSummary.Pool(reports.Select(r => r.Report)) : null;
                output.Write(Machine([.. reports.Select(r => r.Report)], pooled), _ =>
                {
                    foreach (var (report, page) in reports)
                    {
                        output.Say($"{report.Project}, {report.Emergency}: {page}");
                        output.Say(reports.Length == 1 ? EvaluationText.Console(report) : "");
                    }

                    if (pooled is not null)
                    {
                        output.Say(AcceptanceTable.Markdown(pooled.Acceptance()));
                        output.Say(pooled.Markdown());
                    }
                });
                return 0;
            });
    }

    /// <summary>The reports; of several projects also their pool, as one object, since a pool is no report of a project.</summary>
    private static object Machine(IReadOnlyList<EvaluationReport> reports, EvaluationSummary? pooled) => pooled is null
        ? reports
        : new { Reports = reports, Pooled = new { pooled.Seeds, pooled.Absent, Acceptance = pooled.Acceptance(), pooled.Scores, pooled.Spreads } };

    /// <summary>Scores every emergency of a project and writes its page.</summary>
    public static IEnumerable<(EvaluationReport Report, string Page)> Evaluate(Workspace workspace)
    {
        if (workspace.Configuration.Emergencies.Count == 0)
        {
            throw new ConfigurationException("project.yaml declares no emergency, so there is nothing to evaluate.");
        }

        foreach (var configured in workspace.Configuration.Emergencies)
        {
            var emergency = EmergencyResolver.Resolve(configured, workspace.Reference, workspace.Folder);
            var report = Evaluator.Run(workspace.Folder, workspace.Configuration, workspace.Reference, emergency);
            yield return (report, EvaluationFiles.Write(workspace.Folder, report));
        }
    }
}
