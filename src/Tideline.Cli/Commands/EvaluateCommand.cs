using System.CommandLine;
using Tideline.Domain;

namespace Tideline.Cli.Commands;

/// <summary><c>evaluate</c>: compares the enclave's figures with the truth of a synthetic project.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var project = CommandLine.Project();
        return new Command("evaluate", "Compares the figures with truth/ (synthetic projects).") { project }
            .Does(CommandLine.Json(), (parsed, output, _) => throw new ConfigurationException("pending"));
    }
}
