using System.CommandLine;
using NodaTime.Text;
using Tideline.Cli.Jobs;
using Tideline.Projects.Agreements;

namespace Tideline.Cli.Commands;

/// <summary><c>agreement</c>: what the parties agreed, and whether it covers the project.</summary>
internal static class AgreementCommand
{
    private const int Refused = 4;

    public static Command Create() => new Command("agreement", "Lists the agreements that bind the project; checks whether they cover it.") { List(), Check() };

    private static Command List()
    {
        var project = CommandLine.Project();
        return new Command("list", "Lists the agreements that bind the project.") { project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
            var agreements = ProjectAgreements.Read(workspace.Folder, workspace.Configuration);
            output.Write(agreements.All.Select(a => new { a.Terms.Id, a.Terms.Version, a.Terms.Operator, a.Terms.Agency, a.Terms.Start, a.Terms.End, a.File, a.Sha256 }), _ =>
            {
                foreach (var agreement in agreements.All)
                {
                    output.Say($"{agreement.Told}  {agreement.Sha256}");
                }

                if (!agreements.Bind)
                {
                    output.Say(ProjectAgreements.None);
                }
            });
            return 0;
        });
    }

    private static Command Check()
    {
        var project = CommandLine.Project();
        return new Command("check", "Says of each agreement how long it is in force, and what of the project it does not cover.") { project }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
                var agreements = ProjectAgreements.Read(workspace.Folder, workspace.Configuration);
                var coverage = agreements.All.Select(a => AgreementCoverage.Of(a, workspace)).ToArray();
                var uncovered = AgreementCoverage.Uncovered(workspace);
                output.Write(new { Binding = agreements.Bind, Agreements = coverage, Uncovered = uncovered }, _ =>
                {
                    foreach (var found in coverage)
                    {
                        output.Say($"{found.Id}, version {found.Version}: {(found.InForce ? "in force until" : "not in force; its term ends on")} {LocalDatePattern.Iso.Format(found.End)}; for {string.Join(", ", found.Recipients)}");
                        foreach (var gap in found.Gaps)
                        {
                            output.Say($"  {gap}");
                        }
                    }

                    foreach (var (emergency, why) in uncovered)
                    {
                        output.Say($"Emergency '{emergency}' cannot be run: {why}");
                    }

                    output.Say(!agreements.Bind ? ProjectAgreements.None : uncovered.Count == 0 ? "Every emergency can be run." : "Figures that are covered by none stay in the enclave.");
                });
                return uncovered.Count == 0 ? 0 : Refused;
            });
    }
}
