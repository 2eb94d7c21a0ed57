using System.CommandLine;
using NodaTime;
using Tideline.Cli.Doctor;
using Tideline.Cli.Jobs;

namespace Tideline.Cli.Commands;

/// <summary><c>doctor</c>: opens everything a run needs, says what it found, and how to mend what is not well.</summary>
internal static class DoctorCommand
{
    private const int SomethingWrong = 5;

    public static Command Create()
    {
        var project = CommandLine.Project();
        var reach = new Option<bool>("--reach") { Description = "Also asks other machines: feeds, mail and webhook servers. Sends no notice." };
        return new Command("doctor", "Says what is wrong with the project and this machine, and how to mend it.") { project, reach }
            .Does(CommandLine.Json(), async (parsed, output, cancellation) =>
            {
                var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
                var findings = await new Examination(workspace, parsed.GetValue(reach), SystemClock.Instance).Run(cancellation);
                output.Write(Told(findings), _ =>
                {
                    foreach (var finding in findings)
                    {
                        output.Say($"{finding.What,-22}{finding.Found}");
                        if (finding.State != FindingState.Ok)
                        {
                            output.Say($"{"",-22}{Word(finding.State)}: {finding.Remedy}");
                        }
                    }
                });
                return findings.Any(f => f.State == FindingState.Wrong) ? SomethingWrong : 0;
            });
    }

    /// <summary>What was found under its name, as ever; the state of all and each finding beside.</summary>
    private static Dictionary<string, object?> Told(IReadOnlyList<Finding> findings)
    {
        var told = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            told[finding.What] = finding.Found;
        }

        told["state"] = Word(findings.Max(f => f.State));
        told["findings"] = findings.Select(f => new { f.What, State = Word(f.State), f.Found, f.Remedy });
        return told;
    }

    private static string Word(FindingState state) => state.ToString().ToLowerInvariant();
}
