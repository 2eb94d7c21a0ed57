using System.CommandLine;
using Tideline.Cli.Jobs;

namespace Tideline.Cli.Commands;

/// <summary><c>compare</c>: the displaced stock under other definitions, beside Tideline's own.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var project = CommandLine.Project();
        return new Command("compare", "Compares published definitions of displacement on the same data; the result stays in the enclave.") { project }
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                var workspace = Workspace.Open(parsed.GetValue(project)!.FullName);
                var page = output.Stages.Run(progress => CompareJob.Run(workspace, progress, cancellation));
                output.Write(new { Report = page }, _ => output.Say($"Compared. Table: {page}"));
                return 0;
            });
    }
}
