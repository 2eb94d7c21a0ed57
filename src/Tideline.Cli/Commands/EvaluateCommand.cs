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
                output.Write(reports.Select(r => r.Report), _ =>
                {
                    foreach (var (report, page) in reports)
                    {
                        output.Say($"{report.Project}, {report.Emergency}: {page}");
                        output.Say(reports.Length == 1 ? EvaluationText.Console(report) : "");
                    }

                    if (reports.Length > 1)
                    {
                        output.Say(EvaluationSummary.Pool(reports.Select(r => r.Report)).Markdown());
                    }
                });
                return 0;
            });
    }

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
